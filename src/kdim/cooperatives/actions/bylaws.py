"""Recording what a meeting decided."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kdim.cooperatives.audit import act, note
from kdim.cooperatives.bylaws import RULES, BylawKey
from kdim.cooperatives.enums import MeetingKind
from kdim.cooperatives.models import Bylaw, Cooperative, Decision
from kdim.cooperatives.powers import Actor, Power
from kdim.kernel.refusals import Refusal


class BylawNotLater(Refusal):
    """A rule may only be set for a day after the last change of it, so that the past stays as it was decided.

    Facts: ``key``, ``from_on``, ``last_from_on``.
    """

    code = "bylaw_not_later"


class DecisionDiffers(Refusal):
    """A decision with this number is recorded with another date or summary; facts: ``number``, ``on``, ``summary``."""

    code = "decision_differs"


class DecisionNumberMissing(Refusal):
    """A decision is found again by its number, so it must have one."""

    code = "decision_number_missing"


@act("cooperatives.record_bylaws", power=Power.RECORD_BYLAWS)
def record_bylaws(
    *,
    actor: Actor,
    request_id: UUID,
    at: datetime,
    meeting: MeetingKind,
    number: str,
    decided_on: date,
    summary: str,
    from_on: date,
    values: Mapping[BylawKey, Any],
) -> int:
    """Set one or more rules from a day on, by one decision; gives the decision's id.

    Without values it records the decision alone (an election). Raises :class:`DecisionNumberMissing`,
    :class:`DecisionDiffers`, ``BylawValueWrong`` for a value that does not fit, and :class:`BylawNotLater` when a row
    of that day or a later one exists.
    """
    Cooperative.objects.select_for_update().get(pk=actor.cooperative_id)  # one decision after the other
    decision = _decision(actor.cooperative_id, meeting, number.strip(), decided_on, summary.strip())
    for key, value in values.items():
        RULES[key].check(key, value)
        last = Bylaw.objects.of(actor.cooperative_id).filter(key=key).order_by("-from_on").first()
        if last and last.from_on >= from_on:
            raise BylawNotLater(key=key.value, from_on=from_on, last_from_on=last.from_on)
        Bylaw.objects.create(
            cooperative_id=actor.cooperative_id, key=key, value=value, from_on=from_on, decision=decision,
            recorded_at=at,
        )  # fmt: skip
    note(subject=f"decision:{decision.id}")
    return int(decision.id)


def _decision(cooperative_id: int, meeting: MeetingKind, number: str, on: date, summary: str) -> Decision:
    if not number:
        raise DecisionNumberMissing
    decision: Decision
    decision, is_new = Decision.objects.of(cooperative_id).get_or_create(
        cooperative_id=cooperative_id, meeting=meeting, number=number, defaults={"on": on, "summary": summary}
    )
    if not is_new and (decision.on, decision.summary) != (on, summary):
        raise DecisionDiffers(number=number, on=decision.on, summary=decision.summary)
    return decision
