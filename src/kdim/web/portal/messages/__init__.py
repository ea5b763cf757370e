"""What the cooperative told me."""
