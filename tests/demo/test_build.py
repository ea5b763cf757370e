"""A smaller demonstration, built once: 24 people, half a year."""

from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction

from kdim.cooperatives.actions import load_reference, verify_secret
from kdim.cooperatives.enums import Role
from kdim.cooperatives.models import AuditRecord, Cooperative, Person, RoleTerm, SignInName, wall
from kdim.cooperatives.queries import bylaw_history
from kdim.demo.build import build_demonstration
from kdim.demo.cast import MEMBER_PIN, NAME, OFFICERS
from kdim.ledger import queries as books
from kdim.ledger.enums import AccountRole, EntryKind, PeriodStatus
from kdim.ledger.models import Entry
from kdim.members.enums import MemberStatus
from kdim.members.models import Member
from kdim.payments.enums import DrawerStatus
from kdim.payments.models import Drawer, Receipt
from kdim.payments.queries import floats
from kdim.savings.models import InterestRun, ProductTerms
from kdim.savings.queries import dues_status

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 25)


@contextmanager
def given_up():
    """A transaction of which nothing stays."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def build():
    heard = []
    cooperative_id = build_demonstration(
        seed=17, on=ON, tell=lambda share, what: heard.append((share, what)), members=24, months=6
    )
    with wall.enter(cooperative_id):
        return cooperative_id, heard, picture(cooperative_id)


def picture(cooperative_id):
    """What must be the same for the same seed: the books and the register, without ids."""
    trial = [(row.code, row.debit, row.credit) for row in books.trial_balance(cooperative_id, until_on=ON).rows]
    entries = Entry.objects.of(cooperative_id).order_by("id").values_list("on", "kind", "memo", "recorded_at")
    members = Member.objects.of(cooperative_id).order_by("id").values_list("name", "nik", "number", "status")
    return trial, list(entries), list(members)


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker):
    """The second of two buildings, and what the first looked like."""
    with django_db_blocker.unblock(), given_up():
        with wall.platform():
            load_reference(province="33")
        with given_up():
            _, _, first = build()
        yield *build(), first


def sign_in(cooperative_id, name, secret):
    at = datetime(2026, 11, 25, 1, tzinfo=UTC)
    person_id = verify_secret(cooperative_id=cooperative_id, name=name, secret=secret, address="127.0.0.1", at=at)
    return Person.objects.get(pk=person_id)


@pytest.fixture
def here(built):
    """The cooperative's id, inside its wall."""
    with wall.enter(built[0]):
        yield built[0]


def test_the_books_are_whole_and_balance(here):
    assert books.check(here) == []
    rows = [row for row in books.account_tree(here) if not row.is_group]
    assert sum(row.balance * (1 if row.side == "debit" else -1) for row in rows) == 0
    assert len([row for row in rows if row.balance]) > 15


def test_neither_vault_nor_drawer_nor_bank_is_ever_overdrawn(here):
    for role in (AccountRole.CASH_DESK, AccountRole.TELLER_DRAWERS, AccountRole.BANK):
        on = date(2026, 5, 5)
        while (on := on + timedelta(days=1)) < ON:
            assert books.balance(here, account=role, on=on) >= 0, (role, on)


def test_every_day_of_the_desk_has_its_drawer_counted_and_closed(here):
    drawers = list(Drawer.objects.of(here).order_by("on"))
    assert {drawer.status for drawer in drawers} == {DrawerStatus.CLOSED}
    receipts = Receipt.objects.of(here)
    assert set(receipts.values_list("drawer_id", flat=True)) == {drawer.id for drawer in drawers if drawer.last_receipt}
    for drawer in drawers[:10]:
        numbers = receipts.filter(drawer=drawer).order_by("number").values_list("number", flat=True)
        assert list(numbers) == list(range(1, drawer.last_receipt + 1))
    assert all(drawer.reason for drawer in drawers if drawer.counted != drawer.expected)
    [kept] = floats(here)
    assert (kept.name, kept.amount) == (OFFICERS[5].name, drawers[-1].kept)


def test_everything_in_the_books_came_in_by_an_act(here):
    acts = set(AuditRecord.objects.of(here).values_list("request_id", flat=True))
    assert set(Entry.objects.of(here).values_list("request_id", flat=True)) <= acts


def test_every_role_has_somebody_who_can_sign_in(here):
    terms = RoleTerm.objects.of(here).values_list("person__name", "role")
    expected = {(officer.name, officer.role) for officer in OFFICERS} | {(OFFICERS[0].name, Role.ADMIN)}
    assert set(terms) == expected
    for officer in OFFICERS:
        assert sign_in(here, officer.phone, officer.pin).name == officer.name


def test_the_member_shown_signs_in_with_the_number_and_has_something_due(here):
    number = SignInName.objects.of(here).exclude(name__startswith="+").get().name
    member = Member.objects.of(here).get(number=number)

    assert sign_in(here, number, MEMBER_PIN) == member.person
    status = dues_status(here, member.id, ON)
    assert (status.open_amount, status.balance > 0) == (30_000, True)


def test_people_stand_at_every_step_of_a_membership(here):
    statuses = Member.objects.of(here).values_list("status", flat=True)
    assert statuses.count() == 24
    assert {MemberStatus.APPLIED, MemberStatus.ACTIVE} <= set(statuses)


def test_rules_and_terms_have_changed_by_decisions(here):
    history = [(change.key.value, change.before, change.value, change.meeting) for change in bylaw_history(here)]
    assert history[0] == ("simpanan_wajib", 25_000, 30_000, "rat")
    assert ProductTerms.objects.of(here).exclude(method="").count() == 2


def test_months_are_closed_but_for_the_last_and_the_running_one(here):
    months = books.periods(here, until_on=ON)
    closed = [month.first_on for month in months if month.status is PeriodStatus.CLOSED]
    assert max(closed) == date(2026, 9, 1)


def test_interest_was_paid_and_taxed_every_month(here):
    runs = list(InterestRun.objects.of(here).order_by("month").values_list("month", "gross", "tax"))
    assert [month.month for month, _, _ in runs] == [6, 7, 8, 9, 10]
    assert all(gross > 0 for _, gross, _ in runs)
    assert any(tax > 0 for _, _, tax in runs)


def test_mistakes_were_undone_and_one_waits(here):
    assert Entry.objects.of(here).filter(kind=EntryKind.REVERSAL).count() >= 3
    assert len(books.pending_reversals(here)) == 1


def test_progress_is_told_to_the_end(built):
    heard = built[1]
    assert [share for share, _ in heard] == sorted(share for share, _ in heard)
    assert heard[-1][0] == 1
    assert heard[-1][1].startswith("November 2026: ")


def test_the_cooperative_says_that_it_is_a_demonstration(here):
    cooperative = Cooperative.objects.get(pk=here)
    assert (cooperative.name, cooperative.is_demonstration, cooperative.area_id) == (NAME, True, "33.75.01.1006")


def test_the_same_seed_gives_the_same_books(built):
    _, _, second, first = built
    assert second == first
