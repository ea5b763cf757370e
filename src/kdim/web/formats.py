"""How a value is written for people, once for pages, refusals, charts and documents."""

from datetime import UTC, date, datetime

from django.utils import formats, timezone
from django.utils.translation import gettext

from kdim.kernel.calendar import Zone
from kdim.kernel.rates import format_percent
from kdim.kernel.rupiah import format_rupiah, group_digits
from kdim.kernel.terbilang import terbilang

MINUS = "\N{MINUS SIGN}"
_SCALES = ((10**12, "T"), (10**9, "M"), (10**6, "jt"), (10**3, "rb"))


def rupiah(amount: int | None) -> str:
    """``Rp1.250.000``; nothing for None. A negative amount has a true minus sign, which screen readers speak."""
    return "" if amount is None else format_rupiah(amount).replace("-", MINUS)


def words(amount: int | None) -> str:
    """``satu juta dua ratus lima puluh ribu rupiah``: Indonesian in every language, as on receipts."""
    return "" if amount is None else f"{terbilang(amount)} rupiah"


def tanggal(on: date | None) -> str:
    """``17 Agustus 2026``."""
    return "" if on is None else formats.date_format(_day(on), "j F Y")


def tanggal_pendek(on: date | None) -> str:
    """``17 Agu 2026``, for columns."""
    return "" if on is None else formats.date_format(_day(on), "j M Y")


def bulan(on: date | None) -> str:
    """``Agustus 2026``."""
    return "" if on is None else formats.date_format(on, "F Y")


def jam(at: datetime | None, zone: str | None = None) -> str:
    """``17 Agu 2026 14.05 WIB``: a moment in the cooperative's zone, which the wall middleware made current."""
    if at is None:
        return ""
    aware = at if timezone.is_aware(at) else at.replace(tzinfo=UTC)
    local = aware.astimezone(Zone(zone).tzinfo) if zone else timezone.localtime(aware)
    return f"{formats.date_format(local.date(), 'j M Y')} {local:%H.%M} {zone_name(local)}".strip()


def zone_name(local: datetime) -> str:
    """WIB, WITA or WIT by the offset from UTC; nothing elsewhere."""
    offset = local.utcoffset()
    hours = int(offset.total_seconds()) // 3600 if offset else 0
    return {7: "WIB", 8: "WITA", 9: "WIT"}.get(hours, "")


def persen(rate_ppm: int | None) -> str:
    """Parts per million as ``2,75%``."""
    return "" if rate_ppm is None else format_percent(rate_ppm).replace("-", MINUS)


def angka(number: int | None) -> str:
    """``12.345``."""
    return "" if number is None else group_digits(number).replace("-", MINUS)


def ringkas(amount: int) -> str:
    """Short, for axes and labels of charts: ``1,2 jt``, ``850 rb``, ``3 M``; in English ``1.2 m`` reads worse, so
    the Indonesian units stay in every language. Rounded half away from zero to one decimal.
    """
    size = abs(amount)
    sign = MINUS if amount < 0 else ""
    for scale, unit in _SCALES:
        if size >= scale:
            tenths = (size * 10 + scale // 2) // scale
            whole, tenth = divmod(tenths, 10)
            return f"{sign}{group_digits(whole)}{f',{tenth}' if tenth else ''} {unit}"
    return f"{sign}{size}"


def ringkas_words(amount: int) -> str:
    """As :func:`ringkas` with the unit spelt out: ``1,2 juta``."""
    short = ringkas(amount)
    number, _, unit = short.partition(" ")
    spelt = {"T": "triliun", "M": "miliar", "jt": "juta", "rb": "ribu"}
    return f"{number} {spelt[unit]}" if unit else number


def yes_no(value: object) -> str:
    """Ya or Tidak."""
    return gettext("Yes") if value else gettext("No")


def _day(on: date) -> date:
    return timezone.localtime(on).date() if isinstance(on, datetime) else on
