"""By-laws as people read them: in which group, with which unit, and what a division of the SHU says."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kdim.cooperatives.bylaws import RULES, BylawKey, ValueKind
from kdim.web.formats import angka, persen, rupiah, tanggal, yes_no

GROUPS: tuple[tuple[str | Promise, str, tuple[BylawKey, ...]], ...] = (
    (
        _("Savings"),
        "pig-money",
        (
            BylawKey.SIMPANAN_POKOK,
            BylawKey.POKOK_INSTALMENTS_MAX,
            BylawKey.SIMPANAN_WAJIB,
            BylawKey.WAJIB_DUE_DAY,
        ),
    ),
    (
        _("Members and meetings"),
        "users",
        (
            BylawKey.MEMBER_NUMBER_PATTERN,
            BylawKey.MEMBER_AGE_MIN,
            BylawKey.TERM_OF_OFFICE_YEARS,
            BylawKey.QUORUM_PERCENT,
        ),
    ),
    (_("Cash desk"), "cash", (BylawKey.TELLER_DRAWERS,)),
    (_("Surplus"), "coins", (BylawKey.SHU_SHARES,)),
    (_("Safety"), "shield-lock", (BylawKey.OFFICE_FACTOR_FROM,)),
)
SHARES: dict[str, str | Promise] = {
    "cadangan": _("Reserve"),
    "jasa_modal": _("Members, by their savings"),
    "jasa_usaha": _("Members, by their business"),
    "pengurus_pengawas": _("Board and supervisors"),
    "karyawan": _("Employees"),
    "pendidikan": _("Education"),
    "sosial": _("Social fund"),
}


def share_name(code: str) -> str:
    """A share that every cooperative knows has words; any other bears the name that the meeting gave it."""
    return str(SHARES.get(code, code))


def shares(value: dict[str, int]) -> list[tuple[str, int]]:
    """Names and parts per million, in the usual order."""
    order = list(SHARES)
    rank = {code: n for n, code in enumerate(order)}
    return [(share_name(code), value[code]) for code in sorted(value, key=lambda code: rank.get(code, len(order)))]


def say(key: BylawKey, value: Any) -> str:
    """A value with its unit, on one line."""
    if value is None:
        return gettext("not decided")
    if (kind := RULES[key].kind) in _SAID:
        return _SAID[kind](value)
    units = {
        BylawKey.POKOK_INSTALMENTS_MAX: gettext("%(n)s times"),
        BylawKey.WAJIB_DUE_DAY: gettext("day %(n)s of the month"),
        BylawKey.TERM_OF_OFFICE_YEARS: gettext("%(n)s years"),
        BylawKey.MEMBER_AGE_MIN: gettext("%(n)s years"),
        BylawKey.QUORUM_PERCENT: gettext("%(n)s percent of the members"),
    }
    if key is BylawKey.MEMBER_NUMBER_PATTERN:
        return _example(str(value))
    return units[key] % {"n": angka(value)} if key in units else str(value)


_SAID: dict[ValueKind, Callable[[Any], str]] = {
    ValueKind.SHARES: lambda value: ", ".join(f"{name} {persen(part)}" for name, part in shares(value)),
    ValueKind.SWITCH: yes_no,
    ValueKind.RUPIAH: rupiah,
    ValueKind.DAY: lambda value: tanggal(date.fromisoformat(value)),
}


def _example(pattern: str) -> str:
    """A pattern with the number that it would give the seventh member of 2026, which says more than its braces."""
    try:
        number = pattern.format(year=2026, number=7)
    except (KeyError, ValueError, IndexError):
        return pattern
    return gettext("%(pattern)s, for example %(number)s") % {"pattern": pattern, "number": number}
