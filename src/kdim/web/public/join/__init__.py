"""Becoming a member, by oneself."""
