"""What raising a month's simpanan wajib would do."""

from datetime import date

from kdim.kernel.calendar import Month
from kdim.savings.actions import raise_dues
from kdim.savings.queries import DuesPreview, dues_to_raise

MARCH = Month(2025, 3)


def test_the_preview_says_what_raising_then_does(saving, neighbour):
    for name in ("Siti", "Budi"):
        saving.member(name)
    neighbour.member()
    saving.person("Calon")
    saving.member("Ani", on=date(2025, 4, 1))
    at = saving.actor.cooperative_id
    before = dues_to_raise(at, MARCH)
    assert before == DuesPreview(MARCH, 2, 50_000, date(2025, 3, 10), 0, 0)
    assert before.total == 100_000
    assert raise_dues(**saving.frame, month=MARCH)["raised"] == before.members
    assert dues_to_raise(at, MARCH) == DuesPreview(MARCH, 0, 50_000, date(2025, 3, 10), 2, 100_000)
