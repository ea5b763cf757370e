"""A member's passbooks and dues."""
