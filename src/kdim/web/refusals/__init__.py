"""Words for refusals: what happened and what to do next, in one or two full sentences.

Each room has its module with ``WORDS``: code → a translated sentence whose braces name facts of the refusal and say how
they are written: ``{balance:rupiah}``, ``{on:tanggal}``, ``{until:jam}``, ``{rate_ppm:persen}``, ``{count:angka}``,
``{role:label Role}``, ``{readings:rupiah}`` (several amounts joined by "or"). Without a word after the colon a fact is
shown as it is. Where the sentence depends on the facts, the value is a function of them that returns the sentence.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from string import Formatter
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext

from kdim.kernel.refusals import Refusal
from kdim.web import formats, labels
from kdim.web.refusals import (
    cooperatives,
    kernel,
    ledger,
    members,
    messages,
    moving,
    payments,
    printing,
    processes,
    savings,
    statements,
)

Sentence = str | Promise
Words = Sentence | Callable[[Mapping[str, Any]], Sentence]

_ROOMS = (kernel, cooperatives, messages, ledger, payments, members, savings, processes, moving, printing, statements)
WORDS: dict[str, Words] = {code: words for room in _ROOMS for code, words in room.WORDS.items()}
_WRITTEN: dict[str, Callable[[Any], str]] = {
    name: getattr(formats, name)
    for name in ("rupiah", "words", "tanggal", "tanggal_pendek", "bulan", "jam", "persen", "angka")
}


class _FactFormatter(Formatter):
    """Knows how each kind of fact is written; a fact the refusal did not carry is left out."""

    def get_value(self, key: int | str, args: Any, kwargs: Any) -> Any:
        return kwargs.get(key)

    def format_field(self, value: Any, format_spec: str) -> str:
        if value is None:
            return ""
        kind, _, enum = format_spec.partition(" ")
        if kind == "label":
            return labels.label(value, enum)
        if isinstance(value, tuple | list | set | frozenset):
            return gettext(" or ").join(self.format_field(item, format_spec) for item in value)
        return _WRITTEN[kind](value) if kind else str(value)


_formatter = _FactFormatter()


class NoWords(LookupError):
    """A refusal reached a person and nobody wrote words for it: a defect."""


def words(refusal: Refusal) -> str:
    """The sentence for a refusal in the language of the page."""
    if refusal.code not in WORDS:
        raise NoWords(refusal.code)
    return _sentence(WORDS[refusal.code], refusal.facts)


def kept_words(code: str, facts: Mapping[str, Any], instead: Mapping[str, Words]) -> str | None:
    """The sentence for a refusal that a row has kept (its days as 2025-01-31), or ``None`` for what is no refusal.

    ``instead`` has other words, for a page on which the usual ones would tell people to do what they cannot.
    """
    found = instead.get(code) or WORDS.get(code)
    return None if found is None else _sentence(found, {name: _as_day(fact) for name, fact in facts.items()})


def _sentence(found: Words, facts: Mapping[str, Any]) -> str:
    return _formatter.vformat(str(found(facts) if callable(found) else found), (), facts)


def _as_day(fact: Any) -> Any:
    is_day = isinstance(fact, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", fact)
    return date.fromisoformat(fact) if is_day else fact
