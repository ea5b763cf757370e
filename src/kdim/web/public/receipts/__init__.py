"""Checking a receipt without signing in."""
