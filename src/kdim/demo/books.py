"""The books besides savings: bank, income of the digital services, costs of the office, closing of months."""

from datetime import date, timedelta
from functools import partial

from kdim.cooperatives.enums import Role
from kdim.demo import till
from kdim.demo.stage import Stage
from kdim.kernel.calendar import Month
from kdim.kernel.calendar.words import format_month
from kdim.ledger.actions import close_period, record_journal
from kdim.ledger.entries import Line
from kdim.ledger.enums import AccountRole, EntryKind
from kdim.ledger.queries import account_tree, balance

_CASH, _BANK = AccountRole.CASH_DESK, AccountRole.BANK
_FLOAT = 4_000_000  # what stays in the vault over the weekend
#: Rupiah a month of a cooperative of 300; code of the account, from where it is paid, day of the month.
_COSTS = (
    ("62101", "Gaji manajer dan kasir", 4_800_000, _BANK, 25),
    ("61103", "Honor pengurus dan pengawas", 900_000, _BANK, 25),
    ("63105", "Sewa kantor", 850_000, _BANK, 3),
    ("63102", "Listrik, air, dan telepon", 420_000, _CASH, 12),
    ("63103", "Internet kantor dan hosting", 385_000, _BANK, 12),
    ("63104", "Transportasi petugas kolektif", 300_000, _CASH, 26),
    ("63101", "Kertas, cetakan, dan ATK", 120_000, _CASH, 17),
)
#: What stays on the current account; what is more is placed for a year.
_BANK_KEEPS = 150_000_000
_EQUIPMENT = 9_600_000
_FEE_A_MEMBER = 62_000  # of digital services, a month


def pay_out(stage: Stage, amount: int, on: date) -> None:
    """See that the drawer holds what an act of the desk is about to pay out."""
    wanted = till.wanting(stage, amount, on)
    _fill_vault(stage, wanted, on)
    till.pay_out(stage, amount, on, wanted)


def _pay_from_vault(stage: Stage, amount: int, on: date) -> None:
    """See that the vault holds what the treasurer is about to pay in cash."""
    _fill_vault(stage, amount, on)
    stage.cash -= amount


def _fill_vault(stage: Stage, amount: int, on: date) -> None:
    if stage.cash < amount:
        wanted = -(-(amount - stage.cash + _FLOAT // 2) // 500_000) * 500_000
        _move(stage, on, "Pengambilan kas dari bank", _CASH, _BANK, wanted)


def keep_books(stage: Stage) -> None:
    """Note all that returns month after month."""
    diary, first = stage.diary, Month.of(stage.diary.first)
    diary.note(diary.first + timedelta(days=17), partial(_equip, stage))
    for month in first.next().through(Month.of(diary.last)):
        for code, memo, about, source, day in _COSTS:
            diary.note(month.day(day), partial(_cost, stage, month, code, memo, about, source))
        for day in (9, 18, 27):
            diary.note(month.day(day), partial(_earn, stage))
        diary.note(month.last_day, partial(_month_end, stage, month))
        if month < Month.of(diary.last + timedelta(days=1)):  # the last full month is still open
            diary.note(month.day(20), partial(_close, stage, month.previous()))
    friday = diary.first + timedelta(days=(4 - diary.first.weekday()) % 7)
    while friday <= diary.last:
        diary.note(friday, partial(_to_bank, stage))
        friday += timedelta(days=7)


def pay_resigned(stage: Stage, name: str, on: date) -> None:
    """Pay out what is owed to those who left."""
    owed = balance(stage.cooperative_id, account=AccountRole.RESIGNED_PAYABLE)
    if owed:
        _pay_from_vault(stage, owed, on)
        _journal(stage, on, f"Pembayaran simpanan anggota keluar: {name}", AccountRole.RESIGNED_PAYABLE, _CASH, owed)


def pay_tax(stage: Stage, tax: int, month: Month, on: date) -> None:
    """Hand PPh final of a month over to the state."""
    memo = f"Setor PPh final jasa simpanan {format_month(month)}"
    _spend(stage, on, memo, AccountRole.TAX_PAYABLE, tax, EntryKind.TAX_PAYMENT)


def _equip(stage: Stage, on: date) -> None:
    _move(stage, on, "Setoran awal ke bank", _BANK, _CASH, stage.cash)
    _spend(stage, on, "Router, komputer, dan printer kantor", "12206", stage.scaled(_EQUIPMENT))
    _spend(stage, on, "Notaris dan pengesahan badan hukum", "63108", stage.scaled(2_500_000))


def _cost(stage: Stage, month: Month, code: str, memo: str, about: int, source: AccountRole, on: date) -> None:
    amount = stage.amount(stage.scaled(about), step=500, spread=0 if source is _BANK else 12)
    memo = f"{memo} {format_month(month)}"
    if source is _BANK:
        _spend(stage, on, memo, code, amount)
    else:
        _pay_from_vault(stage, amount, on)
        _journal(stage, on, memo, code, _CASH, amount)


def _earn(stage: Stage, on: date) -> None:
    """Fees of members for the digital services, a part of them by QRIS, and commissions of paying bills."""
    fees = stage.amount(stage.scaled(_FEE_A_MEMBER * _members_about(stage, on) // 3), step=1_000, spread=9)
    by_bank = fees * stage.chance.randrange(45, 70) // 100 // 1_000 * 1_000
    _take(stage, on, "Layanan digital anggota, QRIS", "42107", _BANK, by_bank)
    _take(stage, on, "Layanan digital anggota, tunai", "42107", _CASH, fees - by_bank)
    _spend(stage, on, "Bandwidth, lisensi, dan domain anggota", "51103", fees * 38 // 100 // 1_000 * 1_000)
    _take(stage, on, "Komisi pembayaran tagihan", "42108", _CASH, stage.amount(stage.scaled(450_000), step=500))


def _members_about(stage: Stage, on: date) -> int:
    """How many of 300 subscribe by then: a third at first, everybody later."""
    lived = (on - stage.diary.first).days / max(1, (stage.diary.last - stage.diary.first).days)
    return round(100 + 190 * lived)


def _month_end(stage: Stage, month: Month, on: date) -> None:
    _journal(stage, on, f"Penyusutan perangkat {format_month(month)}", "63115", "12296", stage.scaled(_EQUIPMENT) // 48)
    _spend(stage, on, f"Administrasi bank {format_month(month)}", AccountRole.BANK_CHARGES, 15_000)
    if (idle := stage.bank - stage.scaled(_BANK_KEEPS)) > (step := stage.scaled(100_000_000)):
        lent = idle // step * step
        _spend(stage, on, "Penempatan deposito berjangka 12 bulan", "11201", lent, EntryKind.TRANSFER)
        stage.placed += lent
    if earned := (stage.bank + stage.placed * 2) // 1_000:
        _take(stage, on, f"Jasa giro dan deposito {format_month(month)}", AccountRole.BANK_INTEREST, _BANK, earned)


def _to_bank(stage: Stage, on: date) -> None:
    if (over := (stage.cash - _FLOAT) // 500_000 * 500_000) > 0:
        _move(stage, on, "Setoran kas ke bank", _BANK, _CASH, over)


def _close(stage: Stage, month: Month, on: date) -> None:
    close_period(**stage.frame(Role.BENDAHARA, on), month=month.first_day)


def _take(stage: Stage, on: date, memo: str, income: str | AccountRole, into: AccountRole, amount: int) -> None:
    if into is _CASH:
        stage.cash += amount
    else:
        stage.bank += amount
    _journal(stage, on, memo, into, income, amount)


def _spend(
    stage: Stage, on: date, memo: str, account: str | AccountRole, amount: int, kind: EntryKind = EntryKind.CASH
) -> None:
    """From the bank, or from the vault while the bank does not hold it."""
    if stage.bank >= amount:
        stage.bank -= amount
        _journal(stage, on, memo, account, _BANK, amount, kind)
    else:
        stage.cash -= amount
        _journal(stage, on, memo, account, _CASH, amount, kind)


def _move(stage: Stage, on: date, memo: str, to: AccountRole, source: AccountRole, amount: int) -> None:
    sign = 1 if to is _BANK else -1
    stage.bank += sign * amount
    stage.cash -= sign * amount
    _journal(stage, on, memo, to, source, amount, EntryKind.TRANSFER)


def _journal(
    stage: Stage, on: date, memo: str, debit: str | AccountRole, credit: str | AccountRole, amount: int,
    kind: EntryKind = EntryKind.CASH,
) -> None:  # fmt: skip
    record_journal(
        **stage.frame(Role.BENDAHARA, on), on=on, memo=memo, kind=kind,
        lines=[Line(_account(stage, debit), amount), Line(_account(stage, credit), -amount)],
    )  # fmt: skip


def _account(stage: Stage, name: str | AccountRole) -> AccountRole | int:
    if isinstance(name, AccountRole):
        return name
    if not stage.accounts:
        stage.accounts = {row.code: row.id for row in account_tree(stage.cooperative_id)}
    return stage.accounts[name]
