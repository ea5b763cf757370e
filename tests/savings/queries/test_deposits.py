"""Term deposits as lists and pages see them."""

from datetime import date

import pytest

from kdim.cooperatives.powers import Actor
from kdim.savings import queries
from kdim.savings.enums import DepositStatus

pytestmark = pytest.mark.django_db
JUNE = date(2025, 6, 16)


@pytest.fixture
def two(saving):
    """Dewi's of twelve months and Siti's of three."""
    saving.offer_deposits()
    dewi, siti = saving.member("Dewi Lestari"), saving.member("Siti Aminah")
    placed = [
        saving.place(saving.account(dewi), 20_000_000, months=12)["deposit"],
        saving.place(saving.account(siti), 10_000_000, months=3)["deposit"],
    ]
    return saving.actor.cooperative_id, (dewi, siti), placed


def test_the_list_begins_with_what_matures_next(two):
    at, _members, (twelve, three) = two
    page = queries.deposits(at)
    assert [(row.id, row.balance) for row in page.rows] == [(three, 10_000_000), (twelve, 20_000_000)]
    assert (page.count, page.page, page.pages) == (2, 1, 1)


def test_it_is_found_by_number_owner_and_state(two):
    at, _members, (twelve, three) = two
    found = [
        [row.id for row in queries.deposits(at, **asked).rows]
        for asked in ({"words": "dewi"}, {"words": "SB-000002 siti"}, {"status": DepositStatus.BROKEN}, {"words": "x"})
    ]
    assert found == [[twelve], [three], [], []]
    assert len(queries.deposits(at, status=DepositStatus.RUNNING, page=9).rows) == 2


def test_a_member_sees_their_own_only(two):
    at, (dewi, _siti), (twelve, three) = two
    her = Actor(cooperative_id=at, person_id=None, name="Dewi", member_id=dewi)
    assert [row.id for row in queries.my_deposits(her)] == [twelve]
    assert queries.my_deposit(her, twelve).number == "SB-000001"
    assert queries.my_deposit(her, three) is None
    nobody = Actor(cooperative_id=at, person_id=None, name="Tamu")
    assert (queries.my_deposits(nobody), queries.my_deposit(nobody, twelve)) == ([], None)


def test_another_cooperative_sees_nothing(two, neighbour):
    _at, _members, (twelve, _three) = two
    other = neighbour.actor.cooperative_id
    assert queries.deposit_detail(other, twelve) is None
    assert queries.deposits(other).count == 0
    assert queries.interest_of_deposit(other, twelve) == []


def test_statements_do_not_grow_with_the_rows(two, saving, django_assert_num_queries):
    at, _members, _placed = two
    with django_assert_num_queries(3):
        queries.deposits(at)
    for _ in range(5):
        saving.place(saving.account(), months=1)
    with django_assert_num_queries(3):
        assert len(queries.deposits(at).rows) == 7
