"""Who somebody is: NIK, telephone, name and numbers as lists hold them, damaged by spreadsheets or not."""

import re
from collections.abc import Sequence
from decimal import Decimal

from kdim.kernel.nik import NikFromSpreadsheet, NikMissing, nik_digits
from kdim.kernel.phone import PhoneMissing, PhoneSeveral, parse_phone
from kdim.kernel.refusals import Refusal
from kdim.kernel.typed import clean
from kdim.sheets.amounts import NOTHING
from kdim.sheets.grid import Value, text_of

Read = tuple[str | None, str]
_SCIENTIFIC = re.compile(r"[0-9]+[.,]?[0-9]*[eE]\+?[0-9]+")
_PLACEHOLDERS = re.compile(r"(9999|0000|xxxx?|\?+|belum ada|-+|0)", re.IGNORECASE)


def read_nik(value: Value) -> Read:
    """Sixteen digits. A number cell kept only fifteen of them (``precision_lost_suspect``); "3,40111E+15" kept six."""
    if value is None or (text := clean(text_of(value))).lower() in NOTHING:
        return None, ""
    if _SCIENTIFIC.fullmatch(text.lstrip("'")):
        return None, "scientific_notation_lost"
    try:
        digits = nik_digits(text)
    except NikMissing:
        return None, ""
    except NikFromSpreadsheet:
        return None, "nik_fifteen_digits"
    except Refusal:
        return None, "nik_wrong"
    return digits, "precision_lost_suspect" if isinstance(value, Decimal) else ""


def read_phone(value: Value) -> Read:
    """E.164 of the first number in the cell; ``phone_second`` when there is another."""
    if value is None or (text := clean(text_of(value))).lower() in NOTHING:
        return None, ""
    first, *others = [part for part in re.split(r"\s*(?:[/;,&|]|\bdan\b|\batau\b)\s*", text) if part]
    try:
        return parse_phone(first.lstrip("'")), "phone_second" if others else ""
    except (PhoneMissing, PhoneSeveral):
        return None, ""
    except Refusal:
        return None, "phone_unreadable"


def read_name(value: Value) -> Read:
    """One space between words; a name all in capitals is written as names are."""
    if value is None:
        return None, ""
    name = clean(text_of(value)).strip(" ,;")
    if not name or name.lower() in NOTHING:
        return None, ""
    return (titled(name) if name.isupper() and len(name) > 3 else name), ""


def titled(name: str) -> str:
    """ "HJ. AMINAH, S.PD." as "Hj. Aminah, S.Pd."; short degrees behind a comma stay: "BUDI, SE"."""
    head, comma, tail = name.partition(",")
    kept = [word if len(word.strip(".")) <= 3 and "." not in word else _title(word) for word in tail.split(" ")]
    return _title(head) + comma + " ".join(kept)


def _title(words: str) -> str:
    return re.sub(
        r"[^\W\d_]['\u2019`]?[^\W\d_]*(?:['\u2019`][^\W\d_]+)*", lambda m: m[0][0].upper() + m[0][1:].lower(), words
    )


def read_number_texts(values: Sequence[Value]) -> list[Read]:
    """Numbers that are names (of a bank account, of a member): text, with the zeros back that a number cell dropped.

    They come back when all texts of the column are digits of one length and some begin with zero.
    """
    texts = {value.lstrip("'") for value in values if isinstance(value, str) and not _PLACEHOLDERS.fullmatch(value)}
    lengths = {len(text) if text.isdecimal() else 0 for text in texts}
    width = lengths.pop() if len(lengths) == 1 and any(text.startswith("0") for text in texts) else 0
    return [_number_text(value, width) for value in values]


def _number_text(value: Value, width: int) -> Read:
    if value is None:
        return None, ""
    text = clean(text_of(value)).lstrip("'")
    if _PLACEHOLDERS.fullmatch(text):
        return None, "placeholder" if text.strip("-") else ""
    if isinstance(value, Decimal) and len(text) < width:
        return text.zfill(width), "zeros_restored"
    return text or None, ""


def read_text(value: Value) -> Read:
    """One line; a dash is nothing."""
    text = clean(text_of(value)).lstrip("'")
    return (None, "") if not text or re.fullmatch(r"-+", text) else (text, "")
