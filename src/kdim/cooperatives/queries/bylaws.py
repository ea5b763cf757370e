"""The rules on a day, and how they came to be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kdim.cooperatives.bylaws import BylawKey, Bylaws
from kdim.cooperatives.models import Bylaw, Decision


def bylaws_at(cooperative_id: int, on: date) -> Bylaws:
    """All rules in force on a day, in one query: for each key the latest row not after the day."""
    rows = Bylaw.objects.of(cooperative_id).filter(from_on__lte=on).order_by("from_on").values_list("key", "value")
    return Bylaws(values=dict(rows))


@dataclass(frozen=True, slots=True)
class BylawChange:
    """One rule from one day on; ``until_on`` is the first day on which a later row holds."""

    key: BylawKey
    value: Any
    before: Any
    from_on: date
    until_on: date | None
    meeting: str
    decision: str
    decided_on: date
    summary: str


def bylaw_history(cooperative_id: int) -> Sequence[BylawChange]:
    """Every change of every rule, the newest first, with what it replaced."""
    rows = list(Bylaw.objects.of(cooperative_id).select_related("decision").order_by("key", "from_on"))
    changes = []
    for row, earlier, later in zip(rows, [None, *rows], [*rows[1:], None], strict=False):
        same_before = earlier is not None and earlier.key == row.key
        same_after = later is not None and later.key == row.key
        changes.append(
            BylawChange(
                key=BylawKey(row.key), value=row.value, before=earlier.value if earlier and same_before else None,
                from_on=row.from_on, until_on=later.from_on if later and same_after else None,
                meeting=row.decision.meeting, decision=row.decision.number, decided_on=row.decision.on,
                summary=row.decision.summary,
            )
        )  # fmt: skip
    return sorted(changes, key=lambda change: (change.from_on, change.key), reverse=True)


def decisions(cooperative_id: int) -> Sequence[Decision]:
    """The recorded resolutions, the newest first."""
    return list(Decision.objects.of(cooperative_id).order_by("-on", "-id"))
