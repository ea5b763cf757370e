"""The books: chart of accounts, sealed entries, subaccounts, periods, balances."""
