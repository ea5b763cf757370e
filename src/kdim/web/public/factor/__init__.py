"""One's own second factor: members and officers alike, so neither portal nor office."""
