"""Whom a list asks."""

from datetime import date

from kdim.cooperatives.models import Area
from kdim.kernel.calendar import Month
from kdim.members.models import Member
from kdim.savings import actions
from kdim.savings.enums import SavingsKind
from kdim.savings.models import SavingsAccount
from kdim.savings.queries import (
    NO_VILLAGE,
    VillageToCollect,
    accounts_listed,
    accounts_numbered,
    accounts_to_collect,
    villages_to_collect,
)

WAJIB = SavingsKind.WAJIB


def test_open_accounts_of_active_members_by_name_with_what_is_due(saving, neighbour):
    neighbour.member("Tetangga")
    siti, budi, ani = (saving.member(name) for name in ("Siti", "Budi", "Ani"))
    for month in (4, 5, 6):
        actions.raise_dues(**saving.frame, month=Month(2025, month))
    saving.wajib(siti, 100_000)
    saving.wajib(budi, 250_000)
    at = saving.actor.cooperative_id
    SavingsAccount.objects.of(at).filter(member_id=ani).update(closed_on=date(2025, 6, 16))

    found = accounts_to_collect(at, saving.products[WAJIB])

    assert [(one.member_name, one.due) for one in found.rows] == [("Budi", 0), ("Siti", 50_000)]
    assert found.count == 2
    assert accounts_to_collect(at, saving.products[SavingsKind.SUKARELA]).rows == []


def test_accounts_are_found_by_their_number_and_by_their_owners(saving, neighbour):
    member, at = saving.member("Siti"), saving.actor.cooperative_id
    [row] = accounts_to_collect(at, saving.products[WAJIB]).rows
    numbers = {row.number, row.member_number, "9"}

    assert accounts_numbered(at, saving.products[WAJIB], numbers) == {
        row.number: row.account_id, row.member_number: row.account_id,
    }  # fmt: skip
    assert [one.member_id for one in accounts_listed(at, saving.products[WAJIB], [row.account_id, 7])] == [member]
    assert accounts_listed(at, saving.products[SavingsKind.SUKARELA], [row.account_id]) == []
    assert accounts_numbered(neighbour.actor.cooperative_id, neighbour.products[WAJIB], numbers) == {}


def test_villages_by_name_with_how_many_a_list_has_and_those_of_no_village_last(saving, neighbour):
    neighbour.member("Tetangga")
    members = [saving.member(name) for name in ("Siti", "Budi", "Ani", "Rini")]
    at, product = saving.actor.cooperative_id, saving.products[WAJIB]
    for code, name, level, parent in (("33", "Jawa Tengah", 1, None), ("33.01", "Medono", 2, "33")):
        Area.objects.update_or_create(code=code, defaults={"name": name, "level": level, "parent_id": parent})
    Member.objects.of(at).filter(id__in=members[:2]).update(area_id="33.01")
    SavingsAccount.objects.of(at).filter(member_id=members[3]).update(closed_on=date(2025, 6, 16))

    assert villages_to_collect(at, product) == [
        VillageToCollect("33.01", "Medono", 2), VillageToCollect(NO_VILLAGE, "", 1),
    ]  # fmt: skip
    assert [one.member_id for one in accounts_to_collect(at, product, village=NO_VILLAGE).rows] == [members[2]]
