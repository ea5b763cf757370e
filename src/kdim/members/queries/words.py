"""Finding members by what people type: a name in any order of words, a number, a phone in any spelling, a NIK.

``search_text`` holds plain lower-case words, each after a space, so that " bud" finds "Budi" and not "Abudi":
``" budi santoso 2025-0017 17 81234567890"``. A NIK is not among them; it is found only when typed whole.
"""

import re
import unicodedata
from typing import TypeVar

from django.db.models import Q, QuerySet

from kdim.kernel.typed import clean
from kdim.members.models import Member

LONGEST, MOST_WORDS = 120, 6
_S = TypeVar("_S", bound="QuerySet[Member]")


def plain_words(text: str) -> str:
    """Lower case without accents and signs: ``"Ni'mah  José, S.Pd."`` becomes ``"nimah jose spd"``."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter) and letter not in "'\u2019`.")
    return " ".join("".join(letter if letter.isalnum() else " " for letter in kept).split())


def search_text(*, plain_name: str, number: str, phone: str) -> str:
    """What a member is found by; the number also by its last digits, the phone without its country code."""
    last = re.search(r"([1-9][0-9]*)[^0-9]*$", number)
    parts = [plain_name, number.lower(), last[1] if last else "", phone.removeprefix("+62")]
    return "".join(f" {part}" for part in parts if part)


def matching(members: _S, words: str) -> _S:
    """The members that fit everything typed; nothing typed fits all. At most six words count."""
    text = clean(words[:LONGEST]).lower()
    digits = re.sub(r"[ .()+\-]", "", text)
    if not text:
        return members
    if digits.isdecimal():
        return members.filter(nik=digits) if len(digits) == 16 else members.filter(_number_or_phone(text, digits))
    for word in text.split()[:MOST_WORDS]:
        members = members.filter(_word(word))
    return members


def _number_or_phone(text: str, digits: str) -> Q:
    national = re.sub(r"^(0062|62|0)", "", digits)
    fits = Q(search_text__contains=f" {text}")
    return fits | Q(search_text__contains=f" {national}") if len(national) >= 5 else fits


def _word(word: str) -> Q:
    fits = Q(search_text__contains=f" {word}")
    parts = plain_words(word)
    if not parts or parts == word:
        return fits
    every = Q()
    for part in parts.split():
        every &= Q(search_text__contains=f" {part}")
    return fits | every
