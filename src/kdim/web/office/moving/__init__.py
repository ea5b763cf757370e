"""Moving in: files brought, looked at, and taken over."""
