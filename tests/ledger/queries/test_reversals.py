"""Which entries were undone."""

from kdim.ledger import queries
from kdim.ledger.entries import Entry, Line
from kdim.ledger.enums import AccountRole, EntryKind


def test_an_entry_that_was_undone_names_what_undid_it(books):
    first, second = books.deposit(100), books.deposit(50)
    lines = (Line(AccountRole.CASH_DESK, -100), Line(AccountRole.SAVINGS_SUKARELA, 100, subaccount=books.siti))
    [reversal] = books.post(Entry(books.on, EntryKind.REVERSAL, "Batal", lines, reverses=first))

    assert queries.reversals_of(books.cooperative_id, [first, second]) == {first: reversal}
