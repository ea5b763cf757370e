"""Reading an application: every field is looked at, and all that is wrong is told at once."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from kdim.cooperatives.enums import AreaLevel
from kdim.cooperatives.models import Area, Cooperative, Kbli
from kdim.kernel.nik import Nik, parse_nik
from kdim.kernel.phone import parse_phone
from kdim.kernel.reading import read_date
from kdim.kernel.refusals import Refusal
from kdim.kernel.typed import clean, shorten
from kdim.members.actions.application import (
    Application,
    ApplicationWrong,
    AreaNotVillage,
    AreaUnknown,
    BirthDateImpossible,
    ConsentNeeded,
    EmailWrong,
    FieldMissing,
    HeirFacts,
    HeirSharesWrong,
    HeirsTooMany,
    KbliUnknown,
    NameHasSigns,
    NameTooShort,
    NikTaken,
    TextTooLong,
)
from kdim.members.enums import LIVING, ConsentPurpose
from kdim.members.models import Member
from kdim.members.queries.words import plain_words

NEEDED_OF_PUBLIC = ("birth_place", "phone", "street", "area_code")
HEIRS_MOST = 10
OLDEST = 120  # years
_NAME_SIGNS = " .,'\u2019`-/()"
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Particulars:
    """An application read and believed: column values, and heirs in their order."""

    columns: dict[str, Any]
    heirs: tuple[HeirFacts, ...]


class Fields:
    """Collects what is wrong, field by field."""

    def __init__(self) -> None:
        self.wrong: list[tuple[str, Refusal]] = []

    def read(self, field: str, reader: Callable[..., _T], *args: Any, **named: Any) -> _T | None:
        """What the reader makes of it, or None and a note of its refusal."""
        try:
            return reader(*args, **named)
        except Refusal as refusal:
            self.wrong.append((field, refusal))
            return None

    def refuse_wrong(self) -> None:
        """Raise :class:`ApplicationWrong` if anything was."""
        if self.wrong:
            raise ApplicationWrong(fields=self.wrong)


def read_application(
    application: Application,
    *,
    cooperative: Cooperative,
    on: date,
    but: int | None = None,
    is_public: bool = False,
    may_lack_nik: bool = False,
) -> Particulars:
    """The particulars of an application made on a day. Raises :class:`ApplicationWrong` with all wrong fields.

    ``but`` is the member being corrected, whose own NIK is not a duplicate. The public form asks for more fields and
    is not told whose NIK it is. ``may_lack_nik`` is for members whose older books had none.
    """
    fields = Fields()
    name = fields.read("name", read_name, application.name)
    lacks_nik = may_lack_nik and not application.nik.strip()
    nik = None if lacks_nik else fields.read("nik", _nik, application.nik, cooperative, on, but, tells=not is_public)
    columns = {
        "name": name,
        "nik": str(nik or ""),
        "born_on": fields.read("born_on", _born_on, application.born_on, nik, on, may_lack=lacks_nik),
        "birth_place": fields.read("birth_place", read_line, application.birth_place, 60),
        "sex": application.sex or (nik.sex if nik else ""),
        "phone": fields.read("phone", _optional_phone, application.phone),
        "email": fields.read("email", read_email, application.email),
        "street": fields.read("street", read_line, application.street, 160),
        "area_id": fields.read("area_code", read_village, application.area_code),
        "occupation": fields.read("occupation", read_line, application.occupation, 60),
        "business_name": fields.read("business_name", read_line, application.business_name, 120),
        "business_line": fields.read("business_line", read_line, application.business_line, 160),
        "kbli_version": application.kbli_version or "",
        "kbli_code": fields.read("kbli_code", _kbli, application),
    }
    heirs = _heirs(application.heirs, fields)
    if is_public:
        _require_complete(application, fields)
    fields.refuse_wrong()
    return Particulars({**columns, "plain_name": plain_words(str(name))}, heirs)


def read_line(text: str, longest: int) -> str:
    """One line of free text, without hidden characters. Raises :class:`TextTooLong`."""
    if len(text) > 4 * longest or len(plain := clean(text)) > longest:
        raise TextTooLong(length=len(text), longest=longest)
    return plain


def read_name(text: str) -> str:
    """A person's name: letters of any script and the few signs of names. Raises also :class:`NameTooShort`,
    :class:`NameHasSigns`, :class:`FieldMissing`."""
    name = read_line(text, 120)
    if not name:
        raise FieldMissing
    for sign in name:
        if unicodedata.category(sign)[0] not in "LM" and sign not in _NAME_SIGNS:
            raise NameHasSigns(typed=shorten(name), sign=sign)
    if sum(unicodedata.category(sign)[0] == "L" for sign in name) < 2:
        raise NameTooShort(typed=name)
    return name


def read_email(text: str) -> str:
    """An e-mail address, or nothing. Raises :class:`EmailWrong`."""
    email = read_line(text, 120)
    if email and not re.fullmatch(r"[^\s@<>\"',;]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", email):
        raise EmailWrong(typed=shorten(email))
    return email


def read_village(code: str) -> str | None:
    """The code of a village, or nothing. Raises :class:`AreaUnknown`, :class:`AreaNotVillage`."""
    if not code:
        return None
    area = Area.objects.filter(pk=code).first() if re.fullmatch(r"[0-9.]{2,13}", code) else None
    if area is None:
        raise AreaUnknown(area_code=shorten(code))
    if area.level != AreaLevel.VILLAGE:
        raise AreaNotVillage(area_code=code, name=area.name)
    return code


def _nik(text: str, cooperative: Cooperative, on: date, but: int | None, *, tells: bool) -> Nik:
    nik = parse_nik(text, on, demonstration=cooperative.is_demonstration)
    living = Member.objects.of(cooperative.id).filter(nik=nik.number, status__in=LIVING).exclude(pk=but)
    if other := living.first():
        known = {"member_id": other.id, "name": other.name, "number": other.number}
        raise NikTaken(**(known if tells else dict.fromkeys(known)))
    return nik


def _born_on(typed: date | str, nik: Nik | None, on: date, *, may_lack: bool) -> date | None:
    if isinstance(typed, str):
        if not typed.strip() and may_lack:
            return None
        if not typed.strip() and nik is not None:
            return nik.born_on
        typed = read_date(typed, on)
    if typed > on or on.year - typed.year > OLDEST:
        raise BirthDateImpossible(born_on=typed)
    return typed


def _optional_phone(text: str) -> str:
    return parse_phone(text) if text.strip() else ""


def _kbli(application: Application) -> str:
    version, code = application.kbli_version, application.kbli_code
    if not code and not version:
        return ""
    if version is None or not Kbli.objects.filter(version=version, code=shorten(code)).exists():
        raise KbliUnknown(version=version, kbli_code=shorten(code))
    return code


def _heirs(typed: tuple[HeirFacts, ...], fields: Fields) -> tuple[HeirFacts, ...]:
    if len(typed) > HEIRS_MOST:
        fields.wrong.append(("heirs", HeirsTooMany(count=len(typed), most=HEIRS_MOST)))
        return ()
    shares = [heir.share_percent for heir in typed if heir.share_percent is not None]
    if shares and (len(shares) < len(typed) or sum(shares) != 100 or min(shares) < 1):
        total = sum(shares) if len(shares) == len(typed) else None
        fields.wrong.append(("heirs", HeirSharesWrong(total=total)))
    return tuple(
        HeirFacts(
            name=fields.read(f"heirs.{place}.name", read_name, heir.name) or "",
            relation=heir.relation,
            phone=fields.read(f"heirs.{place}.phone", _optional_phone, heir.phone) or "",
            share_percent=heir.share_percent,
        )
        for place, heir in enumerate(typed)
    )


def _require_complete(application: Application, fields: Fields) -> None:
    fields.wrong += [
        (field, FieldMissing()) for field in NEEDED_OF_PUBLIC if not str(getattr(application, field)).strip()
    ]
    if ConsentPurpose.MEMBERSHIP_ADMINISTRATION not in application.consents:
        fields.wrong.append(("consents", ConsentNeeded(purpose=ConsentPurpose.MEMBERSHIP_ADMINISTRATION.value)))
