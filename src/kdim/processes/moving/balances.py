"""What becomes of each line of an opening balance sheet: its account, its side, and what is still to be decided."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from kdim.ledger.enums import AccountKind, Side
from kdim.processes.moving.enums import Verdict
from kdim.processes.moving.suggesting import Choice, section_by_name, suggest
from kdim.sheets import Column, Field, Layout, Reading, Row, Section, section_of
from kdim.sheets.amounts import to_rupiah

DEBIT_KINDS = frozenset({AccountKind.ASSET, AccountKind.CONTRA_ASSET, AccountKind.EXPENSE, AccountKind.CONTRA_EXPENSE})
_CLAIM = re.compile(r"piutang|pinjaman|pembiayaan|kredit", re.IGNORECASE)
_DEBIT_SECTIONS = frozenset({Section.ASET, Section.ASET_LANCAR, Section.ASET_TETAP, Section.PENYERTAAN, Section.BEBAN})


@dataclass(frozen=True, slots=True)
class Line:
    """One line: ``signed`` is exact (debit +, credit -), ``amount`` the same in whole rupiah."""

    number: int
    name: str
    code: str
    heading: str
    signed: Decimal
    amount: int
    account: Choice | None
    is_chosen: bool
    issues: tuple[tuple[str, str, dict[str, Any]], ...]
    verdict: Verdict


def amount_columns(layout: Layout) -> tuple[Column, ...]:
    """The columns of balances to choose from; none for a trial balance with two sides."""
    return () if layout.column(Field.DEBIT) else layout.all_of(Field.AMOUNT)


def chosen_column(layout: Layout, choices: Mapping[str, Any]) -> Column | None:
    """The column of balances that is taken: the chosen one, or the first."""
    columns = amount_columns(layout)
    wanted = choices.get("amount")
    return next((column for column in columns if column.index == wanted), columns[0] if columns else None)


def judge_balances(
    reading: Reading, choices: Mapping[str, Any], accounts: Sequence[Choice], loans: tuple[int, int] = (0, 0)
) -> list[Line]:
    """Every line in its order. ``choices["accounts"]`` maps the number of a row to the account that a person chose.

    ``loans`` is the account that holds the running loans brought along, and how many rupiah they are.
    """
    by_id = {each.id: each for each in accounts}
    column = chosen_column(reading.layout, choices)
    chosen = {int(row): account for row, account in choices.get("accounts", {}).items()}
    lines = [_line(row, column, chosen.get(row.number), by_id, accounts) for row in reading.rows]
    return _turned(_as_loans(lines, by_id.get(loans[0]), loans[1]))


def _line(
    row: Row, column: Column | None, chosen: int | None, by_id: Mapping[int, Choice], accounts: Sequence[Choice]
) -> Line:
    name, code = str(row.subject.value or ""), str(row[Field.ACCOUNT_CODE] or "")
    section = section_of(row.group) or section_by_name(name)
    value, issues = _value(row, column)
    side = None if column or not value else Side.DEBIT if value > 0 else Side.CREDIT
    account = (
        by_id.get(chosen)
        if chosen
        else suggest(name, code, section, accounts, is_contra=_is_contra(value, section), side=side)
    )
    signed = value
    if column is not None:
        on_debit = section in _DEBIT_SECTIONS if section else account is not None and account.kind in DEBIT_KINDS
        signed = value if on_debit else -value
    amount, rounded = to_rupiah(signed)
    if rounded:
        issues.append((rounded, "", {"typed": str(signed), "amount": amount}))
    if amount and account is None:
        issues.append(("account_unmapped", row.subject.address, {}))
    return Line(
        row.number, name, code, row.group, signed, amount, account, bool(chosen), tuple(issues),
        _verdict(amount, account, is_chosen=bool(chosen), issues=issues),
    )  # fmt: skip


def _value(row: Row, column: Column | None) -> tuple[Decimal, list[tuple[str, str, dict[str, Any]]]]:
    """The balance of a line; with two sides, debit less credit."""
    issues: list[tuple[str, str, dict[str, Any]]] = []
    total = Decimal(0)
    cells = [(row.cells[column.index], 1)] if column else [(row.cell(Field.DEBIT), 1), (row.cell(Field.CREDIT), -1)]
    for cell, sign in cells:
        if cell is None:
            continue
        if cell.wrong:
            issues.append((cell.wrong, cell.address, {"typed": cell.raw[:40]}))
        elif isinstance(cell.value, Decimal):
            total += sign * cell.value
    return total, issues


def _is_contra(value: Decimal, section: Section | None) -> bool:
    return value < 0 and section in _DEBIT_SECTIONS and section is not Section.BEBAN


def _verdict(amount: int, account: Choice | None, *, is_chosen: bool, issues: Sequence[Any]) -> Verdict:
    if any(code in ("amount_unreadable", "cell_error") for code, _, _ in issues):
        return Verdict.WRONG
    if not amount:
        return Verdict.LEFT_OUT
    if account is None:
        return Verdict.WRONG
    return Verdict.GOOD if is_chosen else Verdict.ATTENTION


def _as_loans(lines: Sequence[Line], account: Choice | None, brought: int) -> list[Line]:
    """ "Piutang Anggota" may be goods on credit or money lent: the one line of exactly the running loans is these."""
    owed = [line for line in lines if line.amount == brought and _CLAIM.search(line.name) and not line.is_chosen]
    if account is None or not brought or len(owed) != 1 or any(line.account == account for line in lines):
        return list(lines)
    verdict = Verdict.ATTENTION if owed[0].verdict is Verdict.WRONG else owed[0].verdict
    issues = tuple(issue for issue in owed[0].issues if issue[0] != "account_unmapped")
    told = replace(owed[0], account=account, issues=(*issues, ("is_loans", "", {"amount": brought})), verdict=verdict)
    return [told if line is owed[0] else line for line in lines]


def _turned(lines: Sequence[Line]) -> list[Line]:
    """Depreciation that older books print without a minus: turned when only that makes the sheet balance."""
    difference = sum(line.signed for line in lines)
    against = [
        line for line in lines if line.account and line.account.kind is AccountKind.CONTRA_ASSET and line.signed > 0
    ]
    if not difference or not against or difference != 2 * sum(line.signed for line in against):
        return list(lines)
    turned = {line.number for line in against}
    return [
        replace(line, signed=-line.signed, amount=-line.amount, issues=(*line.issues, ("turned", "", {})))
        if line.number in turned
        else line
        for line in lines
    ]
