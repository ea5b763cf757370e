"""Pages of the cooperative's own affairs."""
