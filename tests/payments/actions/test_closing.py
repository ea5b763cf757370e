"""Counting blindly, closing, handing over."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import DatabaseError, connection, transaction
from tests.payments.conftest import ON

from kdim.calculations.denominations import CountWrong
from kdim.cooperatives.enums import Role
from kdim.cooperatives.models import RoleTerm
from kdim.cooperatives.powers import NotAllowed
from kdim.ledger import actions as ledger
from kdim.ledger import queries as books
from kdim.ledger.entries import Entry, Line
from kdim.ledger.enums import AccountRole, EntryKind
from kdim.payments import actions
from kdim.payments.enums import DrawerStatus
from kdim.payments.models import Drawer, DrawerCount
from kdim.payments.queries import drawer_by_id, kept_by, recap

MILLION = {"note_100000": 10}


def count(cash, drawer, who=None, **pieces):
    return actions.count_drawer(**cash.frame(who or cash.dewi), on=ON, drawer_id=drawer, pieces=pieces or MILLION)


def close(cash, drawer, counted, who=None, kept=0, on=ON, **more):
    frame = cash.frame(who or cash.dewi)
    return actions.close_drawer(**frame, on=on, drawer_id=drawer, counted=counted, kept=kept, **more)


def said(cash, drawer):
    """Every line of the drawer's entries at its close: account, signed amount."""
    lines = []
    for line in recap(cash.cooperative_id, drawer).lines:
        entry = books.entry_detail(cash.cooperative_id, line.entry_id)
        lines.append((line.kind, [(one.code, one.debit - one.credit) for one in entry.lines]))
    return lines


def test_a_count_that_agrees_sends_all_to_the_vault(cash):
    drawer = cash.open(cash.dewi, 1_000_000)
    before = books.balance(cash.cooperative_id, account=AccountRole.CASH_DESK)
    count(cash, drawer)
    told = close(cash, drawer, 1_000_000)

    assert told == {"difference": 0, "kept": 0, "to_vault": 1_000_000}
    assert books.balance(cash.cooperative_id, account=AccountRole.CASH_DESK) - before == 1_000_000
    view = drawer_by_id(cash.cooperative_id, drawer)
    assert (view.status, view.expected, view.counted, view.difference, view.closed_by) == (
        DrawerStatus.CLOSED, 1_000_000, 1_000_000, 0, "Dewi",
    )  # fmt: skip


def test_what_is_missing_is_a_cost_and_what_stays_is_the_tellers(cash):
    drawer = cash.open(cash.dewi, 1_000_000)
    count(cash, drawer, note_50000=19, note_20000=1, coin_500=1)
    told = close(cash, drawer, 970_500, kept=500_000, reason="Salah memberi kembalian")

    assert told == {"difference": -29_500, "kept": 500_000, "to_vault": 470_500}
    assert said(cash, drawer)[1:] == [
        (EntryKind.CASH, [("11103", -29_500), ("64104", 29_500)]),
        (EntryKind.TRANSFER, [("11103", 500_000), ("11103", -500_000)]),
        (EntryKind.TRANSFER, [("11101", 470_500), ("11103", -470_500)]),
    ]
    assert kept_by(cash.cooperative_id, cash.dewi.person_id).amount == 500_000
    assert books.balance(cash.cooperative_id, account=AccountRole.TELLER_DRAWERS) == 500_000


def test_what_is_over_lowers_that_cost(cash):
    drawer = cash.open(cash.dewi, 0)
    count(cash, drawer, coin_1000=2)
    close(cash, drawer, 2_000, reason="Uang tercecer di laci")

    assert said(cash, drawer)[0] == (EntryKind.CASH, [("11103", 2_000), ("64104", -2_000)])


def test_a_difference_wants_a_reason(cash):
    drawer = cash.open(cash.dewi, 1_000_000)
    count(cash, drawer, note_100000=9)
    for reason in ("", "   "):
        with pytest.raises(actions.DifferenceUnexplained) as refused:
            close(cash, drawer, 900_000, reason=reason)
        assert refused.value.facts == {"difference": -100_000}


def test_what_was_kept_is_in_the_next_drawer(cash):
    first = cash.open(cash.dewi, 1_000_000)
    count(cash, first)
    close(cash, first, 1_000_000, kept=300_000)
    second = cash.open(cash.dewi, 200_000, on=date(2025, 6, 17))

    assert drawer_by_id(cash.cooperative_id, second).opened_with == 500_000
    assert kept_by(cash.cooperative_id, cash.dewi.person_id).amount == 0
    assert recap(cash.cooperative_id, second).balance == 500_000


def test_a_drawer_is_handed_over_at_noon(cash):
    RoleTerm.objects.create(
        cooperative_id=cash.cooperative_id, person_id=cash.joko.person_id, role=Role.KASIR, from_on=date(2025, 1, 1)
    )
    morning = cash.open(cash.dewi, 500_000)
    cash.deposit(cash.dewi, 500_000)
    count(cash, morning)
    close(cash, morning, 1_000_000, kept=1_000_000, hand_to=cash.joko.person_id)
    afternoon = cash.open(cash.joko, 0)

    assert (drawer_by_id(cash.cooperative_id, morning).handed_to, recap(cash.cooperative_id, morning).balance) == (
        "Joko",
        0,
    )
    assert recap(cash.cooperative_id, afternoon).balance == 1_000_000
    again = cash.open(cash.dewi, 0)  # back from lunch: a drawer of her own, the third of the day
    assert drawer_by_id(cash.cooperative_id, again).code == "250616-3"


def test_a_drawer_is_handed_only_to_a_colleague_who_keeps_one(cash):
    drawer = cash.open(cash.dewi, 1_000_000)
    count(cash, drawer)
    for who in (cash.dewi.person_id, cash.joko.person_id, 77):  # Joko holds no role in the register of roles here
        with pytest.raises(actions.TakesNoDrawer):
            close(cash, drawer, 1_000_000, kept=1_000_000, hand_to=who)


def test_a_counted_drawer_takes_nothing_until_it_is_opened_again(cash):
    drawer = cash.open(cash.dewi, 1_000_000)
    count(cash, drawer)
    with pytest.raises(actions.DrawerNotOpen):
        cash.deposit(cash.dewi)
    actions.resume_drawer(**cash.frame(cash.dewi), drawer_id=drawer)
    cash.deposit(cash.dewi, 50_000)
    with pytest.raises(actions.DrawerNotCounted):
        close(cash, drawer, 1_000_000)
    with pytest.raises(actions.DrawerNotCounted):
        actions.resume_drawer(**cash.frame(cash.dewi), drawer_id=drawer)
    count(cash, drawer, note_100000=10, note_50000=1)
    assert close(cash, drawer, 1_050_000)["difference"] == 0


def test_every_count_stays_on_record(cash):
    drawer = cash.open(cash.dewi, 1_000_000)
    count(cash, drawer, note_100000=8)
    count(cash, drawer)
    close(cash, drawer, 1_000_000)

    counts = recap(cash.cooperative_id, drawer).counts
    assert [(one.total, one.difference, one.counted_by) for one in counts] == [
        (800_000, -200_000, "Dewi"), (1_000_000, 0, "Dewi"),
    ]  # fmt: skip
    with pytest.raises(DatabaseError, match="final"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE payments_drawercount SET total = 0")


def test_the_sum_seen_must_still_be_true(cash):
    drawer = cash.open(cash.dewi, 1_000_000)
    count(cash, drawer)
    with pytest.raises(actions.DrawerMoved):
        close(cash, drawer, 999_000, reason="x")
    part = Drawer.objects.of(cash.cooperative_id).get(id=drawer).subaccount_id
    lines = [Line(AccountRole.TELLER_DRAWERS, -5_000, part), Line(AccountRole.CASH_DESK, 5_000)]
    ledger.post([Entry(ON, EntryKind.REVERSAL, "Batal", lines)], **cash.frame(cash.dewi))
    with pytest.raises(actions.DrawerMoved):
        close(cash, drawer, 1_000_000)


@pytest.mark.parametrize("kept", [-1, 1_000_001])
def test_no_more_stays_than_was_counted(cash, kept):
    drawer = cash.open(cash.dewi, 1_000_000)
    count(cash, drawer)
    with pytest.raises(actions.KeptTooMuch):
        close(cash, drawer, 1_000_000, kept=kept)


def test_what_is_no_piece_is_not_counted(cash):
    drawer = cash.open(cash.dewi, 1_000_000)
    with pytest.raises(CountWrong):
        count(cash, drawer, note_3000=1)
    assert not DrawerCount.objects.of(cash.cooperative_id).exists()


def test_a_colleague_does_not_close_it_but_the_manager_may(cash):
    drawer = cash.open(cash.dewi, 1_000_000)
    with pytest.raises(NotAllowed):
        count(cash, drawer, who=cash.joko)
    count(cash, drawer, who=cash.taufik)
    close(cash, drawer, 1_000_000, who=cash.taufik, kept=100_000)

    assert kept_by(cash.cooperative_id, cash.dewi.person_id).amount == 100_000
    assert drawer_by_id(cash.cooperative_id, drawer).closed_by == "Taufik"


def test_a_closed_drawer_is_final_whoever_writes(cash):
    drawer = cash.open(cash.dewi, 1_000_000)
    count(cash, drawer)
    close(cash, drawer, 1_000_000)
    for act in (lambda: count(cash, drawer), lambda: close(cash, drawer, 1_000_000)):
        with pytest.raises(actions.DrawerClosed) as refused:
            act()
        assert refused.value.facts["closed_by"] == "Dewi"
    part = Drawer.objects.of(cash.cooperative_id).get(id=drawer).subaccount_id
    lines = [Line(AccountRole.TELLER_DRAWERS, 5_000, part), Line(AccountRole.CASH_DESK, -5_000)]
    with pytest.raises(ledger.SubaccountClosed):
        ledger.post([Entry(ON, EntryKind.TRANSFER, "Nakal", lines)], **cash.frame(cash.dewi))


def test_the_database_refuses_to_change_a_closed_drawer(cash):
    drawer = cash.open(cash.dewi, 1_000_000)
    count(cash, drawer)
    close(cash, drawer, 1_000_000)
    with pytest.raises(DatabaseError, match="final"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE payments_drawer SET counted = 0")


def test_a_drawer_forgotten_overnight_is_closed_the_next_day(cash):
    drawer = cash.open(cash.dewi, 1_000_000)
    tomorrow = date(2025, 6, 17)
    count(cash, drawer)
    close(cash, drawer, 1_000_000, on=tomorrow)

    assert [line.on for line in recap(cash.cooperative_id, drawer).lines] == [ON, tomorrow]
    cash.open(cash.dewi, 0, on=tomorrow)


def test_the_neighbours_drawer_is_unknown(cash, neighbour):
    from tests.payments.conftest import Cash

    theirs = Cash(neighbour)
    drawer = theirs.open(theirs.dewi)
    with pytest.raises(actions.DrawerUnknown):
        count(cash, drawer, who=cash.taufik)


def test_a_float_goes_back_to_the_vault(cash):
    drawer = cash.open(cash.dewi, 1_000_000)
    count(cash, drawer)
    close(cash, drawer, 1_000_000, kept=400_000)
    frame = {"on": ON, "person_id": cash.dewi.person_id}
    with pytest.raises(NotAllowed):
        actions.return_kept(**cash.frame(cash.joko), **frame, amount=400_000)
    with pytest.raises(actions.NothingKept):
        actions.return_kept(**cash.frame(cash.taufik), **frame, amount=300_000)
    before = books.balance(cash.cooperative_id, account=AccountRole.CASH_DESK)
    actions.return_kept(**cash.frame(cash.taufik), **frame, amount=400_000)

    assert books.balance(cash.cooperative_id, account=AccountRole.CASH_DESK) - before == 400_000
    assert kept_by(cash.cooperative_id, cash.dewi.person_id).amount == 0
    with pytest.raises(actions.NothingKept):
        actions.return_kept(**cash.frame(cash.dewi), **frame, amount=400_000)


@pytest.mark.django_db(transaction=True)
def test_two_people_closing_the_same_drawer_close_it_once(cash):
    drawer = cash.open(cash.dewi, 1_000_000)
    count(cash, drawer)
    ready, answers = Barrier(2), []

    def work(who):
        try:
            ready.wait()
            answers.append(close(cash, drawer, 1_000_000, who=who))
        except actions.DrawerClosed as refused:
            answers.append(refused.code)
        finally:
            connection.close()

    both = [Thread(target=work, args=(who,)) for who in (cash.dewi, cash.taufik)]
    for each in both:
        each.start()
    for each in both:
        each.join()

    assert sorted(map(str, answers)) == ["drawer_closed", "{'difference': 0, 'kept': 0, 'to_vault': 1000000}"]
    assert recap(cash.cooperative_id, drawer).balance == 0
