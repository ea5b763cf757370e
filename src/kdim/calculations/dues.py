"""Monthly dues paid in whole months: which months a sum covers, what is late, and which sums may be paid next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import accumulate

from kdim.kernel.calendar import Month


class DueState(StrEnum):
    """How one month stands on a day."""

    PAID = "paid"
    DUE = "due"  # not fully paid, its day has not passed
    LATE = "late"  # not fully paid, its day has passed
    AHEAD = "ahead"  # paid before it was asked for


@dataclass(frozen=True, slots=True)
class Due:
    """What was asked for one month, in whole rupiah, and the last day to pay it."""

    month: Month
    amount: int
    due_on: date


@dataclass(frozen=True, slots=True)
class DueBox:
    """One month as a member sees it; ``paid`` is less than ``amount`` when the amount was raised after paying ahead."""

    month: Month
    amount: int
    paid: int
    due_on: date | None
    state: DueState


def due_boxes(dues: Sequence[Due], paid: int, *, on: date, monthly: int, first: Month) -> tuple[DueBox, ...]:
    """Every month asked for, oldest first, and after them the months already paid ahead at ``monthly`` rupiah.

    ``first`` is the month with which paying ahead begins when nothing has been asked for yet.
    """
    boxes = []
    for due in sorted(dues, key=lambda due: due.month):
        part = min(paid, due.amount)
        paid -= part
        unpaid = DueState.LATE if due.due_on < on else DueState.DUE
        boxes.append(DueBox(due.month, due.amount, part, due.due_on, DueState.PAID if part == due.amount else unpaid))
    month = boxes[-1].month.next() if boxes else first
    while monthly and paid > 0:
        boxes.append(DueBox(month, monthly, min(paid, monthly), None, DueState.AHEAD))
        paid, month = paid - monthly, month.next()
    return tuple(boxes)


def arrears(boxes: Sequence[DueBox]) -> int:
    """Rupiah whose day has passed."""
    return sum(box.amount - box.paid for box in boxes if box.state is DueState.LATE)


def whole_month_payments(boxes: Sequence[DueBox], amount: int, *, monthly: int) -> tuple[int, int | None]:
    """The largest payment not above ``amount`` that ends with a month fully paid, and the smallest not below it.

    Both are ``amount`` itself when it fits. The first is 0 when even one month is more; the second is nothing when
    the dues are 0 rupiah a month and no month is open.
    """
    marks = list(accumulate(box.amount - box.paid for box in boxes if box.paid < box.amount))
    asked = marks[-1] if marks else 0
    if amount <= asked or not monthly:
        return max((mark for mark in marks if mark <= amount), default=0), min(
            (mark for mark in marks if mark >= amount), default=None
        )
    months, rest = divmod(amount - asked, monthly)
    return asked + months * monthly, asked + (months + (rest > 0)) * monthly
