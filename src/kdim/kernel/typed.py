"""Text as people type and paste it, made plain: hidden characters gone, wide and foreign digits ASCII."""

import unicodedata

SHOWN = 40  # characters of what was typed that a refusal repeats
_PLAIN = str.maketrans("\u2010\u2011\u2012\u2013\u2014\u2212\uff0d\uff0c\uff0e\uff08\uff09\uff0f", "-------,.()/")


def clean(text: str) -> str:
    """One line in plain characters: spaces of every kind become one, unseen characters vanish.

    ``"Rp\\u00a01.000\\u200b.000 "`` becomes ``"Rp 1.000.000"``. Callers bound the length first.
    """
    return " ".join("".join(_plain(character) for character in text.translate(_PLAIN)).split())


def _plain(character: str) -> str:
    if character.isspace():
        return " "
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return "" if unicodedata.category(character).startswith("C") else character  # control, format, surrogate


def shorten(text: str) -> str:
    """What was typed, cleaned and at most ``SHOWN`` characters, to be repeated in a refusal."""
    head = clean(text[: SHOWN * 4])
    return head if len(head) <= SHOWN and len(text) <= SHOWN * 4 else f"{head[: SHOWN - 1]}…"
