"""Reading drawers."""

from datetime import date

from kdim.cooperatives.bylaws import BylawKey
from kdim.payments.queries import Kept, drawer_in_use, drawers_kept, kept_by


def test_whether_drawers_are_kept_is_decided_with_a_date(cash):
    cash.saving.decide("RP-4", date(2025, 7, 1), {BylawKey.TELLER_DRAWERS: False})
    days = (date(2024, 12, 31), date(2025, 1, 1), date(2025, 6, 30), date(2025, 7, 1))

    assert [drawers_kept(cash.cooperative_id, on) for on in days] == [False, True, True, False]


def test_a_drawer_in_use_is_its_tellers_alone(cash, other_cooperative):
    drawer = cash.open(cash.dewi)

    assert drawer_in_use(cash.cooperative_id, cash.dewi.person_id).id == drawer
    assert drawer_in_use(cash.cooperative_id, cash.joko.person_id) is None
    assert drawer_in_use(other_cooperative.id, cash.dewi.person_id) is None
    assert drawer_in_use(cash.cooperative_id, None) is None


def test_nobody_has_kept_anything_at_first(cash):
    cash.open(cash.dewi)
    assert kept_by(cash.cooperative_id, cash.dewi.person_id) == Kept(None, 0)
    assert kept_by(cash.cooperative_id, None) == Kept(None, 0)
