"""Receipts for money that changed hands."""
