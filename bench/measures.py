"""What is measured. Each function measures one thing on one database and gives back the lines of the table."""

import time
from collections.abc import Callable
from statistics import median

from bench.contenders.raw_ids import deposit_days
from bench.places import Place
from bench.results import Bar, Finding, Series
from bench.workers import Worker

RAW = "hand-written SQL"
ACT = "the whole deposit (act, trail, receipt)"


def posting(place: Place) -> list[Finding]:
    """Deposits one by one, each durable before the next begins."""
    sizes = place.sizes
    with place.measuring():
        raw, ours = place.raw(place.fresh("post_raw")), place.ours(place.migrated("post_kdim"))
        raw.ask("setup", accounts=sizes.accounts)
        ours.ask("setup", accounts=sizes.accounts)
        contenders: dict[str, Callable[[], float]] = {
            "raw": lambda: _rate(raw, sizes.postings),
            "ours": lambda: _rate(ours, sizes.postings),
            "act": lambda: _rate(ours, sizes.postings, do="act"),
        }
        for name, module in _others(place).items():
            other = place.other(module, place.fresh(f"post_{module}"))
            other.ask("setup", accounts=sizes.accounts)
            contenders[name] = lambda other=other: _rate(other, sizes.other_postings)
        _warm(contenders)
        found = Series().rounds(sizes.rounds, contenders)
    what = "post an entry, one by one"
    lines = [
        Finding(place.database, what, RAW, found.ratio("ours", "raw"), bar=Bar(0.6 if place.is_sqlite else 0.7)),
    ]
    lines.append(Finding(place.database, ACT, RAW, found.ratio("act", "raw")))
    bars = {"django-hordak": Bar(3), "django-ledger": Bar(20)}
    lines += [Finding(place.database, what, name, found.ratio("ours", name), bar=bars[name]) for name in _others(place)]
    return lines


def hot_account(place: Place) -> list[Finding]:
    """Several client processes at once: all at one cooperative's cash desk, or each in a cooperative of its own."""
    sizes = place.sizes
    with place.measuring():
        address = place.migrated("hot_kdim")
        first = place.ours(address)
        first.ask("setup", accounts=sizes.accounts, cooperatives=sizes.clients)
        clients = [first] + [place.ours(address) for _ in range(sizes.clients - 1)]
        for number, client in enumerate(clients):
            client.ask("join", number=number, clients=sizes.clients)
        contenders = {
            "together": lambda: _rate_of_all(clients, sizes.client_postings, together=True),
            "apart": lambda: _rate_of_all(clients, sizes.client_postings, together=False),
            "alone": lambda: _rate(first, sizes.client_postings),
        }
        _warm(contenders)
        found = Series().rounds(sizes.rounds, contenders)
    what = f"{sizes.clients} clients on one cash account"
    bar = None if place.is_sqlite else Bar(0.9)
    return [
        Finding(
            place.database, what, "the same clients in cooperatives apart", found.ratio("together", "apart"), bar=bar
        ),
        Finding(place.database, what, "one client alone", found.ratio("together", "alone")),
    ]


def bulk(place: Place) -> list[Finding]:
    """Many entries in one transaction."""
    sizes = place.sizes
    with place.measuring():
        raw, ours = place.raw(place.fresh("bulk_raw")), place.ours(place.migrated("bulk_kdim"))
        raw.ask("setup", accounts=sizes.accounts)
        ours.ask("setup", accounts=sizes.accounts)
        contenders: dict[str, Callable[[], float]] = {
            "raw": lambda: _rate(raw, sizes.bulk, do="bulk"),
            "ours": lambda: _rate(ours, sizes.bulk, do="bulk"),
        }
        hordak = "django-hordak" in _others(place)
        if hordak:
            other = place.other("hordak", place.fresh("bulk_hordak"))
            other.ask("setup", accounts=sizes.accounts)
            contenders["django-hordak"] = lambda: _rate(other, sizes.other_bulk, do="bulk")
        found = Series().rounds(sizes.rounds, contenders)
    what = f"post {sizes.bulk:,} entries at once"
    how = "executemany" if place.is_sqlite else "COPY without foreign keys"
    lines = [Finding(place.database, what, f"{RAW}, {how}", found.ratio("ours", "raw"), bar=Bar(0.6))]
    if hordak:
        lines.append(Finding(place.database, what, "django-hordak", found.ratio("ours", "django-hordak"), bar=Bar(10)))
    return lines


def history(place: Place) -> list[Finding]:
    """A month's interest over many accounts and movements; then what a page reads from the whole history."""
    sizes = place.sizes
    in_month = sizes.interest_movements // sizes.interest_accounts
    earlier = max(0, sizes.lines // sizes.interest_accounts - in_month)
    days = deposit_days(in_month, earlier)
    with place.measuring():
        address = place.migrated("year_kdim")
        raw, ours = place.raw(place.fresh("year_raw")), place.ours(address)
        for worker in (raw, ours):
            worker.ask("found", accounts=sizes.interest_accounts)
            worker.ask("deposit_all", on=days[0])
            worker.ask("settle")
        short = _pages(place, raw, ours)
        for worker in (raw, ours):
            for on in days[1:]:
                worker.ask("deposit_all", on=on)
            worker.ask("settle")
        long = _pages(place, raw, ours)
        ours.ask("close")
        trial = _trial_balances(place, raw, ours)
        job = place.ours(address)  # a process that does nothing else, as the job's worker, so its memory is the work's
        job.ask("arrive")
        totals: set[tuple[int, int]] = set()
        interest = Series().rounds(
            sizes.rounds, {"raw": lambda: _interest(raw, totals), "ours": lambda: _interest(job, totals)}
        )
        peak = float(job.ask("peak")["megabytes"])
    assert len(totals) == 1, f"the contenders disagree about the interest: {totals}"
    what = f"interest of {sizes.interest_accounts:,} accounts, {sizes.interest_movements:,} movements"
    return [
        Finding(place.database, what, RAW, interest.ratio("ours", "raw"), bar=Bar(1.5, at_most=True)),
        Finding(place.database, what, "memory of the process", peak, unit="MB", bar=Bar(300, at_most=True)),
        Finding(place.database, f"passbook, {sizes.lines:,} lines", RAW, long.ratio("ours", "raw")),
        Finding(
            place.database, f"passbook, {sizes.lines:,} lines",
            f"the same with {sizes.interest_accounts:,} lines", long.middle("ours") / short.middle("ours"),
        ),
        Finding(
            place.database, f"trial balance of a closed month, {sizes.lines:,} lines",
            f"{RAW} that sums the lines", trial.ratio("ours", "raw"),
        ),
        Finding(
            place.database, f"trial balance of a closed month, {sizes.lines:,} lines",
            "the same of the first month", trial.ratio("ours", "first"),
        ),
    ]  # fmt: skip


def statements(place: Place) -> list[Finding]:
    """Statements of many members as one job, and a page that somebody reads meanwhile."""
    sizes = place.sizes
    days = [f"2025-{month:02}-{day:02}" for month in range(1, 7) for day in (3, 10, 17, 24)]
    with place.measuring():
        address = place.migrated("papers_kdim")
        job = place.ours(address)
        job.ask("found", accounts=sizes.statements)
        for on in days:
            job.ask("deposit_all", on=on)
        job.ask("settle")
        reader = place.ours(address)
        reader.ask("enter", number=0)
        made: list[float] = []

        def meanwhile() -> float:
            job.tell("statements")
            time.sleep(0.5)
            told = 1 / _rate(reader, sizes.pages, do="passbook")
            made.append(float(job.hear()["seconds"]))
            return told

        contenders = {"alone": lambda: 1 / _rate(reader, sizes.pages, do="passbook"), "meanwhile": meanwhile}
        _warm(contenders)
        found = Series().rounds(sizes.rounds, contenders)
        peak = float(job.ask("peak")["megabytes"])
    what = f"statements of {sizes.statements:,} members, {len(days)} lines each, one PDF each"
    return [
        Finding(place.database, what, "the clock", median(made[1:]), unit="s", bar=Bar(60, at_most=True)),
        Finding(place.database, what, "memory of the process", peak, unit="MB"),
        Finding(place.database, "a passbook while they are made", "the same alone", found.ratio("meanwhile", "alone")),
    ]


def _pages(place: Place, raw: Worker, ours: Worker) -> Series:
    n = place.sizes.pages
    contenders = {"raw": lambda: 1 / _rate(raw, n, do="passbook"), "ours": lambda: 1 / _rate(ours, n, do="passbook")}
    _warm(contenders)
    return Series().rounds(place.sizes.rounds, contenders)


def _trial_balances(place: Place, raw: Worker, ours: Worker) -> Series:
    """Seconds for the last closed month, and for the first, which has a fifth of the history behind it."""
    n = max(1, place.sizes.pages // 10)
    contenders = {
        "raw": lambda: float(raw.ask("trial_balance", n=1, on="2025-05-31")["seconds"]),
        "ours": lambda: 1 / _rate_of(ours, n, on="2025-05-31"),
        "first": lambda: 1 / _rate_of(ours, n, on="2025-01-31"),
    }
    _warm(contenders)
    return Series().rounds(place.sizes.rounds, contenders)


def _rate_of(worker: Worker, n: int, on: str) -> float:
    return n / float(worker.ask("trial_balance", n=n, on=on)["seconds"])


def _interest(worker: Worker, totals: set[tuple[int, int]]) -> float:
    """Seconds; ``totals`` collects what was paid and withheld, which must be the same for all."""
    worker.ask("settle")
    told = worker.ask("interest")
    totals.add((told["gross"], told["tax"]))
    return float(told["seconds"])


def _others(place: Place) -> dict[str, str]:
    """The other ledgers that work on this database: name → module."""
    if place.other_python is None:
        return {}
    names = {"django-ledger": "django_ledger"}
    return names if place.is_sqlite else {"django-hordak": "hordak", **names}


def _rate(worker: Worker, n: int, *, do: str = "post") -> float:
    """Pieces of work a second."""
    return n / float(worker.ask(do, n=n)["seconds"])


def _rate_of_all(workers: list[Worker], n: int, *, together: bool) -> float:
    """Postings a second of all workers, who begin at the same moment, in one cooperative or each in its own."""
    for worker in workers:
        worker.ask("stand", together=together)
    begin_at = time.monotonic() + 0.3
    for worker in workers:
        worker.tell("post", n=n, begin_at=begin_at)
    heard = [worker.hear() for worker in workers]
    return n * len(workers) / (max(one["ended"] for one in heard) - min(one["began"] for one in heard))


def _warm(contenders: dict[str, Callable[[], float]]) -> None:
    """One round that does not count: caches, plans, first pages of the files."""
    for ask in contenders.values():
        ask()


MEASURES: dict[str, Callable[[Place], list[Finding]]] = {
    "posting": posting,
    "hot": hot_account,
    "bulk": bulk,
    "history": history,
    "statements": statements,
}
