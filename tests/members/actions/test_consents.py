"""Consents per purpose."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kdim.cooperatives.enums import Role
from kdim.cooperatives.powers import NotAllowed, system_actor
from kdim.members.actions import ConsentNeeded, ConsentNotGiven, give_consent, reject, withdraw_consent
from kdim.members.enums import ConsentPurpose
from kdim.members.models import Consent
from kdim.members.queries import MemberNotFound

MESSAGES, ADMINISTRATION = ConsentPurpose.MESSAGES, ConsentPurpose.MEMBERSHIP_ADMINISTRATION


def rows(purpose=MESSAGES):
    found = Consent.everywhere.filter(purpose=purpose).order_by("id")
    return list(found.values_list("channel", "given_at", "withdrawn_at"))


def test_a_member_gives_and_withdraws_a_consent_and_both_moments_stay(visitor, applicant, rid, at):
    me = replace(visitor, member_id=applicant())
    later, again = at + timedelta(days=1), at + timedelta(days=2)

    give_consent(actor=me, request_id=rid(), at=at, member_id=me.member_id, purpose=MESSAGES)
    withdraw_consent(actor=me, request_id=rid(), at=later, member_id=me.member_id, purpose=MESSAGES)
    give_consent(actor=me, request_id=rid(), at=again, member_id=me.member_id, purpose=MESSAGES)

    assert rows() == [("portal", at, later), ("portal", again, None)]


def test_a_consent_that_stands_is_not_given_again(actor, applicant, rid, at):
    member_id, request_id = applicant(), rid()

    for moment, request in ((at, request_id), (at, request_id), (at + timedelta(days=1), rid())):
        give_consent(actor=actor, request_id=request, at=moment, member_id=member_id, purpose=MESSAGES)

    assert rows() == [("office", at, None)]


def test_a_withdrawal_sent_twice_is_made_once(actor, applicant, rid, at):
    member_id, request_id = applicant(), rid()
    give_consent(actor=actor, request_id=rid(), at=at, member_id=member_id, purpose=MESSAGES)

    for moment in (at, at + timedelta(days=1)):
        withdraw_consent(actor=actor, request_id=request_id, at=moment, member_id=member_id, purpose=MESSAGES)

    assert rows() == [("office", at, at)]


def test_what_was_not_given_cannot_be_withdrawn(actor, applicant, rid, at):
    with pytest.raises(ConsentNotGiven) as refused:
        withdraw_consent(actor=actor, request_id=rid(), at=at, member_id=applicant(), purpose=MESSAGES)

    assert refused.value.facts == {"purpose": "messages"}


def test_the_consent_a_membership_rests_on_stands_as_long_as_it_lasts(actor, applicant, rid, at, on):
    member_id = applicant()

    with pytest.raises(ConsentNeeded):
        withdraw_consent(actor=actor, request_id=rid(), at=at, member_id=member_id, purpose=ADMINISTRATION)
    reject(actor=actor, request_id=rid(), at=at, on=on, member_id=member_id, reason="Di luar wilayah")
    withdraw_consent(actor=actor, request_id=rid(), at=at, member_id=member_id, purpose=ADMINISTRATION)

    assert rows(ADMINISTRATION) == [("office", at, at)]


@pytest.mark.parametrize("change", [give_consent, withdraw_consent])
def test_consents_are_for_the_member_and_for_staff_with_the_power(
    visitor, actor_as, applicant, other_cooperative, rid, at, change
):
    member_id, neighbour = applicant(), system_actor(other_cooperative.id)

    for stranger in (visitor, replace(visitor, member_id=applicant(1)), actor_as(Role.KASIR)):
        with pytest.raises(NotAllowed):
            change(actor=stranger, request_id=rid(), at=at, member_id=member_id, purpose=MESSAGES)
    with pytest.raises(MemberNotFound):
        change(actor=neighbour, request_id=rid(), at=at, member_id=member_id, purpose=MESSAGES)

    assert rows() == []
