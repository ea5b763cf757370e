"""The face of the cooperative."""
