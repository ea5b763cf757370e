"""Pages by audience: public, portal (members), office (staff and officers)."""
