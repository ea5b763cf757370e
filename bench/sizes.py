"""How much work a run does."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sizes:
    """Counts of one run. ``rounds`` is five or more for figures that may be quoted."""

    rounds: int = 5
    postings: int = 400  # one by one, per round
    other_postings: int = 60  # one by one by the slow contenders, per round
    accounts: int = 2_000  # member subaccounts that single postings are spread over
    clients: int = 8
    client_postings: int = 150  # per client and round
    bulk: int = 100_000  # entries of one batch
    other_bulk: int = 10_000
    interest_accounts: int = 1_000_000
    interest_movements: int = 5_000_000
    lines: int = 10_000_000  # of the history behind page and trial balance
    pages: int = 20  # requests per round
    statements: int = 1_000  # of members, in one job


FULL = Sizes()
QUICK = Sizes(
    rounds=1, postings=20, other_postings=2, accounts=50, clients=2, client_postings=10, bulk=500, other_bulk=50,
    interest_accounts=200, interest_movements=1_000, lines=2_000, pages=2,
    statements=20,
)  # fmt: skip
