"""The living page of all parts, for those who build pages."""
