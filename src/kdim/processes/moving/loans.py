"""What becomes of each row of a list as a running loan: whose it is and what is still owed. Pure rules."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from kdim.kernel.rounding import Rounding
from kdim.processes.moving.enums import Verdict
from kdim.processes.moving.judging import Issue, Judge
from kdim.sheets import Field, Row
from kdim.sheets.amounts import to_rupiah
from kdim.sheets.terms import LOANS

#: Issues that keep a loan from being taken.
GRAVE = frozenset({"loan_no_member", "loan_unread", "loan_negative", "amount_unreadable", "cell_error", "number_taken"})
_LARGEST_RATE = 100  # per cent: more than that is rupiah
_TOLD = frozenset({"number_taken", "name_missing"})


@dataclass(slots=True)
class JudgedLoan:
    """One row with its verdict; ``exact`` is what is owed as the cells say, ``outstanding`` in whole rupiah."""

    number: int
    name: str
    facts: dict[str, Any]
    member_id: int | None
    principal: int = 0
    outstanding: int = 0
    exact: Decimal = Decimal(0)
    issues: list[Issue] = field(default_factory=list)
    verdict: Verdict = Verdict.GOOD


def judge_loans(judge: Judge, of_file: Mapping[int, int], standing: Sequence[tuple[int, int, int]]) -> list[JudgedLoan]:
    """Every row in its order. ``of_file`` tells the member of a row that came as a member before; ``standing`` are
    the loans in the books as (member, principal, outstanding)."""
    left = Counter(standing)
    found = []
    for row, person in zip(judge.reading.rows, judge.all_rows(), strict=True):
        facts = {"number": person.facts["number"]}
        member_id = of_file.get(row.number) or person.member_id
        one = JudgedLoan(row.number, person.name, facts, member_id)
        if member_id is None:
            one.issues += [issue for issue in person.issues if issue[0] in _TOLD]
        _amounts(one, row)
        _terms(one, row, judge.on)
        key = (member_id or 0, one.principal, one.outstanding)
        if one.outstanding and left[key]:
            left[key] -= 1
            one.verdict = Verdict.KNOWN
        else:
            one.verdict = _verdict(one, row)
        found.append(one)
    return found


def _amounts(one: JudgedLoan, row: Row) -> None:
    for each in LOANS:
        cell = row.cell(each)
        if cell and cell.wrong:
            one.issues.append(("loan_unread", cell.address, {"typed": cell.raw[:40]}))
    granted, owed, paid = (_amount(row, each) for each in LOANS)
    one.principal = to_rupiah(granted or Decimal(0))[0]
    one.exact = _owed(one, row, granted, owed, paid)
    one.outstanding, rounded = to_rupiah(one.exact)
    cell = row.cell(Field.LOAN_BALANCE) or row.cell(Field.LOAN)
    address = cell.address if cell else ""
    if rounded:
        one.issues.append((rounded, address, {"typed": str(one.exact), "amount": one.outstanding}))
    if one.outstanding < 0:
        one.issues.append(("loan_negative", address, {"amount": one.outstanding}))
    one.principal = one.principal or max(one.outstanding, 0)
    if one.outstanding > one.principal:
        one.issues.append(("loan_grew", address, {"amount": one.principal, "found": one.outstanding}))


def _owed(one: JudgedLoan, row: Row, granted: Decimal | None, owed: Decimal | None, paid: Decimal | None) -> Decimal:
    """What the list says is owed; else what it granted less what was paid, or less the instalments that were paid."""
    if row.cell(Field.LOAN_BALANCE) is not None:
        if owed is not None and granted and paid is not None and abs(granted - paid - owed) >= 1:
            cell = row.cell(Field.LOAN_BALANCE)
            told = {"amount": to_rupiah(owed)[0], "found": to_rupiah(granted - paid)[0]}
            one.issues.append(("loan_disagrees", cell.address if cell else "", told))
        return owed or Decimal(0)
    if not granted:
        return Decimal(0)
    cell = row.cell(Field.LOAN)
    address = cell.address if cell else ""
    if row.cell(Field.LOAN_PAID) is not None:
        return granted - (paid or Decimal(0))
    term, done, open_ = (_amount(row, each) for each in (Field.LOAN_TERM, Field.LOAN_PAID_COUNT, Field.LOAN_LEFT_COUNT))
    if term and (open_ is not None or done is not None):
        open_ = open_ if open_ is not None else max(term - (done or 0), Decimal(0))
        worked_out = Decimal(Rounding().round(Fraction(granted) * Fraction(open_) / Fraction(term)))
        if 0 < open_ < term:
            told = {"amount": int(worked_out), "left": int(open_), "of": int(term)}
            one.issues.append(("loan_worked_out", address, told))
        return worked_out
    one.issues.append(("loan_whole", address, {"amount": to_rupiah(granted)[0]}))
    return granted


def _terms(one: JudgedLoan, row: Row, on: date) -> None:
    started = row[Field.LOAN_ON]
    started_on = started.date() if isinstance(started, datetime) else started if isinstance(started, date) else None
    cell = row.cell(Field.LOAN_ON)
    if cell and (cell.wrong or (started_on and started_on > on)):
        one.issues.append(("loan_on_unread", cell.address, {"typed": cell.raw[:40]}))
        started_on = None
    term, done = (_amount(row, each) for each in (Field.LOAN_TERM, Field.LOAN_PAID_COUNT))
    one.facts |= {
        "principal": one.principal, "outstanding": one.outstanding,
        "rate_told": _rate(row)[:20], "started_on": started_on.isoformat() if started_on else "",
        "term": int(term) if term and term > 0 else None, "paid": int(done) if done and done > 0 else None,
    }  # fmt: skip


def _rate(row: Row) -> str:
    """As it is written: in a column of its own, or where a column of interest holds per cents instead of rupiah."""
    rate, interest = row.cell(Field.LOAN_RATE), row.cell(Field.LOAN_INTEREST)
    if rate and rate.raw:
        return rate.raw.strip()
    is_rate = interest and (
        "%" in interest.raw or (isinstance(interest.value, Decimal) and 0 < interest.value < _LARGEST_RATE)
    )
    return interest.raw.strip() if interest and is_rate else ""


def _amount(row: Row, field_: Field) -> Decimal | None:
    value = row[field_]
    return value if isinstance(value, Decimal) else None


def _verdict(one: JudgedLoan, row: Row) -> Verdict:
    if not one.outstanding and not any(code in ("loan_unread", "loan_negative") for code, _, _ in one.issues):
        one.issues = []
        return Verdict.LEFT_OUT
    if one.member_id is None and not any(code == "number_taken" for code, _, _ in one.issues):
        one.issues.append(("loan_no_member", row.subject.address, {}))
    if any(code in GRAVE for code, _, _ in one.issues):
        return Verdict.WRONG
    return Verdict.ATTENTION if one.issues else Verdict.GOOD
