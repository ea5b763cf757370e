"""Who plays in the demonstration: the officers who can sign in, and 300 members made from a seed. No database."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from random import Random

from kdim.cooperatives.enums import Role

NAME = "Koperasi Digital Pesisir Mandiri"
SLUG = "pesisir"
_TOWN = tomllib.loads((files("kdim.demo") / "town.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Officer:
    """One who signs in to the office; ``until`` years after the founding for elected offices."""

    role: Role
    name: str
    phone: str
    pin: str


OFFICERS = (
    Officer(Role.KETUA, "Siti Rohmah Wijayanti", "+6281390001001", "250817"),
    Officer(Role.BENDAHARA, "Hendra Setiawan", "+6281390001002", "310945"),
    Officer(Role.SEKRETARIS, "Ratna Wulandari", "+6281390001003", "190628"),
    Officer(Role.PENGAWAS, "Mahmud Hidayat", "+6281390001004", "270314"),
    Officer(Role.MANAJER, "Taufik Nugroho", "+6281390001005", "160582"),
    Officer(Role.KASIR, "Dewi Puspitasari", "+6281390001006", "240791"),
)
#: The member whose sign-in is shown at the start: the first of the cast.
MEMBER_PIN = "170845"


@dataclass(frozen=True, slots=True)
class CastMember:
    """One member: who they are, when they applied, and how much they usually put aside (whole rupiah a month)."""

    name: str
    nik: str
    sex: str
    born_on: date
    phone: str
    street: str
    area_code: str
    kbli_code: str
    business_name: str
    business_line: str
    applied_on: date
    habit: int
    heir_name: str


def cast(*, seed: int, size: int, founded_on: date, until: date) -> list[CastMember]:
    """``size`` people in order of applying: a third at the founding, the rest over the time until ``until``, a few of
    them in the last days.

    The serial of every NIK is 0000, which is never issued: no living person can be meant.
    """
    chance = Random(seed)  # noqa: S311 - the same seed must give the same people
    weeks = max(1, (until - founded_on).days // 7 - 4)
    late = max(1, size // 40)
    arrivals = sorted(
        founded_on if number < size // 3 else founded_on + timedelta(days=chance.randrange(7, 7 * weeks + 1))
        for number in range(size - late)
    )
    arrivals += sorted(until - timedelta(days=chance.randrange(1, 11)) for _ in range(late))
    births = _births(chance)
    return [_member(chance, number, arrived, births) for number, arrived in enumerate(arrivals)]


def _births(chance: Random) -> Iterator[date]:
    """Birth dates, each once: with the serial 0000 only they tell two NIK of one district apart."""
    first = date(1958, 1, 1)
    for offset in chance.sample(range(47 * 365), 5_000):
        yield first + timedelta(days=offset)


def _member(chance: Random, number: int, applied_on: date, births: Iterator[date]) -> CastMember:
    trade = chance.choices(_TOWN["trades"], weights=[trade["weight"] for trade in _TOWN["trades"]])[0]
    sex = trade["sex"] if chance.random() < 0.85 else ("F" if trade["sex"] == "M" else "M")
    born_on = next(births)
    area = chance.choice(_words("villages"))
    day = born_on.day + (40 if sex == "F" else 0)
    name = _name(chance, sex)
    neighbourhood = f"RT {chance.randrange(1, 9):02}/RW {chance.randrange(1, 8):02}"
    shop = chance.choice(_phrases("shop_names"))
    return CastMember(
        name=name,
        nik=f"3375{area[6:8]}{day:02}{born_on:%m%y}0000",
        sex=sex,
        born_on=born_on,
        phone=f"+62813{90_010_000 + number * 37:08}",
        street=f"{chance.choice(_phrases('streets'))} No. {chance.randrange(1, 180)}, {neighbourhood}",
        area_code=area,
        kbli_code=trade["kbli"],
        business_name=f"{trade['sign']} {shop}" if trade["sign"] else f"{name.split()[0]} Antar",
        business_line=trade["line"],
        applied_on=applied_on,
        habit=chance.choice((0, 20_000, 25_000, 50_000, 50_000, 100_000, 150_000, 250_000, 500_000)),
        heir_name=_name(chance, "F" if sex == "M" else "M"),
    )


def _name(chance: Random, sex: str) -> str:
    """One, two or three words: many people have a single name, and that must work everywhere."""
    kind = "male" if sex == "M" else "female"
    first, last = _words(f"first_{kind}"), _words(f"last_{kind}")
    draw = chance.random()
    if draw < 0.12:
        return chance.choice(first)
    if draw < 0.82:
        return f"{chance.choice(first)} {chance.choice(last)}"
    one, two = chance.sample(first, 2)
    return f"{one} {two} {chance.choice(last)}"


def sign_ins_shown(member_number: str) -> list[str]:
    """The lines that tell a newcomer how to sign in, one per role."""
    rows = [("anggota", member_number, MEMBER_PIN)]
    rows += [(officer.role.value, officer.phone.replace("+62", "0"), officer.pin) for officer in OFFICERS]
    return [f"  {role:<12} {name:<15} PIN {pin}" for role, name, pin in rows]


def _words(key: str) -> list[str]:
    return str(_TOWN[key]).split()


def _phrases(key: str) -> list[str]:
    return [phrase.strip() for phrase in str(_TOWN[key]).split("|")]
