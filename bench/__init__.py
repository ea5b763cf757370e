"""Measurements beside hand-written SQL and beside other ledgers: ``make bench`` (see ``docs/performance.md``)."""
