"""The facts of the trail as people read them: amounts as rupiah, days as dates, codes in words."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from kdim.cooperatives.bylaws import BylawKey
from kdim.web.formats import angka, jam, rupiah, tanggal, yes_no
from kdim.web.labels import LABELS
from kdim.web.labels.acts import fact_words, visible_facts
from kdim.web.office.cooperative.rules import say

_CODES = {
    "role": "Role", "meeting": "MeetingKind", "zone": "Zone", "kind": "EntryKind", "method": "InterestMethod",
    "status": "MemberStatus", "sex": "Sex", "how": "SecondStep",
}  # fmt: skip
_MONEY = re.compile(r"amount|balance|deposit$|total|debit|credit|paid|rupiah|interest$|tax$")
LONGEST = 160


def readable(facts: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Name and value of each fact worth reading."""
    lines: list[tuple[str, str]] = []
    for name, value in visible_facts(facts):
        if name == "changed" and isinstance(value, Mapping):
            lines += [(fact_words(field.removesuffix("_id")), _change(field, pair)) for field, pair in value.items()]
        elif name == "values" and isinstance(value, Mapping):
            lines += [(_rule_words(key), _rule(key, one)) for key, one in value.items()]
        else:
            lines.append((fact_words(name), written(name, value)))
    return lines


def written(name: str, value: Any) -> str:  # noqa: PLR0911 - a table of kinds
    """One value, as its name and its shape say."""
    if value is None or value == "":
        return _("empty")
    if isinstance(value, bool):
        return yes_no(value)
    if isinstance(value, int):
        return rupiah(value) if _MONEY.search(name) else angka(value) if abs(value) < 10**12 else str(value)
    if isinstance(value, Mapping):
        return "; ".join(f"{fact_words(key)}: {written(key, one)}" for key, one in value.items())[:LONGEST]
    if isinstance(value, list):
        return ", ".join(written(name, one) for one in value)[:LONGEST]
    text = str(value)
    if words := LABELS.get(_CODES.get(name, ""), {}).get(text):
        return str(words)
    return _moment(text) or text[:LONGEST]


def _moment(text: str) -> str:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return tanggal(date.fromisoformat(text))
    if re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+(\+\d\d:\d\d|Z)", text):
        return jam(datetime.fromisoformat(text))
    return ""


def _change(field: str, pair: Any) -> str:
    if field == "logo":
        return _("a new picture")
    before, after = pair if isinstance(pair, list) and len(pair) == 2 else (None, pair)
    return _("%(after)s (was %(before)s)") % {"after": written(field, after), "before": written(field, before)}


def _rule_words(key: str) -> str:
    return str(LABELS["BylawKey"].get(key, key))


def _rule(key: str, value: Any) -> str:
    return say(BylawKey(key), value) if key in set(BylawKey) else written(key, value)
