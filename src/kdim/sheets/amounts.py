"""Columns of amounts and counts: one convention for the whole column, because "1.000" alone could be one or a thousand.

A sign that ever stands before other than three digits, or behind the other sign, marks decimals; one that stands twice
in a number marks thousands. When nothing in the column tells, a dot or comma before three digits marks thousands: these
are rupiah.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from kdim.kernel.typed import clean
from kdim.sheets.grid import Value
from kdim.sheets.words import plain

NOTHING = frozenset(
    {"-", "--", "---", "nihil", "kosong", "0,-", "n/a", "na", "null", "none", "rp -", "rp-", "rp. -", "-,-"}
)
_ERRORS = re.compile(r"#(ref|n/a|div/0|value|name|null|num)[!?]?", re.IGNORECASE)
_LONGEST_UNIT = 120  # characters: more is a story
_NUMBER = re.compile(r"[0-9][0-9.,' ]*")
_UNIT = re.compile(r"\b(bulan|bln|kali|x|hari|tahun|thn|th|minggu|orang|%)\b\.?|%", re.IGNORECASE)

_THOUSANDS = re.compile(
    r"\b(dalam|dlm|in|rp|rupiah|idr) (rp |rupiah )?(ribu|ribuan|rb|000|thousands?)\b"
    r"|\b(ribuan|ribu) (rupiah|rp)\b|^ribuan$"
    r"|\b(rp|x|kali|dalam) 1 ?000$"
)
_MILLIONS = re.compile(
    r"\b(dalam|dlm|in|rp|rupiah|idr) (rp |rupiah )?(juta|jutaan|jt|000 000|millions?)\b|\b(jutaan|juta) (rupiah|rp)\b"
    r"|^jutaan$|\b(rp|x|kali|dalam) 1 ?000 ?000$"
)

Read = tuple[Decimal | None, str]
"""What a cell says and, in a word, what is wrong with it: ``(None, "amount_unreadable")``."""


def decimal_mark(values: Iterable[Value]) -> str:
    """``","`` or ``"."``: the sign before decimals in the texts of a column."""
    told, silent = {",": 0, ".": 0}, {",": 0, ".": 0}
    for value in values:
        if not isinstance(value, str) or (found := _digits(value)) is None:
            continue
        if mark := _evidence(found[0]):
            told[mark] += 1
        elif "." in found[0] or "," in found[0]:
            silent["," if "." in found[0] else "."] += 1  # "1.000": a thousand, until another cell tells otherwise
    votes = told if any(told.values()) else silent
    return "." if votes["."] > votes[","] else ","


def scale_of(text: str) -> int:
    """The rupiah in which amounts are told: 1,000 for "(dalam ribuan rupiah)" or "Rp 000", 1 for what says nothing."""
    if not isinstance(text, str) or len(text) > _LONGEST_UNIT:
        return 1
    said = [plain(text), *(plain(part) for part in re.findall(r"\(([^)]*)\)", text))]
    if any(_MILLIONS.search(each) for each in said):
        return 1_000_000
    return 1_000 if any(_THOUSANDS.search(each) for each in said) else 1


def read_amounts(values: Sequence[Value], mark: str) -> list[Read]:
    """Every cell of a column as an exact number; an empty cell and a dash are nothing, which is not an error."""
    return [read_number(value, mark) for value in values]


def read_number(value: Value, mark: str = ",") -> Read:  # noqa: PLR0911 - one return for each thing a cell can be
    """One cell: "Rp 1.000.000,-", "(250.000)", "12 Bulan", a number."""
    if value is None:
        return None, ""
    if isinstance(value, Decimal):
        return value, ""
    if not isinstance(value, str):
        return None, "amount_unreadable"
    if _ERRORS.fullmatch(value.strip()):
        return None, "cell_error"
    said = clean(value).lower()
    if said in NOTHING or not said:
        return None, ""
    found = _digits(value)
    if found is None:
        return None, "amount_unreadable"
    digits, is_negative = found
    number = _number(digits, mark)
    if number is None:
        return None, "amount_unreadable"
    return (-number if is_negative else number), ""


def to_rupiah(number: Decimal) -> tuple[int, str]:
    """Whole rupiah, halves away from zero, and ``amount_fraction`` when something was rounded: spreadsheets divide.

    Less than one rupiah is what division left behind and becomes nothing (``amount_residue``).
    """
    whole = int(number)
    if number == whole:
        return whole, ""
    if abs(number) < 1:
        return 0, "amount_residue"
    half = Decimal("0.5") if number > 0 else Decimal("-0.5")
    return int(number + half), "amount_fraction"


def _digits(text: str) -> tuple[str, bool] | None:
    """The number in a text, and whether it stands below zero; ``None`` when there is more in it than a number."""
    said = clean(text).lower()
    said = re.sub(r"^(rp|idr)\.?:?", "", said.replace("rp.", "rp ")).strip()
    is_negative = (said.startswith("(") and said.endswith(")")) or said.startswith(("-", "rp -"))
    said = said.strip("()").strip()
    said = re.sub(r"^-\s*|^(rp|idr)\.?", "", said).strip()
    said = re.sub(r"^-\s*", "", said)
    said = _UNIT.sub("", said).strip()
    said = re.sub(r"(?<=[0-9])\s*[.,]?\s*[-=]+$", "", said).strip()
    if not _NUMBER.fullmatch(said):
        return None
    return said.strip(" '"), is_negative


def _evidence(digits: str) -> str:
    """Which sign marks decimals in this number, if it tells."""
    dot, comma = digits.rfind("."), digits.rfind(",")
    if dot >= 0 and comma >= 0:
        return "." if dot > comma else ","
    at = max(dot, comma)
    if at < 0:
        return ""
    sign, other = digits[at], "," if digits[at] == "." else "."
    if digits.count(sign) > 1:
        return other
    behind = len(digits) - at - 1
    return "" if behind == 3 and digits[:at] != "0" else sign


def _number(digits: str, mark: str) -> Decimal | None:
    """Read with the column's sign for decimals; a number that cannot be so is read by what it tells itself."""
    mark = _evidence(digits) or mark
    thousands = "." if mark == "," else ","
    whole, _, rest = digits.replace(" ", "").replace("'", "").partition(mark)
    if thousands in rest or mark in rest:
        return None
    if thousands in whole and not re.fullmatch(rf"[0-9]{{1,3}}(?:{re.escape(thousands)}[0-9]{{3}})+", whole):
        return None
    whole = whole.replace(thousands, "")
    if not whole.isdecimal() or (rest and not rest.isdecimal()):
        return None
    return Decimal(f"{whole}.{rest}" if rest else whole)
