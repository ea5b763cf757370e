"""The shipped chart of accounts, read and filtered by kind of cooperative. No framework."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kdim.cooperatives.enums import CooperativeKind
from kdim.ledger.enums import AccountKind, AccountRole, CashFlowClass, Dealing, Side

CHART = Path(__file__).parent / "data" / "chart.csv"

#: Which rows of the chart (column ``applies_to``) a kind of cooperative begins with.
SECTORS: dict[CooperativeKind, frozenset[str]] = {
    CooperativeKind.KONSUMEN: frozenset({"KON"}),
    CooperativeKind.SIMPAN_PINJAM: frozenset({"KSP"}),
    CooperativeKind.JASA_DIGITAL: frozenset({"JAS"}),
    CooperativeKind.MERAH_PUTIH: frozenset({"KON", "KSP", "JAS", "PEM"}),
}

#: The chart's own name for a purpose → the role that posting rules ask for. These accounts are in every chart.
ROLES: dict[str, AccountRole] = {
    "cash": AccountRole.CASH_DESK,
    "teller_cash": AccountRole.TELLER_DRAWERS,
    "petty_cash": AccountRole.PETTY_CASH,
    "bank": AccountRole.BANK,
    "bank_va": AccountRole.BANK_COLLECTION,
    "ewallet": AccountRole.E_WALLET,
    "cash_in_transit": AccountRole.CASH_IN_TRANSIT,
    "mandatory_savings_receivable": AccountRole.WAJIB_RECEIVABLE,
    "loan_brought": AccountRole.LOANS_BROUGHT,
    "share_pokok": AccountRole.SAVINGS_POKOK,
    "share_wajib": AccountRole.SAVINGS_WAJIB,
    "savings_voluntary": AccountRole.SAVINGS_SUKARELA,
    "savings_time": AccountRole.TERM_DEPOSITS,
    "savings_time_long": AccountRole.TERM_DEPOSITS_LONG,
    "resigned_member_payable": AccountRole.RESIGNED_PAYABLE,
    "suspense_receipts": AccountRole.UNIDENTIFIED_RECEIPTS,
    "savings_interest_payable": AccountRole.INTEREST_PAYABLE,
    "pph_final": AccountRole.TAX_PAYABLE,
    "savings_interest_expense": AccountRole.INTEREST_EXPENSE,
    "time_interest_expense": AccountRole.TERM_INTEREST_EXPENSE,
    "prepaid": AccountRole.PREPAID_INTEREST,
    "admission_fee": AccountRole.ENTRANCE_FEE,
    "bank_interest_income": AccountRole.BANK_INTEREST,
    "bank_charge": AccountRole.BANK_CHARGES,
    "misc_income": AccountRole.OTHER_INCOME,
    "other_expense": AccountRole.OTHER_EXPENSE,
    "rounding": AccountRole.ROUNDING_DIFFERENCE,
    "opening_balance": AccountRole.OPENING_BALANCE,
    "shu_current": AccountRole.SURPLUS_CURRENT,
    "shu_prior": AccountRole.SURPLUS_PRIOR,
}

#: Accounts divided among members, each with a subaccount.
OF_MEMBERS = frozenset(
    {
        "share_pokok", "share_wajib", "share_wajib_pinjam", "savings_voluntary", "savings_time", "savings_time_long",
        "savings_planned", "savings_special", "savings_nonmember",
    }
)  # fmt: skip
#: All accounts divided into subaccounts, one per owner.
CONTROL = OF_MEMBERS | {"teller_cash", "loan_brought"}

#: Accounts that every desk touches at the same moment: their balance is spread over this many rows.
HOT_SLOTS = 16
HOT = frozenset(
    {"cash", "bank", "bank_va", "ewallet", "savings_interest_expense", "pph_final", "admission_fee"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class AccountDefinition:
    """One row of a chart: what an account is before any book has it."""

    code: str
    name_id: str
    name_en: str
    kind: AccountKind
    side: Side
    parent_code: str
    is_group: bool
    is_control: bool
    cash_flow: CashFlowClass | None
    dealing: Dealing | None
    statement_line: str
    slots: int
    role: AccountRole | None


def shipped_chart(kind: CooperativeKind) -> tuple[AccountDefinition, ...]:
    """The accounts a new cooperative of this kind begins with, parents before children, without empty groups."""
    sectors = SECTORS[kind]
    rows = [row for row in _rows() if not row["variant"] and _applies(row, sectors)]
    used: set[str] = set()
    for row in reversed(rows):  # children follow their parents in the file
        if row["is_group"] == "0" or row["code"] in used:
            used.add(row["code"])
            used.add(row["parent"])
    return tuple(_definition(row) for row in rows if row["code"] in used)


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with CHART.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def _applies(row: dict[str, str], sectors: frozenset[str]) -> bool:
    return row["is_group"] == "1" or row["system_role"] in ROLES or not sectors.isdisjoint(row["applies_to"].split("|"))


def _definition(row: dict[str, str]) -> AccountDefinition:
    purpose = row["system_role"]
    return AccountDefinition(
        code=row["code"],
        name_id=row["name_id"],
        name_en=row["name_en"],
        kind=AccountKind(row["type"]),
        side=Side(row["normal_balance"]),
        parent_code=row["parent"],
        is_group=row["is_group"] == "1",
        is_control=purpose in CONTROL,
        cash_flow=CashFlowClass(row["cash_flow_class"]) if row["cash_flow_class"] else None,
        dealing=_dealing(purpose),
        statement_line=row["parent"] or row["code"],
        slots=HOT_SLOTS if purpose in HOT else 1,
        role=ROLES.get(purpose),
    )


def _dealing(purpose: str) -> Dealing | None:
    if purpose.endswith("nonmember"):
        return Dealing.NONMEMBER
    if purpose.endswith("_member") or purpose in OF_MEMBERS or purpose.startswith("loan_"):
        return Dealing.MEMBER
    return None
