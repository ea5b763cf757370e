"""What became of the messages that leave the house."""
