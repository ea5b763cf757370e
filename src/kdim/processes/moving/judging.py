"""What becomes of each row of a list of members: pure rules, given what the register knows already."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from kdim.kernel.nik import Nik, parse_nik
from kdim.kernel.refusals import Refusal
from kdim.members.actions.reading import read_email, read_name
from kdim.members.queries.words import plain_words
from kdim.processes.moving.enums import Verdict
from kdim.sheets import Column, Field, Reading, Row
from kdim.sheets.amounts import to_rupiah
from kdim.sheets.terms import LOANS, SAVINGS

Issue = tuple[str, str, dict[str, Any]]  # code, cell, facts
_Birth = tuple[str, date | None]
_LEFT = re.compile(r"keluar|berhenti|mengundurkan|meninggal|wafat|almarhum|pindah|tutup|resign|mundur", re.IGNORECASE)
_NUMBER = re.compile(r"[A-Za-z0-9 ./_-]{1,30}")
_MALE = frozenset({"l", "lk", "laki", "pria", "m", "male", "cowok"})
_FEMALE = frozenset({"p", "pr", "perempuan", "wanita", "f", "female", "w"})
#: Issues that keep a row from being taken.
GRAVE = frozenset(
    {
        "name_missing", "name_wrong", "amount_unreadable", "cell_error", "savings_negative", "amount_too_large",
        "number_twice", "number_taken", "number_wrong", "nik_twice", "known_differs",
    }
)  # fmt: skip
LARGEST = 10**13  # rupiah that one member can have saved


@dataclass(frozen=True, slots=True)
class KnownMember:
    """Somebody in the register, with what their accounts brought along: product → rupiah."""

    id: int
    number: str
    plain_name: str
    nik: str
    born_on: date | None
    brought_in: Mapping[int, int]


@dataclass(slots=True)
class Judged:
    """One row with its verdict. ``balances`` are whole rupiah by product, ``exact`` what the cells said."""

    number: int
    name: str
    facts: dict[str, Any]
    issues: list[Issue] = field(default_factory=list)
    verdict: Verdict = Verdict.GOOD
    member_id: int | None = None
    balances: dict[int, int] = field(default_factory=dict)
    exact: dict[int, Decimal] = field(default_factory=dict)

    def tell(self, code: str, cell: str = "", **facts: Any) -> None:
        """Add something that a person should know."""
        self.issues.append((code, cell, facts))


@dataclass(frozen=True, slots=True)
class Judge:
    """The rules with all that they need. ``products`` maps columns of the sheet to products of the cooperative."""

    reading: Reading
    products: Mapping[int, int]
    known: Sequence[KnownMember]
    on: date
    today: date
    is_demonstration: bool

    def all_rows(self) -> list[Judged]:
        """Every row in its order."""
        by_nik = {one.nik: one for one in self.known if one.nik}
        by_number = {one.number.casefold(): one for one in self.known if one.number}
        by_birth: dict[_Birth, KnownMember] = {(one.plain_name, one.born_on): one for one in self.known if one.born_on}
        judged = [self._row(row) for row in self.reading.rows]
        _mark_twice(judged, "number", "number_twice")
        _mark_twice(judged, "nik", "nik_twice")
        _mark_namesakes(judged)
        for one in judged:
            self._match(one, by_nik, by_number, by_birth)
            one.verdict = _verdict(one)
        return judged

    def _row(self, row: Row) -> Judged:
        name = str(row[Field.NAME] or "")
        one = Judged(row.number, name[:160], {"name": name})
        self._name(one, row)
        self._identity(one, row)
        self._contact(one, row)
        self._dates(one, row)
        self._balances(one, row)
        self._loan(one, row)
        self._state(one, row)
        return one

    def _name(self, one: Judged, row: Row) -> None:
        cell = row.cell(Field.NAME)
        if cell is None or not cell.value:
            one.tell("name_missing", cell.address if cell else row.subject.address)
            one.name = str(row.subject.value or "")
            return
        try:
            one.facts["name"] = read_name(str(cell.value))
        except Refusal as refusal:
            one.tell("name_wrong", cell.address, typed=cell.raw[:60], why=refusal.code)

    def _identity(self, one: Judged, row: Row) -> None:
        cell = row.cell(Field.MEMBER_NO)
        number = str(cell.value or "").strip() if cell else ""
        if cell and not number:
            one.tell("number_missing" if not cell.raw else "number_placeholder", cell.address, typed=cell.raw[:40])
        elif cell and not _NUMBER.fullmatch(number):
            one.tell("number_wrong", cell.address, typed=number[:40])
        one.facts["number"] = number
        nik = self._nik(one, row)
        one.facts["nik"] = nik.number if nik else ""
        one.facts["sex"] = _sex(str(row[Field.SEX] or "")) or (nik.sex.value if nik else "")
        born_on = _day(row[Field.BIRTH_DATE])
        if row.wrong(Field.BIRTH_DATE) or (born_on and not date(1900, 1, 1) < born_on <= self.today):
            cell = row.cell(Field.BIRTH_DATE)
            one.tell("birth_date_unread", cell.address if cell else "", typed=cell.raw[:40] if cell else "")
            born_on = None
        if nik and born_on and nik.born_on != born_on:
            birth = row.cell(Field.BIRTH_DATE)
            one.tell("nik_disagrees", birth.address if birth else "")
        born_on = born_on or (nik.born_on if nik else None)
        one.facts["born_on"] = born_on.isoformat() if born_on else ""

    def _nik(self, one: Judged, row: Row) -> Nik | None:
        cell = row.cell(Field.NIK)
        if cell is None:
            return None
        if cell.wrong:
            one.tell(cell.wrong, cell.address, typed=cell.raw[:40])
            return None
        if not cell.value:
            return None
        try:
            return parse_nik(str(cell.value), self.today, demonstration=self.is_demonstration)
        except Refusal as refusal:
            one.tell("nik_unsound", cell.address, why=refusal.code)
            return None

    def _contact(self, one: Judged, row: Row) -> None:
        one.facts["phone"] = str(row[Field.PHONE] or "")
        if wrong := row.wrong(Field.PHONE):
            cell = row.cell(Field.PHONE)
            one.tell(wrong, cell.address if cell else "", typed=cell.raw[:60] if cell else "")
        email = str(row[Field.EMAIL] or "")
        try:
            one.facts["email"] = read_email(email)
        except Refusal:
            cell = row.cell(Field.EMAIL)
            one.facts["email"] = ""
            one.tell("email_unread", cell.address if cell else "", typed=email[:60])
        street = [str(row[each]) for each in (Field.ADDRESS, Field.HAMLET, Field.VILLAGE) if row[each]]
        one.facts["street"] = ", ".join(dict.fromkeys(street))[:160]
        one.facts["birth_place"] = str(row[Field.BIRTH_PLACE] or "")[:60]
        one.facts["occupation"] = str(row[Field.OCCUPATION] or "")[:60]

    def _dates(self, one: Judged, row: Row) -> None:
        joined_on, cell = _day(row[Field.JOINED_ON]), row.cell(Field.JOINED_ON)
        if cell and (cell.wrong or (joined_on and not date(1945, 1, 1) <= joined_on <= self.on)):
            one.tell("joined_on_unread", cell.address, typed=cell.raw[:40])
            joined_on = None
        one.facts["joined_on"] = (joined_on or self.on).isoformat()

    def _balances(self, one: Judged, row: Row) -> None:
        for column in savings_columns(self.reading.layout.columns):
            cell = row.cells[column.index]
            if cell.wrong:
                one.tell(cell.wrong, cell.address, typed=cell.raw[:40])
                continue
            product = self.products.get(column.index)
            exact = cell.value if isinstance(cell.value, Decimal) else Decimal(0)
            if product is None:
                continue
            amount, rounded = to_rupiah(exact)
            if rounded:
                one.tell(rounded, cell.address, typed=cell.raw[:40], amount=amount)
            if amount < 0:
                one.tell("savings_negative", cell.address, amount=amount)
            elif amount > LARGEST:
                one.tell("amount_too_large", cell.address, amount=amount)
            one.balances[product] = one.balances.get(product, 0) + amount
            one.exact[product] = one.exact.get(product, Decimal(0)) + exact
        self._compare_total(one, row)

    def _compare_total(self, one: Judged, row: Row) -> None:
        """A column of totals that says something else than the kinds beside it."""
        cell = row.cell(Field.SAVINGS_TOTAL)
        if cell is None or not isinstance(cell.value, Decimal):
            return
        values = [row.cells[column.index].value for column in savings_columns(self.reading.layout.columns)]
        total = sum((value for value in values if isinstance(value, Decimal)), Decimal(0))
        if abs(total - cell.value) >= 1:
            one.tell("row_total_differs", cell.address, amount=to_rupiah(cell.value)[0], found=to_rupiah(total)[0])

    def _loan(self, one: Judged, row: Row) -> None:
        """Running loans are read and kept as facts for the loans room; nothing is posted for them yet."""
        loan: dict[str, int] = {}
        for each in (*LOANS, Field.LOAN_TERM, Field.LOAN_PAID_COUNT, Field.LOAN_LEFT_COUNT):
            cell = row.cell(each)
            if cell is None:
                continue
            if cell.wrong:
                one.tell("loan_unread", cell.address, typed=cell.raw[:40])
            elif isinstance(cell.value, Decimal) and (amount := to_rupiah(cell.value)[0]):
                loan[each.value] = amount
        if any(loan.get(each.value) for each in LOANS):
            one.facts["loan"] = loan

    def _state(self, one: Judged, row: Row) -> None:
        cell = row.cell(Field.STATUS)
        said = str(cell.value or "") if cell else ""
        if cell and _LEFT.search(said):
            one.facts["has_left"] = True
            if any(one.balances.values()):
                one.tell("left_with_savings", cell.address, typed=said[:40])
        elif cell and re.search(r"non|tidak|pasif|\bn\b", said, re.IGNORECASE):
            one.tell("inactive", cell.address, typed=said[:40])

    def _match(
        self,
        one: Judged,
        by_nik: Mapping[str, KnownMember],
        by_number: Mapping[str, KnownMember],
        by_birth: Mapping[_Birth, KnownMember],
    ) -> None:
        """Somebody in the register is the same by NIK, by number and name, or by name and birth date; never by name."""
        plain_name, number = plain_words(str(one.facts["name"])), str(one.facts["number"]).casefold()
        born_on = date.fromisoformat(one.facts["born_on"]) if one.facts["born_on"] else None
        found = by_nik.get(one.facts["nik"]) if one.facts["nik"] else None
        holder = by_number.get(number) if number else None
        if found is None and holder is not None:
            if holder.plain_name != plain_name:
                one.tell("number_taken", "", number=holder.number)
                return
            found = holder
        found = found or by_birth.get((plain_name, born_on))
        if found is None:
            return
        one.member_id = found.id
        for product, amount in one.balances.items():
            if found.brought_in.get(product) and amount and found.brought_in[product] != amount:
                one.tell("known_differs", "", amount=found.brought_in[product], found=amount)


def savings_columns(columns: Sequence[Column]) -> list[Column]:
    """The columns that hold what members saved."""
    return [column for column in columns if column.field in SAVINGS]


def is_settled(one: Judged, known: Mapping[int, KnownMember]) -> bool:
    """Whether all that a known member's row says is in the books already."""
    if one.member_id is None:
        return False
    brought_in = known[one.member_id].brought_in
    return all(not amount or brought_in.get(product) for product, amount in one.balances.items())


def _verdict(one: Judged) -> Verdict:
    if any(code in GRAVE for code, _, _ in one.issues):
        return Verdict.WRONG
    if one.facts.get("has_left") and not any(one.balances.values()) and not one.facts.get("loan"):
        return Verdict.LEFT_OUT
    return Verdict.ATTENTION if one.issues else Verdict.GOOD


def _mark_twice(judged: Sequence[Judged], fact: str, code: str) -> None:
    """The second row with the same number cannot be taken: nobody knows which of them it belongs to."""
    first: dict[str, Judged] = {}
    for one in judged:
        if not (value := str(one.facts.get(fact, "")).casefold()):
            continue
        if value in first:
            one.tell(code, "", typed=one.facts[fact] if fact == "number" else "", row=first[value].number)
        else:
            first[value] = one


def _mark_namesakes(judged: Sequence[Judged]) -> None:
    """Two rows with one name are two people, unless a person says otherwise."""
    first: dict[str, Judged] = {}
    for one in judged:
        if not (name := plain_words(str(one.facts["name"]))):
            continue
        if name in first:
            one.tell("namesake", "", row=first[name].number)
        else:
            first[name] = one


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def _sex(text: str) -> str:
    said = re.sub(r"[^a-z]", " ", text.casefold()).split()
    if not said:
        return ""
    return "male" if said[0] in _MALE else "female" if said[0] in _FEMALE else ""
