"""Tax kept back payment by payment within a month: the limit is Rp240.000 for all of them together."""

from datetime import date

import pytest

from kdim.savings.actions.withholding import Withholding
from kdim.savings.models import DepositInterest, TermDeposit

pytestmark = pytest.mark.django_db
MAY, JUNE, END_OF_JUNE = date(2025, 5, 16), date(2025, 6, 16), date(2025, 6, 30)


@pytest.fixture
def deposit(saving):
    saving.offer_deposits()
    placed = saving.place(saving.account())
    return saving.actor.cooperative_id, placed["deposit"]


def given(deposit, number, on, gross, tax):
    cooperative_id, deposit_id = deposit
    DepositInterest.objects.create(
        cooperative_id=cooperative_id, deposit_id=deposit_id, turn=1, number=number, due_on=on, gross=gross, tax=tax
    )


def member_of(deposit):
    return TermDeposit.objects.of(deposit[0]).get(id=deposit[1]).member_id


def test_nothing_up_to_the_limit_then_the_whole_month(deposit):
    member = member_of(deposit)
    withholding = Withholding(deposit[0], [member], [JUNE])
    taken = [withholding.take(member, JUNE, gross) for gross in (140_000, 100_000, 60_000, 100_000)]
    assert taken == [0, 0, 30_000, 10_000]


def test_what_was_given_before_in_the_same_month_counts_and_other_months_do_not(deposit):
    member = member_of(deposit)
    given(deposit, 1, MAY, 900_000, 90_000)
    given(deposit, 2, JUNE, 200_000, 0)
    withholding = Withholding(deposit[0], [member], [END_OF_JUNE])
    assert withholding.take(member, END_OF_JUNE, 100_000) == 30_000
    assert withholding.take(member, MAY, 100_000) == 0  # a month nobody asked about
    both = Withholding(deposit[0], [member], [MAY, END_OF_JUNE])
    assert both.take(member, MAY, 100_000) == 10_000


def test_no_payment_bears_more_than_itself_and_members_are_apart(deposit):
    member = member_of(deposit)
    given(deposit, 1, JUNE, 240_000, 0)
    withholding = Withholding(deposit[0], [member, 7], [JUNE])
    assert withholding.take(member, JUNE, 10_000) == 10_000
    assert withholding.take(7, JUNE, 240_000) == 0


def test_nobody_asks_for_no_days(deposit, django_assert_num_queries):
    with django_assert_num_queries(0):
        Withholding(deposit[0], [1], [])
