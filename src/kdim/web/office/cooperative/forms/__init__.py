"""Forms of the cooperative's own affairs."""
