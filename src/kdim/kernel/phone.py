"""Indonesian telephone numbers, stored as E.164: "0812-3456-7890" is "+6281234567890"."""

import re

from kdim.kernel.refusals import Refusal
from kdim.kernel.typed import clean, shorten

LONGEST = 60  # characters
_TWO_DIGIT_AREAS = ("21", "22", "24", "31", "61")  # Jakarta, Bandung, Semarang, Surabaya, Medan
_MOBILE_DIGITS = range(9, 13)  # after the 0
_FIXED_LEAST, _FIXED_MOST = 5, 11  # after the area code; after the 0


class PhoneMissing(Refusal):
    """Nothing was typed."""

    code = "phone_missing"


class PhoneNotDigits(Refusal):
    """Letters or signs that no telephone number has; fact: ``typed``."""

    code = "phone_not_digits"


class PhoneSeveral(Refusal):
    """Two numbers in one field; fact: ``typed``."""

    code = "phone_several"


class PhoneForeign(Refusal):
    """A number of another country; fact: ``typed``."""

    code = "phone_foreign"


class PhoneNoAreaCode(Refusal):
    """A fixed line without its area code (or its 0); fact: ``typed``."""

    code = "phone_no_area_code"


class PhoneWrongLength(Refusal):
    """More or fewer digits than such a number has; facts: ``typed``, ``length``."""

    code = "phone_wrong_length"


class PhoneUnknown(Refusal):
    """No network or area has such numbers, e.g. service numbers; fact: ``typed``."""

    code = "phone_unknown"


def parse_phone(text: str) -> str:
    """E.164 of a mobile or fixed number that begins with 0, 8, 62, +62 or 0062.

    Spaces, dots, dashes and brackets are overlooked: ``"(021) 555-1234"`` is ``"+62215551234"``.
    """
    if len(text) > LONGEST:
        raise PhoneWrongLength(typed=shorten(text), length=len(text))
    plain = clean(text)
    typed = shorten(text)
    if not plain:
        raise PhoneMissing
    if re.search(r"[0-9].*(?:[/;,&]|dan|atau).*[0-9]", plain):
        raise PhoneSeveral(typed=typed)
    if not re.fullmatch(r"\+?[0-9 .()\-]*[0-9][ .()\-]*", plain.lstrip("(' ")):
        raise PhoneNotDigits(typed=typed)
    national = _national(re.sub(r"[^0-9+]", "", plain), typed=typed)
    if national[:1] in ("", "0", "1") or national[:2] in ("80", "84"):
        raise PhoneUnknown(typed=typed)
    if len(national) not in _lengths(national):
        raise PhoneWrongLength(typed=typed, length=len(national))
    return f"+62{national}"


def format_phone(e164: str) -> str:
    """As on a card: ``"0812-3456-7890"`` for a mobile number, ``"(021) 5551234"`` for a fixed line."""
    national = e164.removeprefix("+62")
    if national.startswith("8"):
        rest = national[7:]
        return f"0{national[:3]}-{national[3:7]}-{rest}"
    area = _area_digits(national)
    return f"(0{national[:area]}) {national[area:]}"


def is_mobile(e164: str) -> bool:
    """Whether the number can take WhatsApp or SMS."""
    return e164.startswith("+628")


def _lengths(national: str) -> range:
    """How many digits such a number can have after its 0."""
    if national.startswith("8"):
        return _MOBILE_DIGITS
    return range(_area_digits(national) + _FIXED_LEAST, _FIXED_MOST + 1)


def _area_digits(national: str) -> int:
    return 2 if national.startswith(_TWO_DIGIT_AREAS) else 3


def _national(digits: str, *, typed: str) -> str:
    """What follows the country code or the 0; "+62 0812…", with one 0 too many, is understood."""
    if digits.startswith(("+", "00")):
        abroad = digits.removeprefix("+").removeprefix("00")
        if not abroad.startswith("62"):
            raise PhoneForeign(typed=typed)
        return abroad[2:].removeprefix("0")
    if digits.startswith("62"):
        return digits[2:].removeprefix("0")
    if digits.startswith("0"):
        return digits[1:]
    if digits.startswith("8"):
        return digits
    raise PhoneNoAreaCode(typed=typed)
