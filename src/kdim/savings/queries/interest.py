"""A month's interest of all accounts, worked out inside the database; no account passes through Python."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from kdim.calculations.law import SAVINGS_TAX
from kdim.calculations.savings_interest import InterestMethod
from kdim.kernel.calendar import Month
from kdim.ledger import queries as books
from kdim.ledger.enums import AccountRole
from kdim.savings.models import InterestRun, ProductTerms
from kdim.savings.queries.interest_sql import interest_select, needs_runs
from kdim.savings.queries.products import interest_terms

#: Temporary tables of this connection, from which the ledger posts: subaccount and signed amount. The first also says
#: whose it is, for a table of its own would be a million rows more.
GROSS, TAX = "savings_interest_lines", "savings_tax_lines"
#: SQLite keeps a table in the order of such a key without a second index.
_KEY = {"sqlite": "integer PRIMARY KEY", "postgresql": "bigint PRIMARY KEY"}
_OPENED_DAY = {
    "sqlite": "CAST(substr(a.opened_on, 9, 2) AS integer)",
    "postgresql": "CAST(extract(day FROM a.opened_on) AS integer)",
}


@dataclass(frozen=True, slots=True)
class InterestTotals:
    """What a month's interest comes to; amounts in whole rupiah, ``accounts`` those that earn something."""

    accounts: int
    gross: int
    tax: int
    taxed_accounts: int


@dataclass(frozen=True, slots=True)
class InterestLine:
    """One account's interest and the tax withheld from it."""

    account_id: int
    number: str
    member_name: str
    gross: int
    tax: int


@dataclass(frozen=True, slots=True)
class InterestPreview:
    """What would be posted now; ``run`` is the month's run when there is one."""

    month: Month
    totals: InterestTotals
    largest: Sequence[InterestLine]
    run: InterestRun | None


def interest_preview(cooperative_id: int, month: Month) -> InterestPreview:
    """Totals and the ten accounts that earn most; nothing is written but temporary tables, which are dropped again."""
    totals = work_out_interest(cooperative_id, month)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT a.id, a.number, m.name, -g.amount, coalesce(t.amount, 0)
            FROM {GROSS} g JOIN savings_savingsaccount a ON a.cooperative_id = %s AND a.id = g.account_id
            JOIN members_member m ON m.cooperative_id = %s AND m.id = g.member_id
            LEFT JOIN {TAX} t ON t.subaccount_id = g.subaccount_id ORDER BY g.amount, a.number LIMIT 10""",  # noqa: S608
            [cooperative_id, cooperative_id],
        )
        largest = [InterestLine(*row) for row in cursor.fetchall()]
    drop_tables()
    run = InterestRun.objects.of(cooperative_id).filter(month=month.first_day).first()
    return InterestPreview(month, totals, largest, run)


def interest_runs(cooperative_id: int) -> Sequence[InterestRun]:
    """Every run, the latest month first."""
    return list(InterestRun.objects.of(cooperative_id).order_by("-month"))


def work_out_interest(cooperative_id: int, month: Month) -> InterestTotals:
    """Fill ``GROSS`` and ``TAX`` for the ledger, in one statement each, however many products bear interest.

    Accounts closed before now earn nothing, nor does what they held in the month. An account earns from the day it was
    opened; a deposit counts from its own day, a withdrawal no longer does.
    """
    terms = list(interest_terms(cooperative_id, month).values())
    account = books.account_of_role(cooperative_id, AccountRole.SAVINGS_SUKARELA)
    _make_tables()
    if terms and account:
        _work_out_gross(cooperative_id, month, account, terms)
        _work_out_tax(cooperative_id, month)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*), coalesce(-sum(amount), 0) FROM {GROSS}")  # noqa: S608
        accounts, gross = cursor.fetchone()
        cursor.execute(f"SELECT count(*), coalesce(sum(amount), 0) FROM {TAX}")  # noqa: S608
        taxed, tax = cursor.fetchone()
    return InterestTotals(accounts=int(accounts), gross=int(gross), tax=int(tax), taxed_accounts=int(taxed))


def drop_tables() -> None:
    """Leave nothing behind on the connection."""
    with connection.cursor() as cursor:
        for table in (GROSS, TAX):
            cursor.execute(f"DROP TABLE IF EXISTS {table}")


def _make_tables() -> None:
    drop_tables()
    key = _KEY[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TEMPORARY TABLE {GROSS} (subaccount_id {key}, amount bigint, account_id bigint, member_id bigint)"
        )
        cursor.execute(f"CREATE TEMPORARY TABLE {TAX} (subaccount_id {key}, amount bigint)")


def _by_runs(terms: ProductTerms) -> bool:
    return terms.method == InterestMethod.LOWEST or needs_runs(terms)


def _work_out_gross(cooperative_id: int, month: Month, account: int, products: Sequence[ProductTerms]) -> None:
    """One INSERT … SELECT for the accounts of all products; the lines are read once for each way of counting."""
    facts: list[int | date] = []
    ways, selects = [], []
    for name, read, wanted in (("days", books.balance_days, False), ("runs", books.balance_runs, True)):
        if any(_by_runs(each) is wanted for each in products):
            way = read(cooperative_id, accounts=[account], first_on=month.first_day, last_on=month.last_day)
            ways.append(f"{name} AS ({way.sql})")
            facts += way.params
    for each in products:
        sql, more = _of_product(cooperative_id, month, each)
        selects.append(sql)
        facts += more
    with connection.cursor() as cursor:
        cursor.execute(
            f"""INSERT INTO {GROSS} (subaccount_id, amount, account_id, member_id) WITH {", ".join(ways)}
            SELECT subaccount, -gross, account, member FROM ({" UNION ALL ".join(selects)}) due""",  # noqa: S608
            facts,
        )


def _of_product(cooperative_id: int, month: Month, terms: ProductTerms) -> tuple[str, list[int | date]]:
    """The SELECT for one product's accounts, with its parameters."""
    first = f"CASE WHEN a.opened_on < %s THEN 1 ELSE {_OPENED_DAY[connection.vendor]} END"
    facts: list[int | date] = [month.first_day]
    if _by_runs(terms):
        covered = f"""
            SELECT a.id AS account, a.member_id AS member, a.subaccount_id AS subaccount, r.balance AS balance,
              r.day + r.days - CASE WHEN r.day < {first} THEN {first} ELSE r.day END AS d
            FROM savings_savingsaccount a JOIN runs r ON r.subaccount_id = a.subaccount_id"""  # noqa: S608
        facts *= 2
    else:
        covered = f"""
            SELECT a.id AS account, a.member_id AS member, a.subaccount_id AS subaccount, b.balance_days AS q,
              {month.days + 1} - ({first}) AS d
            FROM savings_savingsaccount a JOIN days b ON b.subaccount_id = a.subaccount_id"""  # noqa: S608
    covered += " WHERE a.cooperative_id = %s AND a.product_id = %s AND a.closed_on IS NULL AND a.opened_on <= %s"
    facts += [cooperative_id, terms.product_id, month.last_day]
    if terms.method == InterestMethod.LOWEST:
        pieces = f"""
            SELECT account, member, subaccount, CAST(min(balance) * sum(d) AS bigint) AS q, CAST(sum(d) AS bigint) AS d
            FROM ({covered}) covered WHERE d > 0 GROUP BY account, member, subaccount"""  # noqa: S608
    elif _by_runs(terms):
        pieces = f"SELECT account, member, subaccount, balance * d AS q, d FROM ({covered}) covered WHERE d > 0"  # noqa: S608
    else:
        pieces = covered
    return interest_select(terms, month, pieces, several=_by_runs(terms)), facts


def _work_out_tax(cooperative_id: int, month: Month) -> None:
    """PPh final of each member on all their interest of the month together, of the members above the limit only.

    It is divided over their accounts so that the parts add up to the whole. Whose term deposits gave interest in the
    month bears what is still owed for everything together, no more than the interest itself, the oldest account first.
    """
    rule = SAVINGS_TAX.at(month.last_day)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""INSERT INTO {TAX} (subaccount_id, amount)
            WITH deposits AS (
              SELECT d.member_id, CAST(sum(i.gross) AS bigint) AS given, CAST(sum(i.tax) AS bigint) AS kept
              FROM savings_depositinterest i
              JOIN savings_termdeposit d ON d.cooperative_id = i.cooperative_id AND d.id = i.deposit_id
              WHERE i.cooperative_id = %s AND i.due_on >= %s AND i.due_on <= %s GROUP BY d.member_id),
            sums AS (SELECT member_id, CAST(-sum(amount) AS bigint) AS gross FROM {GROSS} GROUP BY member_id),
            taxed AS (
              SELECT member_id, is_alone,
                CASE WHEN owed <= 0 THEN 0 WHEN owed < gross THEN owed ELSE gross END AS owed
              FROM (
                SELECT member_id, gross, kept IS NULL AS is_alone,
                  (gross + coalesce(given, 0)) * {rule.rate_ppm} / 1000000 - coalesce(kept, 0) AS owed
                FROM (SELECT s.member_id, s.gross, d.given, d.kept FROM sums s
                      LEFT JOIN deposits d ON d.member_id = s.member_id) both_kinds
                WHERE gross + coalesce(given, 0) > {rule.exempt_up_to}) above)
            SELECT subaccount_id, part FROM (
              SELECT subaccount_id,
                CASE WHEN is_alone
                  THEN so_far * {rule.rate_ppm} / 1000000 - (so_far - gross) * {rule.rate_ppm} / 1000000
                  ELSE (CASE WHEN so_far < owed THEN so_far ELSE owed END)
                     - (CASE WHEN so_far - gross < owed THEN so_far - gross ELSE owed END) END AS part
              FROM (
                SELECT g.subaccount_id, -g.amount AS gross, t.is_alone, t.owed,
                  CAST(sum(-g.amount) OVER (PARTITION BY g.member_id ORDER BY g.account_id) AS bigint) AS so_far
                FROM {GROSS} g JOIN taxed t ON t.member_id = g.member_id
              ) each_account) parts WHERE part > 0""",  # noqa: S608 - table names and whole numbers of ours
            [cooperative_id, month.first_day, month.last_day],
        )
