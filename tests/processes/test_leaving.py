"""Ending a membership; what becomes of the savings is in ``tests/savings/actions/test_closing.py``."""

from datetime import date

import pytest
from tests.savings.conftest import neighbour, saving  # noqa: F401 - fixtures

from kdim.cooperatives.enums import Role
from kdim.cooperatives.powers import NotAllowed
from kdim.members.actions import WrongStatus
from kdim.members.enums import ExitReason, MemberStatus
from kdim.members.models import Member
from kdim.members.queries import MemberNotFound
from kdim.processes.leaving import leave

ON = date(2025, 6, 16)


def go(saving, member, **more):  # noqa: F811
    return leave(
        **{**saving.frame, **more}, on=ON, member_id=member, exit_reason=ExitReason.MENINGGAL, reason="Wafat 15 Juni"
    )


def test_the_member_has_left_with_a_reason(saving):  # noqa: F811
    member = saving.member()
    frame = saving.frame
    entry = go(saving, member, **frame)

    row = Member.objects.of(saving.actor.cooperative_id).get(id=member)
    assert (row.status, row.left_on, row.exit_reason) == (MemberStatus.LEFT, ON, ExitReason.MENINGGAL)
    assert go(saving, member, **frame) == entry
    with pytest.raises(WrongStatus):
        go(saving, member)


def test_only_the_board_ends_memberships(saving, actor_as):  # noqa: F811
    with pytest.raises(NotAllowed):
        go(saving, saving.member(), actor=actor_as(Role.KASIR))


def test_a_neighbours_member_is_unknown(saving, neighbour):  # noqa: F811
    with pytest.raises(MemberNotFound):
        go(saving, neighbour.member())
