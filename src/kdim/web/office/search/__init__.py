"""One box for members, receipts, accounts and entries."""
