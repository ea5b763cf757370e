"""A credit union's January 2025 re-enacted: opening balances and 64 cash lines give its published figures."""

import csv
import json
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from kdim.cooperatives.enums import CooperativeKind
from kdim.cooperatives.models import Cooperative, wall
from kdim.cooperatives.powers import system_actor
from kdim.ledger import actions, queries
from kdim.ledger.entries import Entry, Line
from kdim.ledger.enums import EntryKind, OwnerKind

RAT = Path(__file__).parents[1] / "data" / "rat"
PUBLISHED = json.loads((RAT / "kopdit_2024_opening_2025_01.json").read_text())
CASH_BOOK = list(csv.DictReader((RAT / "kopdit_2025_01_cashbook.csv").read_text(encoding="utf-8").splitlines()))
AT = datetime(2025, 2, 3, 2, 0, tzinfo=UTC)
OPENING, CLOSING = date(2024, 12, 31), date(2025, 1, 31)


class Kopdit:
    """Its books: account ids by code, and one subaccount for all members of each control account."""

    def __init__(self) -> None:
        cooperative = Cooperative.objects.create(
            name="Kopdit Kalibawang", slug="kopdit", kind=CooperativeKind.SIMPAN_PINJAM, created_at=AT
        )
        self.id = cooperative.id
        self.actor = system_actor(self.id)
        actions.open_book(actor=self.actor, request_id=uuid4(), at=AT, begins_on=date(2024, 12, 1))
        tree = queries.account_tree(self.id)
        self.accounts = {row.code: row.id for row in tree}
        self.members = {
            row.code: actions.open_subaccount(
                actor=self.actor, account=row.id, owner_kind=OwnerKind.OPENING, owner_id=0, name="Anggota", on=OPENING
            )
            for row in tree
            if row.is_control
        }

    def line(self, code: str, amount: int) -> Line:
        return Line(self.accounts[code], amount, subaccount=self.members.get(code))

    def record(self, on: date, kind: EntryKind, memo: str, lines: list[Line]) -> int:
        return actions.record_journal(
            actor=self.actor, request_id=uuid4(), at=AT, on=on, memo=memo, lines=lines, kind=kind
        )

    def open(self) -> None:
        """One entry for all opening balances."""
        self.record(
            OPENING, EntryKind.OPENING, "Saldo awal",
            [
                self.line(row["coa"], row["balance"] if row["normal"] == "debit" else -row["balance"])
                for row in PUBLISHED["opening_balances"] if row["balance"]
            ],
        )  # fmt: skip

    def keep_cash_book(self) -> None:
        """One entry per line, all in one batch: cash on one side, the line's account on the other."""
        entries = [
            Entry(
                date.fromisoformat(row["date"]), EntryKind.CASH, row["description_as_in_source"],
                (self.line("11101", amount), self.line(row["coa_code"], -amount)),
            )
            for row in CASH_BOOK
            for amount in [int(row["DUM_in"]) - int(row["DUK_out"])]
        ]  # fmt: skip
        actions.post(entries, actor=self.actor, at=AT, request_id=uuid4())

    def balance(self, code: str, on: date) -> int:
        """Signed: debit +."""
        found = {row.code: row for row in queries.trial_balance(self.id, until_on=on).rows}
        return found[code].closing_debit - found[code].closing_credit if code in found else 0


@pytest.fixture
def kopdit(db):
    cooperative = Kopdit()
    with wall.enter(cooperative.id):
        cooperative.open()
        yield cooperative


def test_the_opening_balances_balance(kopdit):
    trial = queries.trial_balance(kopdit.id, until_on=OPENING)
    assets = next(row for row in trial.rows if row.code == "1")
    assert assets.balance == PUBLISHED["opening_check"]["total_assets"] == 4_152_686_150
    assert trial.closing_debit == trial.closing_credit


def test_january_closes_with_the_published_cash_and_surplus(kopdit):
    assert len(CASH_BOOK) == 64
    kopdit.keep_cash_book()

    assert kopdit.balance("11101", CLOSING) == PUBLISHED["published_closing"]["kas"] == 184_099_454
    trial = queries.trial_balance(kopdit.id, until_on=CLOSING, from_on=date(2025, 1, 1))
    results = [row for row in trial.rows if row.kind in {"income", "expense", "contra_income", "contra_expense"}]
    surplus = sum(row.credit - row.debit for row in results if not row.is_group)
    assert surplus == PUBLISHED["published_shu_january"] == 3_759_684


def test_every_account_closes_as_computed_from_the_published_book(kopdit):
    kopdit.keep_cash_book()
    trial = queries.trial_balance(kopdit.id, until_on=CLOSING)
    closing = {row.code: row.closing_debit - row.closing_credit for row in trial.rows if not row.is_group}
    published = {row["coa"]: row["balance"] for row in PUBLISHED["computed_closing"]}
    assert {code: amount for code, amount in closing.items() if amount} == {
        code: amount for code, amount in published.items() if amount
    }


def test_the_bank_differs_from_the_app_by_the_withdrawal_it_booked_apart(kopdit):
    """The app shows 496,052,945: it keeps "Tarik Dana dari Bank" (100,000,000) as an account of its own."""
    kopdit.keep_cash_book()
    assert PUBLISHED["published_closing"]["bank_in_app"] - kopdit.balance("11110", CLOSING) == 100_000_000


def test_closing_the_months_changes_no_figure(kopdit):
    kopdit.keep_cash_book()
    before = queries.trial_balance(kopdit.id, until_on=CLOSING)
    for month in (date(2024, 12, 1), date(2025, 1, 1)):
        actions.close_period(actor=kopdit.actor, request_id=uuid4(), at=AT, month=month)
    assert queries.trial_balance(kopdit.id, until_on=CLOSING) == before
    assert queries.check(kopdit.id) == []
