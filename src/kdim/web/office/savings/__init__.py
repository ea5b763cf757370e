"""Savings: totals, accounts, passbooks, products and their terms, holds, dues, interest of a month."""
