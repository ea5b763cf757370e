"""Pages for staff and officers, keyboard first."""
