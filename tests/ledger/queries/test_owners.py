"""Parts by their owner."""

from kdim.ledger import queries
from kdim.ledger.actions import close_subaccount, open_subaccount
from kdim.ledger.enums import AccountRole, OwnerKind


def test_a_part_is_found_by_its_owner(books):
    part = open_subaccount(
        actor=books.actor, account=AccountRole.TELLER_DRAWERS, owner_kind=OwnerKind.FLOAT, owner_id=77, name="Kas awal",
        on=books.on,
    )  # fmt: skip

    assert queries.part_of_owner(books.cooperative_id, OwnerKind.FLOAT, 77) == part
    assert queries.part_of_owner(books.cooperative_id, OwnerKind.DRAWER, 77) is None
    assert queries.part_of_owner(books.cooperative_id, OwnerKind.FLOAT, 78) is None


def test_what_an_entry_moved_is_told_by_kind_of_owner(books):
    entry = books.deposit(5_000)
    books.withdraw(5_000)
    [moved] = queries.parts_moved(books.cooperative_id, entry, [OwnerKind.SAVINGS_ACCOUNT])
    assert (moved.subaccount_id, moved.is_closed) == (books.siti, False)
    assert queries.parts_moved(books.cooperative_id, entry, [OwnerKind.DRAWER]) == ()

    close_subaccount(actor=books.actor, subaccount_id=books.siti, on=books.on)
    [moved] = queries.parts_moved(books.cooperative_id, entry, [OwnerKind.SAVINGS_ACCOUNT])
    assert moved.is_closed


def test_what_owners_of_a_kind_have_is_told_at_once(books):
    books.deposit(5_000)
    assert sorted(queries.balances_of_owners(books.cooperative_id, OwnerKind.SAVINGS_ACCOUNT).values()) == [0, 5_000]
    assert queries.balances_of_owners(books.cooperative_id, OwnerKind.FLOAT) == {}
