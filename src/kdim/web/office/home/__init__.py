"""The first page of the office: how the cooperative stands and what waits."""
