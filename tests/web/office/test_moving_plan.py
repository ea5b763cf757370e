"""What comes next for a cooperative that moves in."""

from datetime import date

import pytest

from kdim.processes.moving.enums import BatchKind, BatchStatus
from kdim.processes.moving.models import Batch
from kdim.web.office.moving.plan import plan_of

M, L, B, J = BatchKind.MEMBERS, BatchKind.LOANS, BatchKind.BALANCES, BatchKind.JOURNAL


def brought(kind: BatchKind, status: BatchStatus = BatchStatus.DONE) -> Batch:
    return Batch(kind=kind.value, status=status.value, on=date(2025, 12, 31), file_name=f"{kind}.xlsx")


@pytest.mark.parametrize(
    ("kinds", "difference", "following", "is_complete"),
    [
        ([], 0, "members", False),
        ([M], 950_000, "loans", False),
        ([M, L], 950_000, "balances", False),
        ([M, B], 0, "", True),
        ([M, L, B], 0, "", True),
        ([M, L, B], 1, "", False),
        ([B], 0, "members", False),
        ([J], 0, "members", False),
    ],
)
def test_the_next_step_is_the_first_that_is_due(kinds, difference, following, is_complete):
    plan = plan_of([brought(kind) for kind in kinds], difference)
    assert (plan.next, plan.is_complete) == (following, is_complete)
    assert set(plan.done) == {kind.value for kind in kinds}


def test_a_list_that_was_undone_is_due_again_and_one_that_was_sent_waits():
    sent = brought(B, BatchStatus.READY)
    plan = plan_of([sent, brought(M, BatchStatus.UNDONE)], 0)
    assert (plan.next, plan.waiting, plan.done) == ("members", (sent,), {})
