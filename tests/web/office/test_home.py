"""The overview says how the cooperative stands and what waits."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine

from kdim.cooperatives.enums import Role
from kdim.cooperatives.powers import system_actor
from kdim.kernel.calendar import Month
from kdim.ledger import actions as ledger
from kdim.ledger.entries import Entry, Line
from kdim.ledger.enums import AccountRole, EntryKind, OwnerKind
from kdim.ledger.queries import BooksWork, books_work
from kdim.members.enums import Channel, ExitReason, MemberStatus
from kdim.members.models import Member
from kdim.members.queries import counts, members_by_month, members_overview
from kdim.savings.queries import SavingsWork, savings_work

HOME = "/office/"


@pytest.fixture(autouse=True)
def june(at):
    """All of it on 16 June 2025."""
    with time_machine.travel(at, tick=False):
        yield


def member(office, n, status=MemberStatus.ACTIVE, joined_on=date(2025, 3, 1), left_on=None):
    is_member = status in {MemberStatus.ACTIVE, MemberStatus.LEFT}
    Member.objects.create(
        cooperative=office, status=status, number=f"A-{n}" if is_member else "", name=f"Anggota {n}",
        nik=f"3374011501900{n:03}", born_on=date(1990, 1, 1), sex="female", channel=Channel.OFFICE,
        applied_on=date(2025, 1, 5), joined_on=joined_on if is_member else None, left_on=left_on,
        exit_reason=ExitReason.KELUAR if left_on else "", plain_name=f"anggota {n}", search_text=f"anggota {n}",
    )  # fmt: skip


def save(office, at, amount, on):
    """A deposit of simpanan sukarela into cash."""
    actor = system_actor(office.id)
    subaccount = ledger.open_subaccount(
        actor=actor, account=AccountRole.SAVINGS_SUKARELA, owner_kind=OwnerKind.SAVINGS_ACCOUNT,
        owner_id=uuid4().int >> 70,
        name="Siti", on=on,
    )  # fmt: skip
    lines = (
        Line(AccountRole.CASH_DESK, amount),
        Line(AccountRole.SAVINGS_SUKARELA, -amount, subaccount=subaccount),
    )
    ledger.post([Entry(on, EntryKind.DEPOSIT, "Setoran", lines)], actor=actor, at=at, request_id=uuid4())


@pytest.fixture
def books(office, walled, at):
    """Open books."""
    ledger.open_book(actor=system_actor(office.id), request_id=uuid4(), at=at, begins_on=date(2025, 1, 1))


def test_an_empty_cooperative_is_told_what_will_appear(office, sign_in):
    page = sign_in(Role.KETUA).get(HOME).content.decode()

    for sentence in ("Tidak ada yang menunggu Anda", "Belum ada simpanan", "Belum ada kas", "Belum ada anggota"):
        assert sentence in page


def test_figures_charts_and_tables_of_members_savings_and_cash(office, books, sign_in, at):
    save(office, at, 1_250_000, date(2025, 4, 3))
    save(office, at, 50_000, date(2025, 6, 3))
    member(office, 1)
    page = sign_in(Role.MANAJER).get(HOME).content.decode()

    assert page.count("Rp1.300.000") >= 2
    assert "bulan ini Rp50.000" in page
    assert page.count('<svg class="chart"') == 4
    assert page.count("<details><summary>") == 4
    assert "Simpanan sukarela" in page


def test_what_waits_is_shown_to_those_who_may_do_it(office, books, sign_in):
    member(office, 1, MemberStatus.APPLIED)
    member(office, 2, MemberStatus.ADMITTED)

    chair = sign_in(Role.KETUA).get(HOME).content.decode()
    assert "1 permohonan" in chair
    assert "belum membayar" not in chair
    manager = sign_in(Role.MANAJER).get(HOME).content.decode()
    assert "1 orang yang diterima belum membayar" in manager
    assert "Bulan Januari 2025 dapat ditutup" in manager
    assert "Tidak ada yang menunggu Anda" in sign_in(Role.PENGAWAS).get(HOME).content.decode()


@pytest.mark.parametrize("role", [*Role])
def test_everybody_of_the_office_has_an_overview(office, books, sign_in, role):
    assert sign_in(role).get(HOME).status_code == 200


def test_members_overview_says_what_counts_and_the_curve_say(office, walled, django_assert_num_queries):
    member(office, 1, joined_on=date(2024, 12, 31))
    member(office, 2, MemberStatus.LEFT, joined_on=date(2024, 1, 1), left_on=date(2025, 2, 1))
    member(office, 3, MemberStatus.LEFT, joined_on=date(2024, 1, 1), left_on=date(2024, 2, 1))
    member(office, 4, MemberStatus.APPLIED)
    first, last = Month(2025, 1), Month(2025, 3)

    with django_assert_num_queries(1):
        told = members_overview(office.id, first, last)
    assert told == (counts(office.id), members_by_month(office.id, first, last))


def test_books_wait_for_the_oldest_month_that_is_over(office, books):
    assert books_work(office.id, on=date(2025, 1, 31)) == BooksWork(reversals=0, month=None)
    assert books_work(office.id, on=date(2025, 3, 1)) == BooksWork(reversals=0, month=Month(2025, 1))


def test_nothing_waits_where_nobody_saves_yet(office, walled):
    assert books_work(office.id, on=date(2025, 3, 1)) is None
    assert savings_work(office.id, month=Month(2025, 6)) == SavingsWork(
        Month(2025, 6), dues_wait=False, interest_month=Month(2025, 5), interest_waits=False
    )


def test_the_overview_takes_as_many_statements_for_fifty_members_as_for_one(office, books, sign_in, statements, at):
    client = sign_in(Role.MANAJER)
    member(office, 1)
    save(office, at, 1_000, date(2025, 6, 1))
    few = statements(client, HOME)
    for n in range(2, 51):
        member(office, n)
        save(office, at, 1_000, date(2025, 1, 1) + timedelta(days=3 * n))

    assert statements(client, HOME) == few
    assert few <= 12
