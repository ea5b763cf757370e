"""What each event of savings does to the books: facts in, one entry out. ``docs/accounting/savings.md`` explains each.

``subaccount`` is the member's part of the control account; ``number`` the account's number, for the journal's words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kdim.kernel.calendar import Month
from kdim.kernel.calendar.words import format_month
from kdim.kernel.rupiah import Rupiah
from kdim.ledger.entries import Entry, Line
from kdim.ledger.enums import AccountRole, EntryKind


def deposit(*, on: date, number: str, subaccount: int, amount: Rupiah, memo: str = "") -> Entry:
    """Cash comes in; the cooperative owes the member more simpanan sukarela."""
    return Entry(
        on=on,
        kind=EntryKind.DEPOSIT,
        memo=memo or f"Setoran simpanan {number}",
        lines=[
            Line(AccountRole.CASH_DESK, amount),
            Line(AccountRole.SAVINGS_SUKARELA, -amount, subaccount),
        ],
    )


def withdrawal(*, on: date, number: str, subaccount: int, amount: Rupiah, memo: str = "") -> Entry:
    """Cash goes out; the cooperative owes the member less simpanan sukarela."""
    return Entry(
        on=on,
        kind=EntryKind.WITHDRAWAL,
        memo=memo or f"Penarikan simpanan {number}",
        lines=[
            Line(AccountRole.SAVINGS_SUKARELA, amount, subaccount),
            Line(AccountRole.CASH_DESK, -amount),
        ],
    )


def pokok(*, on: date, number: str, subaccount: int, amount: Rupiah) -> Entry:
    """Cash comes in as simpanan pokok, own capital of the cooperative (UU 25/1992 art. 41), whole or in part."""
    return Entry(
        on=on,
        kind=EntryKind.ADMISSION,
        memo=f"Simpanan pokok {number}",
        lines=[
            Line(AccountRole.CASH_DESK, amount),
            Line(AccountRole.SAVINGS_POKOK, -amount, subaccount),
        ],
    )


def pokok_paid_back(*, on: date, number: str, subaccount: int, amount: Rupiah) -> Entry:
    """Instalments of simpanan pokok go back in cash to somebody who withdraws before becoming a member."""
    return Entry(
        on=on,
        kind=EntryKind.WITHDRAWAL,
        memo=f"Pengembalian simpanan pokok {number}, permohonan dibatalkan",
        lines=[
            Line(AccountRole.SAVINGS_POKOK, amount, subaccount),
            Line(AccountRole.CASH_DESK, -amount),
        ],
    )


def wajib(*, on: date, number: str, subaccount: int, amount: Rupiah, months: int, memo: str = "") -> Entry:
    """Cash comes in as simpanan wajib for so many months; own capital too, booked when paid and not when asked for."""
    return Entry(
        on=on,
        kind=EntryKind.DUES,
        memo=memo or f"Simpanan wajib {number}, {months} bulan",
        lines=[
            Line(AccountRole.CASH_DESK, amount),
            Line(AccountRole.SAVINGS_WAJIB, -amount, subaccount),
        ],
    )


@dataclass(frozen=True, slots=True)
class InAdvance:
    """A whole term's interest given at its beginning: before tax, the tax kept back, and the account it goes to."""

    gross: Rupiah
    tax: Rupiah
    subaccount: int


def deposit_placed(
    *,
    on: date,
    number: str,
    role: AccountRole,
    subaccount: int,
    amount: Rupiah,
    out_of: int | None = None,
    advance: InAdvance | None = None,
) -> Entry:
    """Money becomes a term deposit: cash, or simpanan sukarela of the subaccount ``out_of``.

    ``role`` is that of deposits up to twelve months or of longer ones. Interest in advance is no cost yet: it stands as
    paid ahead, and each month of the term bears its part.
    """
    moved: dict[int, int] = {out_of: amount} if out_of else {}
    lines = [] if out_of else [Line(AccountRole.CASH_DESK, amount)]
    if advance and advance.gross:
        lines += _line(AccountRole.PREPAID_INTEREST, advance.gross) + _line(AccountRole.TAX_PAYABLE, -advance.tax)
        moved[advance.subaccount] = moved.get(advance.subaccount, 0) - (advance.gross - advance.tax)
    lines += [Line(AccountRole.SAVINGS_SUKARELA, change, part) for part, change in moved.items() if change]
    lines.append(Line(role, -amount, subaccount))
    kind = EntryKind.TRANSFER if out_of else EntryKind.DEPOSIT
    return Entry(on=on, kind=kind, memo=f"Penempatan simpanan berjangka {number}", lines=lines)


def deposit_interest(
    *, on: date, number: str, month: int, gross: Rupiah, waited: Rupiah, tax: Rupiah, to: tuple[AccountRole, int] | None
) -> Entry:
    """The interest of the ``month``-th month of a term, which the month bears.

    ``to`` (role, subaccount) receives it together with what ``waited`` of earlier months, less ``tax``; nobody yet
    while it is only earned: then it is owed, and tax is kept back when it is given.
    """
    if to is None:
        given = _line(AccountRole.INTEREST_PAYABLE, -gross)
    else:
        given = _line(AccountRole.INTEREST_PAYABLE, waited) + _line(AccountRole.TAX_PAYABLE, -tax)
        given += _line(to[0], -(gross + waited - tax), to[1])
    memo = f"Jasa simpanan berjangka {number}, bulan ke-{month}"
    return Entry(
        on=on, kind=EntryKind.INTEREST, memo=memo, lines=_line(AccountRole.TERM_INTEREST_EXPENSE, gross) + given
    )


def deposit_interest_borne(*, on: date, number: str, month: int, gross: Rupiah) -> Entry:
    """The ``month``-th month of a term bears its part of the interest that was given in advance."""
    return Entry(
        on=on,
        kind=EntryKind.INTEREST,
        memo=f"Beban jasa di muka {number}, bulan ke-{month}",
        lines=[Line(AccountRole.TERM_INTEREST_EXPENSE, gross), Line(AccountRole.PREPAID_INTEREST, -gross)],
    )


def deposit_matured(
    *, on: date, number: str, role: AccountRole, subaccount: int, amount: Rupiah, savings: int, is_rolled: bool
) -> Entry:
    """On its last day a deposit goes to simpanan sukarela; of one that is rolled over, what had been added to it."""
    words = "Perpanjangan" if is_rolled else "Jatuh tempo"
    return Entry(
        on=on,
        kind=EntryKind.TRANSFER,
        memo=f"{words} simpanan berjangka {number}",
        lines=[Line(role, amount, subaccount), Line(AccountRole.SAVINGS_SUKARELA, -amount, savings)],
    )


def deposit_broken(
    *,
    on: date,
    number: str,
    role: AccountRole,
    subaccount: int,
    balance: Rupiah,
    savings: int,
    paid: Rupiah,
    penalty: Rupiah,
    tax: int,
    waited: Rupiah,
    prepaid: Rupiah,
) -> Entry:
    """A deposit ends before its last day: ``paid`` of its ``balance`` and interest goes to simpanan sukarela.

    ``tax`` is kept back now, or comes back when below zero; ``waited`` was owed and is no more, ``prepaid`` was given
    for months that do not come. The cost of interest bears the difference, which is mostly less than nothing.
    """
    lines = [Line(role, balance, subaccount), *_line(AccountRole.SAVINGS_SUKARELA, -paid, savings)]
    lines += _line(AccountRole.OTHER_INCOME, -penalty) + _line(AccountRole.TAX_PAYABLE, -tax)
    lines += _line(AccountRole.INTEREST_PAYABLE, waited) + _line(AccountRole.PREPAID_INTEREST, -prepaid)
    lines += _line(AccountRole.TERM_INTEREST_EXPENSE, -sum(line.amount for line in lines))
    memo = f"Pencairan awal simpanan berjangka {number}"
    return Entry(on=on, kind=EntryKind.TRANSFER, memo=memo, lines=lines)


def deposit_advanced(*, on: date, number: str, advance: InAdvance) -> Entry:
    """The interest of the next term, given in advance on the day a deposit is rolled over."""
    lines = _line(AccountRole.PREPAID_INTEREST, advance.gross) + _line(AccountRole.TAX_PAYABLE, -advance.tax)
    lines += _line(AccountRole.SAVINGS_SUKARELA, -(advance.gross - advance.tax), advance.subaccount)
    return Entry(on=on, kind=EntryKind.INTEREST, memo=f"Jasa di muka simpanan berjangka {number}", lines=lines)


def _line(account: AccountRole, amount: int, subaccount: int | None = None) -> list[Line]:
    return [Line(account, amount, subaccount)] if amount else []


def leaving(*, on: date, memo: str, balances: Sequence[tuple[AccountRole, int, Rupiah]]) -> Entry:
    """All that a member saved becomes a debt to one who has left; ``balances`` are (role, subaccount, amount)."""
    return Entry(
        on=on,
        kind=EntryKind.RESIGNATION,
        memo=memo,
        lines=[
            *(Line(role, amount, subaccount) for role, subaccount, amount in balances),
            Line(AccountRole.RESIGNED_PAYABLE, -sum(amount for _, _, amount in balances)),
        ],
    )


def taken_over(
    *,
    on: date,
    memo: str,
    balances: Sequence[tuple[AccountRole, int, Rupiah]],
    divided: Sequence[tuple[AccountRole, int, Rupiah]],
    rounding: int = 0,
) -> Entry:
    """What members saved by older books, one line for each; ``balances`` are (role, subaccount, amount).

    ``divided`` are parts of the same accounts that an opening balance sheet brought undivided; the rest comes from the
    opening account, which an opening balance sheet brings back to zero. ``rounding`` is what older books held in sen
    beyond the whole rupiah of the members (less than nothing: short of them).
    """
    from_parts = sum(amount for _, _, amount in divided)
    rest = sum(amount for _, _, amount in balances) + rounding - from_parts
    lines = [
        *(Line(role, -amount, subaccount) for role, subaccount, amount in balances),
        *(Line(role, amount, subaccount) for role, subaccount, amount in divided),
        *([Line(AccountRole.OPENING_BALANCE, rest)] if rest else []),
        *([Line(AccountRole.ROUNDING_DIFFERENCE, -rounding)] if rounding else []),
    ]
    return Entry(on=on, kind=EntryKind.OPENING, memo=memo, lines=lines)


@dataclass(frozen=True, slots=True)
class Batch:
    """An entry whose member lines stand in a prepared table: everything about it but these."""

    on: date
    kind: EntryKind
    memo: str
    account: AccountRole
    counters: tuple[Line, ...]


def interest(*, month: Month, gross: Rupiah) -> Batch:
    """A month's interest on simpanan sukarela, one line for each account: a cost, and owed to the members."""
    return Batch(
        on=month.last_day,
        kind=EntryKind.INTEREST,
        memo=f"Jasa simpanan {format_month(month)}",
        account=AccountRole.SAVINGS_SUKARELA,
        counters=(Line(AccountRole.INTEREST_EXPENSE, gross),),
    )


def interest_tax(*, month: Month, tax: Rupiah) -> Batch:
    """PPh final withheld from that interest, a line for each account that bears it: owed to the state (PP 15/2009)."""
    return Batch(
        on=month.last_day,
        kind=EntryKind.INTEREST,
        memo=f"PPh final atas jasa simpanan {format_month(month)}",
        account=AccountRole.SAVINGS_SUKARELA,
        counters=(Line(AccountRole.TAX_PAYABLE, -tax),),
    )
