"""Messages: what the cooperative tells a member, written together with what it tells."""
