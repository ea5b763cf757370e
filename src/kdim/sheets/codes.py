"""Codes in cells that stand for something: kinds of savings as numbers, sections of a balance sheet as headings."""

from collections import Counter
from enum import StrEnum

from kdim.sheets.grid import text_of
from kdim.sheets.matching import scores
from kdim.sheets.reading import Reading
from kdim.sheets.terms import Field, Purpose
from kdim.sheets.words import plain

_KINDS = (Field.POKOK, Field.WAJIB, Field.SUKARELA)


class Section(StrEnum):
    """The part of a statement that a heading opens."""

    ASET_LANCAR = "aset_lancar"
    PENYERTAAN = "penyertaan"
    ASET_TETAP = "aset_tetap"
    ASET = "aset"
    LIABILITAS = "liabilitas"
    EKUITAS = "ekuitas"
    PENDAPATAN = "pendapatan"
    BEBAN = "beban"


_SECTIONS: tuple[tuple[Section, tuple[str, ...]], ...] = (
    (Section.PENYERTAAN, ("penyertaan", "investasi")),
    (Section.ASET_TETAP, ("aset tetap", "aktiva tetap", "harta tetap", "inventaris")),
    (Section.ASET_LANCAR, ("aset lancar", "aktiva lancar", "harta lancar")),
    (Section.EKUITAS, ("ekuitas", "modal", "kekayaan bersih")),
    (Section.LIABILITAS, ("kewajiban", "liabilitas", "utang", "hutang", "pasiva", "passiva")),
    (Section.PENDAPATAN, ("pendapatan", "penghasilan", "partisipasi")),
    (Section.BEBAN, ("beban", "biaya")),
    (Section.ASET, ("aset", "aktiva", "harta")),
)


def section_of(heading: str) -> Section | None:
    """``"A. AKTIVA LANCAR"`` is current assets; nothing for a heading that opens no part."""
    said = plain(heading)
    return next((section for section, words in _SECTIONS if any(word in said for word in words)), None)


def savings_codes(reading: Reading) -> dict[str, Field | None]:
    """What the codes of a column of savings kinds stand for, by the words that stand beside them.

    When three codes are used and the words tell two of the three kinds, the third is the kind that is left; a person
    confirms each.
    """
    said: dict[str, Counter[Field]] = {}
    for row in reading.rows:
        code = str(row[Field.SAVINGS_KIND] or "")
        votes = said.setdefault(code, Counter()) if code else Counter()
        for text in (code, text_of(row[Field.DESCRIPTION])):
            votes.update(kind for kind in [_kind_in(text)] if kind)
    told: dict[str, Field | None] = {
        code: (votes.most_common(1)[0][0] if votes else None) for code, votes in sorted(said.items())
    }
    unknown = [code for code, kind in told.items() if kind is None]
    left = [kind for kind in _KINDS if kind not in told.values()]
    if len(unknown) == len(left) == 1:
        told[unknown[0]] = left[0]
    return told


def _kind_in(text: str) -> Field | None:
    fitting = scores((text,), Purpose.MEMBERS) if text else {}
    return max((kind for kind in _KINDS if kind in fitting), key=lambda kind: fitting[kind], default=None)
