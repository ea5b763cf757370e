"""Finding members by what people type: a name in any order of words, a number, a phone in any spelling, a NIK.

``search_text`` holds plain lower-case words, each after a space, so that " bud" finds "Budi" and not "Abudi":
``" budi santoso 2025-0017 17 81234567890"``. A NIK is not among them; it is found only when typed whole.
"""

import re
import unicodedata

from django.db.models import Q, QuerySet

from kdim.kernel.typed import clean
from kdim.members.models import Member

LONGEST, MOST_WORDS = 120, 6


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


def matching(cooperative_id: int, words: str) -> "QuerySet[Member]":
    """The members that fit everything typed; nothing typed fits all. At most six words count.

    The words are looked for in the index ``member_search`` alone, whose rows are a fifth of the table's: a hundred
    thousand members take some hundredths of a second.
    """
    members: QuerySet[Member] = Member.objects.of(cooperative_id)
    text = clean(words[:LONGEST]).lower()
    digits = re.sub(r"[ .()+\-]", "", text)
    if not text:
        return members
    if digits.isdecimal() and len(digits) == 16:
        return members.filter(nik=digits)
    fits = [_number_or_phone(text, digits)] if digits.isdecimal() else map(_word, text.split()[:MOST_WORDS])
    return members.filter(id__in=Member.objects.of(cooperative_id).filter(*fits).values("id"))


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
