"""Finding a kind of business in plain words: "warung kopi", "jahit", "servis hp"."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from django.db.models import Q

from kdim.cooperatives.enums import KbliVersion
from kdim.cooperatives.models import Kbli
from kdim.kernel.typed import clean

LONGEST = 200  # characters that are looked at
MOST = 20
#: What people say, and what stands in the titles and in the everyday words of the short list.
SYNONYMS: dict[str, tuple[str, ...]] = {
    "barbershop": ("pangkas rambut",),
    "bengkel": ("reparasi",),
    "cafe": ("kedai",),
    "catering": ("katering", "jasa boga"),
    "cukur": ("pangkas rambut",),
    "gorengan": ("kedai makanan", "kaki lima"),
    "hp": ("konter hp", "telekomunikasi", "telepon"),
    "jualan": ("perdagangan eceran",),
    "kafe": ("kedai",),
    "kos": ("pondokan", "hunian"),
    "las": ("logam",),
    "meubel": ("mebel", "furnitur"),
    "mebel": ("furnitur",),
    "nasi": ("warung makan",),
    "ojol": ("ojek",),
    "online": ("daring", "melalui media", "internet"),
    "print": ("fotokopi", "percetakan", "pencetakan"),
    "pulsa": ("konter hp", "telekomunikasi"),
    "rental": ("sewa",),
    "sembako": ("kelontong",),
    "service": ("reparasi", "servis"),
    "servis": ("reparasi",),
    "toko": ("perdagangan eceran",),
    "warung": ("kedai", "kelontong"),
    "wifi": ("internet",),
}


@dataclass(frozen=True, slots=True)
class KindOfBusiness:
    """One hit; ``words`` is how people call it, empty outside the short list."""

    version: KbliVersion
    code: str
    title: str
    words: str
    is_common: bool


def find_kbli(words: str, version: KbliVersion) -> Sequence[KindOfBusiness]:
    """At most twenty kinds of business that have every word in title, everyday words or code, the best first.

    Everyday words count more than the official title, the beginning of a word more than its middle, and the short list
    for UMKM comes first. If nothing has every word, those with any of them. Nothing for less than two characters.
    """
    wanted = [word for word in clean(words[:LONGEST]).lower().split()[:6] if len(word) >= 2]
    if not wanted:
        return []
    conditions = [_has(word) for word in wanted]
    for joined in (reduce(and_, conditions), reduce(or_, conditions)):
        rows = Kbli.objects.filter(joined, version=version).values_list("code", "title", "words", "is_common")
        hits = [
            KindOfBusiness(version=version, code=code, title=title, words=everyday, is_common=is_common)
            for code, title, everyday, is_common in rows
        ]
        if hits:
            return sorted(hits, key=lambda hit: (-_score(hit, wanted), len(hit.title), hit.code))[:MOST]
    return []


def _has(word: str) -> Q:
    said = [Q(title__icontains=one) | Q(words__icontains=one) for one in (word, *SYNONYMS.get(word, ()))]
    return reduce(or_, said) | Q(code__startswith=word)


def _score(hit: KindOfBusiness, wanted: list[str]) -> int:
    points = 10 if hit.is_common else 0
    everyday, title = _word_starts(hit.words), _word_starts(hit.title)
    for word in wanted:
        points += _found(word, everyday, start=12, middle=6) + _found(word, title, start=4, middle=1)
        points += sum(_found(one, f"{everyday}{title}", start=3, middle=1) for one in SYNONYMS.get(word, ()))
        points += 20 if hit.code.startswith(word) else 0
    return points


def _found(word: str, text: str, *, start: int, middle: int) -> int:
    return start if f" {word}" in text else middle if word in text else 0


def _word_starts(text: str) -> str:
    return f" {text.lower()}".replace("/", " ").replace("(", " ")
