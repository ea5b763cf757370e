"""Building the demonstration: a cooperative in Kota Pekalongan, lived through day by day, made through acts only."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from django.db import transaction

from kdim.cooperatives.models import wall
from kdim.demo.books import keep_books
from kdim.demo.cast import cast
from kdim.demo.opening import found, plan_meetings, seat_officers
from kdim.demo.people import live
from kdim.demo.saving import keep_saving
from kdim.demo.stage import Diary, Stage
from kdim.demo.till import close_till
from kdim.kernel.calendar import Month
from kdim.kernel.calendar.words import format_month


def build_demonstration(
    *, seed: int, on: date, tell: Callable[[float, str], None], members: int = 300, months: int = 24
) -> int:
    """Make the cooperative as it stands on the morning of ``on``, and give its id; whole, or not at all.

    The same seed and day give the same people, payments and books. ``tell`` hears the share done (0 to 1) and which
    month has passed. Areas and kinds of business must be loaded.
    """
    founded_on = Month.of(on).plus(-months).day(5)
    founded_on += timedelta(days=founded_on.weekday() == 6)
    with transaction.atomic():
        cooperative_id = found(founded_on)
        with wall.enter(cooperative_id):
            stage = Stage(
                cooperative_id=cooperative_id, chance=Random(seed),  # noqa: S311 - the same seed, the same story
                diary=Diary(founded_on, on - timedelta(days=1)), size=members,
            )  # fmt: skip
            _live_through(stage, seed, months, tell)
    return cooperative_id


def _live_through(stage: Stage, seed: int, months: int, tell: Callable[[float, str], None]) -> None:
    diary = stage.diary
    seat_officers(stage, diary.first)
    plan_meetings(stage, diary.first, months)
    people = cast(seed=seed, size=stage.size, founded_on=diary.first, until=diary.last)
    lives = live(stage, people)
    keep_saving(stage, lives)
    keep_books(stage)
    days = (diary.last - diary.first).days + 1
    for day in diary.play():
        close_till(stage, day)
        if day == Month.of(day).last_day or day == diary.last:
            members = sum(life.is_active for life in lives)
            tell(((day - diary.first).days + 1) / days, f"{format_month(Month.of(day))}: {members} anggota")
