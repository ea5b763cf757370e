"""Pages for members, phone first."""
