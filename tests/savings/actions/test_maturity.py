"""What a member wants done on the last day, and what they are told."""

from datetime import date

import pytest

from kdim.cooperatives.powers import Actor, NotAllowed, Power
from kdim.messages.enums import Topic
from kdim.messages.models import Message
from kdim.savings import actions
from kdim.savings.enums import MaturityChoice
from kdim.savings.models import TermDeposit

pytestmark = pytest.mark.django_db
BEFORE, SEPTEMBER = date(2025, 9, 15), date(2025, 9, 16)


@pytest.fixture
def offering(saving):
    saving.offer_deposits()
    return saving


def as_member(saving, member_id, **facts):
    return saving.frame | {"actor": Actor(saving.actor.cooperative_id, None, "Siti", member_id=member_id, **facts)}


def choice_of(saving, placed):
    return TermDeposit.objects.of(saving.actor.cooperative_id).get(id=placed["deposit"]).at_maturity


def test_the_owner_and_the_desk_change_it_until_the_day_before(offering):
    member = offering.member()
    placed = offering.place(offering.account(member))
    facts = {"deposit_id": placed["deposit"]}
    actions.choose_maturity(
        **as_member(offering, member), **facts, on=BEFORE, choice=MaturityChoice.ROLL_ALL
    )  # fmt: skip
    assert choice_of(offering, placed) == MaturityChoice.ROLL_ALL
    actions.choose_maturity(**offering.frame, **facts, on=BEFORE, choice=MaturityChoice.ROLL_PRINCIPAL)
    assert choice_of(offering, placed) == MaturityChoice.ROLL_PRINCIPAL
    with pytest.raises(actions.MaturityDecided):
        actions.choose_maturity(**offering.frame, **facts, on=SEPTEMBER, choice=MaturityChoice.PAY_OUT)


def test_nobody_else_does(offering, neighbour):
    placed = offering.place(offering.account())
    facts = {"deposit_id": placed["deposit"], "on": BEFORE, "choice": MaturityChoice.ROLL_ALL}
    with pytest.raises(actions.DepositUnknown):
        actions.choose_maturity(**as_member(offering, offering.member("Budi")), **facts)
    with pytest.raises(NotAllowed):
        actions.choose_maturity(**as_member(offering, None, powers=frozenset({Power.SEE_SAVINGS})), **facts)
    with pytest.raises(actions.DepositUnknown):
        actions.choose_maturity(**neighbour.frame, **facts)
    assert choice_of(offering, placed) == MaturityChoice.PAY_OUT


def test_what_is_over_is_decided(offering):
    placed = offering.place(offering.account())
    offering.settle(SEPTEMBER)
    with pytest.raises(actions.MaturityDecided):
        actions.choose_maturity(
            **offering.frame, deposit_id=placed["deposit"], on=BEFORE, choice=MaturityChoice.ROLL_ALL
        )  # fmt: skip


def test_members_are_told_that_the_day_is_near_and_what_became_of_it_once_each(offering):
    rolling = offering.place(offering.account(), at_maturity=MaturityChoice.ROLL_ALL)
    offering.place(offering.account(), on=date(2025, 6, 10))
    offering.settle(SEPTEMBER.replace(day=10))
    offering.place(offering.account(), months=1, on=date(2025, 8, 1))
    offering.settle(SEPTEMBER.replace(day=11))
    offering.settle(SEPTEMBER)
    told = Message.objects.of(offering.actor.cooperative_id).filter(topic=Topic.DEPOSIT).order_by("id")
    assert [(one.facts["what"], one.facts["number"], one.facts["amount"], one.facts["until"]) for one in told] == [
        ("paid_out", "SB-000002", 10_000_000, "2025-09-10"),
        ("soon", "SB-000001", 10_000_000, "2025-09-16"),
        ("paid_out", "SB-000003", 10_000_000, "2025-09-01"),
        ("rolled", "SB-000001", 10_000_000, "2025-12-16"),
    ]
    assert told.filter(event=f"deposit:{rolling['deposit']}:1:soon").count() == 1
