"""Member numbers: one after the other by the pattern of the by-laws, without gaps and without doubles."""

import re
from collections.abc import Collection
from datetime import date

from kdim.cooperatives.bylaws import BylawKey
from kdim.cooperatives.queries import bylaws_at
from kdim.kernel.refusals import Refusal
from kdim.members.models import Member, NumberSeries

EXAMPLE = "{year}-{number:04d}"
_NUMBER = re.compile(r"\{number(?::0([1-9])d)?\}")


class NumberPatternWrong(Refusal):
    """The pattern must hold ``{number}`` or ``{number:04d}`` once, and may hold ``{year}`` and ``{month}``; a number
    may be thirty letters, digits, ``.``, ``/`` and ``-`` long. Facts: ``pattern``, ``example``."""

    code = "number_pattern_wrong"


def require_pattern(pattern: str) -> None:
    """Raise :class:`NumberPatternWrong` if no number can be made by it."""
    series = _series(pattern, date(2000, 1, 1))
    around = _NUMBER.sub("", series)
    if len(_NUMBER.findall(series)) != 1 or not re.fullmatch(r"[A-Za-z0-9./-]{0,20}", around):
        raise NumberPatternWrong(pattern=pattern, example=EXAMPLE)


def next_number(cooperative_id: int, on: date) -> str:
    """The next number for a member who joins on a day. A pattern with the year begins again every year.

    The series stays locked until the transaction ends: whoever comes second waits, and a number that was not used
    after all is given to them. Numbers that members brought along from older books are passed over. Raises
    ``BylawMissing``, :class:`NumberPatternWrong`.
    """
    pattern = bylaws_at(cooperative_id, on).text(BylawKey.MEMBER_NUMBER_PATTERN)
    require_pattern(pattern)
    name = _series(pattern, on)
    NumberSeries.objects.of(cooperative_id).get_or_create(cooperative_id=cooperative_id, name=name)
    series = NumberSeries.objects.of(cooperative_id).select_for_update().get(name=name)
    number = ""
    while not number or Member.objects.of(cooperative_id).filter(number=number).exists():
        series.last += 1
        number = _written(name, series.last)
    series.save(update_fields=["last"])
    return number


def next_numbers(cooperative_id: int, on: date, count: int, *, taken: Collection[str] = ()) -> list[str]:
    """As :func:`next_number` for many at once, passing over ``taken`` too; a few statements however many."""
    if not count:
        return []
    pattern = bylaws_at(cooperative_id, on).text(BylawKey.MEMBER_NUMBER_PATTERN)
    require_pattern(pattern)
    name = _series(pattern, on)
    NumberSeries.objects.of(cooperative_id).get_or_create(cooperative_id=cooperative_id, name=name)
    series = NumberSeries.objects.of(cooperative_id).select_for_update().get(name=name)
    used = {*taken, *Member.objects.of(cooperative_id).exclude(number="").values_list("number", flat=True)}
    numbers: list[str] = []
    while len(numbers) < count:
        series.last += 1
        if (number := _written(name, series.last)) not in used:
            numbers.append(number)
    series.save(update_fields=["last"])
    return numbers


def _series(pattern: str, on: date) -> str:
    return pattern.replace("{year}", f"{on.year:04}").replace("{month}", f"{on.month:02}")


def _written(series: str, number: int) -> str:
    return _NUMBER.sub(lambda match: f"{number:0{match[1] or 1}}", series)
