"""A member's own data, consents, devices and PIN."""
