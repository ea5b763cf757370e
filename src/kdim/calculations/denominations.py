"""The notes and coins that are legal tender, from the day they came into circulation. A change is a new row."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kdim.calculations.dated import Dated
from kdim.kernel.refusals import Refusal
from kdim.kernel.rupiah import Rupiah


class CountWrong(Refusal):
    """A count is of whole pieces of what is legal tender, none below zero; fact: ``piece``."""

    code = "count_wrong"


@dataclass(frozen=True, slots=True)
class Denomination:
    """A note or a coin of so many rupiah; Rp1.000 is both."""

    value: int
    is_note: bool

    @property
    def code(self) -> str:
        """``note_1000`` or ``coin_1000``."""
        return f"{'note' if self.is_note else 'coin'}_{self.value}"


@dataclass(frozen=True, slots=True)
class LegalTender:
    """What may be in a drawer, the largest first, notes before coins; with the regulation it comes from."""

    pieces: tuple[Denomination, ...]
    source: str


def _tender(notes: tuple[int, ...], coins: tuple[int, ...], source: str) -> LegalTender:
    pieces = [Denomination(value, is_note=True) for value in notes]
    return LegalTender((*pieces, *(Denomination(value, is_note=False) for value in coins)), source)


_NOTES = (100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000)
#: Rp50 is of older issues, which stay legal tender until Bank Indonesia withdraws them.
_COINS = (1_000, 500, 200, 100, 50)
LEGAL_TENDER = Dated(
    (
        (date(2016, 12, 19), _tender(_NOTES, _COINS, "tahun emisi 2016, a.l. PBI 18/27/PBI/2016")),
        (date(2020, 8, 17), _tender((100_000, 75_000, *_NOTES[1:]), _COINS, "PBI 22/11/PBI/2020")),
    )
)


def counted(pieces: Mapping[str, int], tender: LegalTender) -> Rupiah:
    """What so many pieces of each code are worth. Raises :class:`CountWrong`."""
    values = {piece.code: piece.value for piece in tender.pieces}
    total = 0
    for code, number in pieces.items():
        if code not in values or number < 0:
            raise CountWrong(piece=code)
        total += values[code] * number
    return Rupiah(total)


def fewest_pieces(amount: int, tender: LegalTender) -> tuple[dict[str, int], int]:
    """An amount in as few pieces as there are, and what no coin is small enough for."""
    pieces: dict[str, int] = {}
    for piece in tender.pieces:
        number, amount = divmod(amount, piece.value)
        if number:
            pieces[piece.code] = number
    return pieces, amount
