"""Which book and which accounts an act means."""

from collections.abc import Sequence

from kdim.ledger.actions.refusals import RoleNotMapped, UnknownBook
from kdim.ledger.enums import AccountRole, BookKind
from kdim.ledger.models import Book, RoleAccount


def book_of(cooperative_id: int, book_id: int | None) -> int:
    """The named book, or the cooperative's own. Raises :class:`UnknownBook`."""
    books = Book.objects.of(cooperative_id)
    books = books.filter(pk=book_id) if book_id else books.filter(kind=BookKind.COOPERATIVE)
    found = books.values_list("id", flat=True).first()
    if found is None:
        raise UnknownBook
    return int(found)


def accounts_of(cooperative_id: int, book_id: int, named: Sequence[AccountRole | int]) -> list[int]:
    """The ids of accounts named by role or by id, in one statement. Raises :class:`RoleNotMapped`."""
    roles = [name for name in named if isinstance(name, AccountRole)]
    mapped = dict(
        RoleAccount.objects.of(cooperative_id).filter(book_id=book_id, role__in=roles).values_list("role", "account_id")
    )
    for role in roles:
        if role not in mapped:
            raise RoleNotMapped(role=role.value)
    return [mapped[name] if isinstance(name, AccountRole) else name for name in named]
