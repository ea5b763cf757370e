"""Words every room shares: rupiah, dates, identifiers, refusals. Standard library only."""
