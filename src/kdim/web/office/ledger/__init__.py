"""The books: journal, accounts, trial balance, reversals, periods, and whether all of it is whole."""
