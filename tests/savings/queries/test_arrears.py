"""Who is behind with simpanan wajib."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from kdim.kernel.calendar import Month
from kdim.savings.actions import raise_dues
from kdim.savings.queries import Arrears, InArrears, dues_in_arrears

ON = date(2025, 3, 5)


def test_those_who_paid_less_than_was_due_the_largest_first(saving):
    siti, budi, ani = (saving.member(name) for name in ("Siti", "Budi", "Ani"))
    for month in Month(2025, 1).through(Month(2025, 3)):
        raise_dues(**saving.frame, month=month)
    saving.wajib(siti, 50_000, on=ON)
    saving.wajib(ani, 300_000, on=ON)

    assert dues_in_arrears(saving.actor.cooperative_id, ON) == Arrears(
        members=2, amount=150_000,
        rows=[
            InArrears(budi, "2025-0002", "Budi", 100_000, date(2025, 2, 10)),
            InArrears(siti, "2025-0001", "Siti", 50_000, date(2025, 2, 10)),
        ],
        page=1, pages=1,
    )  # fmt: skip


def test_two_statements_for_one_member_and_for_twenty(saving, neighbour):
    neighbour.member()
    raise_dues(**neighbour.frame, month=Month(2025, 1))
    counts = []
    for n in range(20):
        saving.member(f"Anggota {n}")
        raise_dues(**saving.frame, month=Month(2025, 1))
        if n in {0, 19}:
            with CaptureQueriesContext(connection) as asked:
                late = dues_in_arrears(saving.actor.cooperative_id, ON, page=9, size=6)
            counts.append((len(asked), late.members, len(late.rows), late.page))

    assert counts == [(2, 1, 1, 1), (2, 20, 2, 4)]
