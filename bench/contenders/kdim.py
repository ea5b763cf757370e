"""KDIM itself, through its actions and pages, with the settings of the product."""

import os
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"

import django

django.setup()

from django.core.management import call_command
from django.db import connection, transaction

from bench.contenders import raw_ids
from bench.contenders.many import deposit_all, make_savers
from bench.serving import peak_megabytes, repeated, serve, timed
from kdim.cooperatives.actions import create_cooperative
from kdim.cooperatives.enums import CooperativeKind, Zone
from kdim.cooperatives.models import Cooperative, wall
from kdim.cooperatives.powers import Actor, system_actor
from kdim.kernel.calendar import Month
from kdim.kernel.collector import keep_what_is_loaded
from kdim.kernel.rupiah import Rupiah
from kdim.ledger import actions as ledger
from kdim.ledger import queries as books
from kdim.ledger.entries import Entry, Line
from kdim.ledger.enums import AccountRole, EntryKind
from kdim.processes.printing.actions import begin_statements, remove_statements
from kdim.processes.printing.enums import FileShape, PrintStatus
from kdim.processes.printing.queries import statement_run
from kdim.savings.actions import record_deposit, run_interest
from kdim.savings.models import SavingsAccount
from kdim.savings.queries import passbook
from kdim.web.documents.tasks import make_statements

TODAY = date.fromisoformat(raw_ids.TODAY)
NOW = datetime(TODAY.year, TODAY.month, TODAY.day, 3, tzinfo=UTC)
BEGINS = date(2025, 1, 1)


class Kdim:
    """One or more cooperatives with members' savings; the process stands inside one of them."""

    actor: Actor
    accounts: list[int]
    subaccounts: list[int]

    def __init__(self) -> None:
        self._walls = ExitStack()

    def migrate(self) -> None:
        """Make the tables of an empty database."""
        call_command("migrate", verbosity=0)
        connection.close()

    def setup(self, accounts: int, cooperatives: int = 1) -> None:
        """Found the cooperatives, each with ``accounts`` savers."""
        for number in range(cooperatives):
            cooperative_id = create_cooperative(
                name=f"Koperasi {number}", slug=f"k{number}", kind=CooperativeKind.SIMPAN_PINJAM, zone=Zone.WIB,
                fiscal_start_month=1, founded_on=None, at=NOW,
            )  # fmt: skip
            with wall.enter(cooperative_id):
                self._open_books(system_actor(cooperative_id), accounts)
        self._analyze()
        self.enter(0)

    def _open_books(self, actor: Actor, accounts: int) -> None:
        ledger.open_book(actor=actor, request_id=uuid4(), at=NOW, begins_on=BEGINS)
        make_savers(actor, NOW, BEGINS, accounts)

    def enter(self, number: int) -> None:
        """Stand inside cooperative ``number`` and know its accounts."""
        self.arrive(number)
        rows = SavingsAccount.objects.of(self.actor.cooperative_id).order_by("id")
        self.accounts = list(rows.values_list("id", flat=True))
        self.subaccounts = list(rows.values_list("subaccount_id", flat=True))

    def arrive(self, number: int = 0) -> None:
        """Stand inside cooperative ``number``, knowing nothing of it yet."""
        self._walls.close()
        cooperative = Cooperative.objects.get(slug=f"k{number}")
        self._walls.enter_context(wall.enter(cooperative.id))
        self.actor = system_actor(cooperative.id)

    def join(self, number: int, clients: int) -> None:
        """Be client ``number``: a few members of one's own, at the common desk or in one's own cooperative."""
        self.number, self.clients = number, clients

    def stand(self, *, together: bool) -> None:
        """Stand in the first cooperative with all the other clients, or in one's own."""
        self.enter(0 if together else self.number)
        self.subaccounts = self.subaccounts[self.number :: self.clients]

    def post(self, n: int, begin_at: float | None = None) -> dict:
        """Deposits one by one, each durable."""
        return repeated(self._deposit, n, begin_at)

    def _deposit(self, number: int) -> None:
        subaccount = self.subaccounts[number % len(self.subaccounts)]
        ledger.post([_entry(subaccount, number)], actor=self.actor, at=datetime.now(UTC), request_id=uuid4())

    def act(self, n: int) -> dict:
        """Deposits one by one as the savings desk takes them: power, request, checks, receipt, trail."""
        return repeated(self._act, n)

    def _act(self, number: int) -> None:
        record_deposit(
            actor=self.actor, request_id=uuid4(), at=datetime.now(UTC), on=TODAY,
            account_id=self.accounts[number % len(self.accounts)], amount=Rupiah(raw_ids.DEPOSIT + number),
        )  # fmt: skip

    def bulk(self, n: int) -> dict:
        """``n`` deposits in one transaction."""
        return timed(lambda: self._bulk(n)) | {"n": n}

    def _bulk(self, n: int) -> None:
        count = len(self.subaccounts)
        entries = [_entry(self.subaccounts[number % count], number) for number in range(n)]
        ledger.post(entries, actor=self.actor, at=datetime.now(UTC), request_id=uuid4())

    def found(self, accounts: int) -> None:
        """Found one cooperative with ``accounts`` savers."""
        self.setup(accounts)

    def deposit_all(self, on: str) -> None:
        """Every member's deposit of one day."""
        deposit_all(self.actor, NOW, date.fromisoformat(on))

    def settle(self) -> None:
        """Let the database tidy up what set-up or a taken-back round left, outside the measured time."""
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("VACUUM ANALYZE ledger_balance")
                cursor.execute("VACUUM ANALYZE ledger_line")
            else:
                cursor.execute("ANALYZE")
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def interest(self) -> dict:
        """The month's interest of all accounts, up to the commit; then taken back for the next round."""
        month = Month.of(date.fromisoformat(raw_ids.MONTH_BEGINS))
        at, on = datetime(2025, 7, 1, 3, tzinfo=UTC), date(2025, 7, 1)
        told: dict = {}
        with transaction.atomic():
            told |= timed(
                lambda: told.update(run_interest(actor=self.actor, request_id=uuid4(), at=at, on=on, month=month))
            )
            transaction.set_rollback(True)
        return told

    def passbook(self, n: int) -> dict:
        """The passbook of different members, as its page reads it."""
        return repeated(self._passbook, n)

    def _passbook(self, number: int) -> None:
        told = passbook(
            self.actor.cooperative_id, self.accounts[7 * number], from_on=BEGINS,
            until_on=date.fromisoformat(raw_ids.MONTH_ENDS),
        )  # fmt: skip
        assert told is not None
        assert told.lines
        assert told.lines[-1].balance == told.closing

    def statements(self) -> dict:
        """The statements of all members as the job makes them, a PDF for each; then removed for the next round."""
        frame, until_on = {"actor": self.actor, "at": NOW}, date.fromisoformat(raw_ids.MONTH_ENDS)
        run = begin_statements(
            **frame, request_id=uuid4(), on=until_on, from_on=BEGINS, until_on=until_on, shape=FileShape.EACH
        )  # fmt: skip
        told = timed(lambda: make_statements.call(cooperative_id=self.actor.cooperative_id, run_id=run))
        made = statement_run(self.actor.cooperative_id, run)
        assert made is not None
        assert (made.status, made.done) == (PrintStatus.DONE, len(self.accounts))
        remove_statements(**frame, request_id=uuid4(), run_id=run)
        return told

    def close(self) -> None:
        """Close the months before the month of the interest: their sums are folded into totals."""
        month = BEGINS
        while month < date.fromisoformat(raw_ids.MONTH_BEGINS):
            ledger.close_period(actor=self.actor, request_id=uuid4(), at=NOW, month=month)
            month = (month + timedelta(days=31)).replace(day=1)

    def trial_balance(self, n: int, on: str) -> dict:
        """Every account of the chart with opening, movements and closing, at the end of a day."""
        until_on = date.fromisoformat(on)
        return repeated(lambda _: books.trial_balance(self.actor.cooperative_id, until_on=until_on), n)

    def peak(self) -> dict:
        """Memory of this process."""
        return {"megabytes": peak_megabytes()}

    def _analyze(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _entry(subaccount: int, number: int) -> Entry:
    amount = raw_ids.DEPOSIT + number
    return Entry(
        on=TODAY,
        kind=EntryKind.DEPOSIT,
        memo="Setoran simpanan",
        lines=(
            Line(AccountRole.CASH_DESK, amount),
            Line(AccountRole.SAVINGS_SUKARELA, -amount, subaccount=subaccount),
        ),
    )


if __name__ == "__main__":
    keep_what_is_loaded()  # as the product's processes do
    serve(Kdim())
