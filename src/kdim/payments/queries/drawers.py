"""The drawers of the tellers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kdim.cooperatives.bylaws import BylawKey
from kdim.cooperatives.queries import bylaws_at
from kdim.ledger import queries as ledger
from kdim.ledger.enums import OwnerKind
from kdim.payments.enums import DrawerStatus
from kdim.payments.models import Drawer


@dataclass(frozen=True, slots=True)
class DrawerView:
    """A drawer; ``number`` counts those of its day, ``receipts`` is how many it gave out. Amounts in whole rupiah."""

    id: int
    person_id: int
    teller_name: str
    on: date
    number: int
    subaccount_id: int
    status: DrawerStatus
    opened_at: datetime
    opened_with: int
    receipts: int
    expected: int | None
    counted: int | None
    reason: str
    kept: int | None
    handed_to: str
    closed_at: datetime | None
    closed_by: str

    @property
    def difference(self) -> int | None:
        """What was over (+) or missing (-) at its close."""
        return None if self.counted is None or self.expected is None else self.counted - self.expected

    @property
    def to_vault(self) -> int | None:
        """What went to the vault at its close."""
        return None if self.counted is None or self.kept is None else self.counted - self.kept

    @property
    def code(self) -> str:
        """``250616-2``, as its receipts begin."""
        return f"{self.on:%y%m%d}-{self.number}"


@dataclass(frozen=True, slots=True)
class Kept:
    """What a teller keeps between two drawers; no subaccount when they never kept anything."""

    subaccount_id: int | None
    amount: int


def drawers_kept(cooperative_id: int, on: date) -> bool:
    """Whether tellers keep drawers on a day, as the cooperative decided; one statement."""
    return bylaws_at(cooperative_id, on).is_on(BylawKey.TELLER_DRAWERS)


def drawer_name(on: date, number: int, teller_name: str) -> str:
    """The name of the drawer's part of the books."""
    return f"Laci {on:%y%m%d}-{number} {teller_name}"[:120]


def drawer_in_use(cooperative_id: int, person_id: int | None) -> DrawerView | None:
    """The drawer that somebody has open or counted; one statement."""
    if person_id is None:
        return None
    rows = Drawer.objects.of(cooperative_id).filter(person_id=person_id).exclude(status=DrawerStatus.CLOSED)
    found = rows.first()
    return None if found is None else view_of(found)


@dataclass(frozen=True, slots=True)
class DrawerPage:
    """A page of a list of drawers; ``count`` in all, ``page`` of ``pages``."""

    rows: Sequence[DrawerView]
    count: int
    page: int
    pages: int


PAGE = 30


def drawers(cooperative_id: int, *, person_id: int | None = None, page: int = 1, size: int = PAGE) -> DrawerPage:
    """Drawers, the latest first; of one teller or of all; two statements."""
    rows = Drawer.objects.of(cooperative_id).order_by("-on", "-number")
    if person_id is not None:
        rows = rows.filter(person_id=person_id)
    count = rows.count()
    pages = max(-(-count // size), 1)
    page = min(max(page, 1), pages)
    return DrawerPage([view_of(row) for row in rows[(page - 1) * size : page * size]], count, page, pages)


def drawer_by_id(cooperative_id: int, drawer_id: int) -> DrawerView | None:
    """One drawer; of another cooperative there is none."""
    found = Drawer.objects.of(cooperative_id).filter(id=drawer_id).first()
    return None if found is None else view_of(found)


def kept_by(cooperative_id: int, person_id: int | None) -> Kept:
    """What somebody kept from their last drawer or was handed; two statements."""
    part = ledger.part_of_owner(cooperative_id, OwnerKind.FLOAT, person_id) if person_id is not None else None
    if part is None:
        return Kept(None, 0)
    return Kept(part, ledger.balances_of_subaccounts(cooperative_id, [part])[part].amount)


def view_of(drawer: Drawer) -> DrawerView:
    """The row as it is shown."""
    return DrawerView(
        id=drawer.id, person_id=drawer.person_id, teller_name=drawer.teller_name, on=drawer.on, number=drawer.number,
        subaccount_id=drawer.subaccount_id, status=DrawerStatus(drawer.status), opened_at=drawer.opened_at,
        opened_with=drawer.opened_with, receipts=drawer.last_receipt, expected=drawer.expected, counted=drawer.counted,
        reason=drawer.reason, kept=drawer.kept, handed_to=drawer.handed_to_name, closed_at=drawer.closed_at,
        closed_by=drawer.closed_by,
    )  # fmt: skip
