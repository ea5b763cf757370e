"""The recap of a drawer: the statement of its part of the books, and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kdim.ledger import queries as ledger
from kdim.ledger.enums import EntryKind, OwnerKind
from kdim.payments.models import Drawer, DrawerCount, Receipt
from kdim.payments.queries.drawers import DrawerView, drawer_by_id
from kdim.payments.queries.receipts import written_number

_EVER = (date(2000, 1, 1), date(9999, 12, 31))


@dataclass(frozen=True, slots=True)
class RecapLine:
    """One movement of the drawer's cash; ``money_in`` or ``money_out`` is 0, ``balance`` what was in it then."""

    entry_id: int
    on: date
    kind: EntryKind
    memo: str
    receipt: str
    token: str
    money_in: int
    money_out: int
    balance: int
    reversed_by: int | None


@dataclass(frozen=True, slots=True)
class KindOfMovement:
    """All movements of one kind together."""

    kind: EntryKind
    count: int
    money_in: int
    money_out: int


@dataclass(frozen=True, slots=True)
class CountView:
    """One blind count; ``pieces`` is code of note or coin → how many."""

    counted_at: datetime
    counted_by: str
    pieces: dict[str, int]
    total: int
    expected: int

    @property
    def difference(self) -> int:
        """Over (+) or missing (-) at that moment."""
        return self.total - self.expected

    @property
    def missing(self) -> int:
        """How much less than the books said was counted; below 0 when it was more."""
        return self.expected - self.total


@dataclass(frozen=True, slots=True)
class Recap:
    """A drawer with every movement. ``balance`` is what the books say is in it: nothing once it is closed."""

    drawer: DrawerView
    lines: Sequence[RecapLine]
    kinds: Sequence[KindOfMovement]
    counts: Sequence[CountView]
    money_in: int
    money_out: int
    balance: int


def recap(cooperative_id: int, drawer_id: int, *, most: int = 5_000) -> Recap | None:
    """The drawer and all that went through it; a fixed number of statements."""
    drawer = drawer_by_id(cooperative_id, drawer_id)
    if drawer is None:
        return None
    told = ledger.statement(
        cooperative_id, subaccount=drawer.subaccount_id, from_on=_EVER[0], until_on=_EVER[1], size=most
    )
    assert told is not None, "a drawer has its part of the books"
    entries = [line.entry_id for line in told.lines]
    found = Receipt.objects.of(cooperative_id).filter(entry_id__in=entries).select_related("drawer")
    receipts = {one.entry_id: (written_number(one), one.token) for one in found}
    lines = [
        RecapLine(
            entry_id=line.entry_id, on=line.on, kind=EntryKind(line.kind), memo=line.memo,
            receipt=receipts.get(line.entry_id, ("", ""))[0], token=receipts.get(line.entry_id, ("", ""))[1],
            money_in=line.debit, money_out=line.credit, balance=line.balance, reversed_by=line.reversed_by,
        )
        for line in told.lines
    ]  # fmt: skip
    return Recap(
        drawer=drawer, lines=lines, kinds=_kinds(lines), counts=counts_of(cooperative_id, drawer_id),
        money_in=told.debit, money_out=told.credit, balance=told.closing,
    )  # fmt: skip


def counts_of(cooperative_id: int, drawer_id: int) -> Sequence[CountView]:
    """Every count of a drawer, the first first; one statement."""
    rows = DrawerCount.objects.of(cooperative_id).filter(drawer_id=drawer_id).order_by("id")
    return [
        CountView(
            counted_at=row.counted_at, counted_by=row.counted_by, pieces=dict(row.pieces), total=row.total,
            expected=row.expected,
        )
        for row in rows
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class KeptView:
    """What somebody keeps between two drawers."""

    person_id: int
    name: str
    amount: int


def floats(cooperative_id: int) -> Sequence[KeptView]:
    """Everybody who keeps something between two drawers, the most first; two statements."""
    tellers = dict(Drawer.objects.of(cooperative_id).values_list("person_id", "teller_name").distinct())
    handed = Drawer.objects.of(cooperative_id).exclude(handed_to=None).values_list("handed_to_id", "handed_to_name")
    names = {**dict(handed.distinct()), **tellers}
    parts = ledger.balances_of_owners(cooperative_id, OwnerKind.FLOAT)
    kept = [KeptView(owner, names.get(owner, ""), amount) for owner, amount in parts.items() if amount]
    return sorted(kept, key=lambda one: (-one.amount, one.name))


def _kinds(lines: Sequence[RecapLine]) -> Sequence[KindOfMovement]:
    found: dict[EntryKind, list[RecapLine]] = {}
    for line in lines:
        found.setdefault(line.kind, []).append(line)
    return [
        KindOfMovement(
            kind, len(of_kind), sum(line.money_in for line in of_kind), sum(line.money_out for line in of_kind)
        )
        for kind, of_kind in found.items()
    ]
