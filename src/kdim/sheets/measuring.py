"""How large a packed workbook is, measured before it is opened: bytes as they unpack, and how far its cells reach.

A program that reads a sheet makes room for every cell between the first and the last: two cells in far corners, in a
file of a few kilobytes, ask for more memory than any computer has.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from kdim.kernel.refusals import Refusal

LARGEST_UNPACKED = 250 * 2**20  # bytes of all parts of a workbook
MOST_CELLS = 4_000_000  # of the rectangle around the filled cells of a sheet
_CHUNK = 2**20  # bytes
_OVERLAP = 500  # bytes: longer than the tag of any cell
_SHEET = re.compile(r"xl/(work|chart|dialog|macro)?sheets/[^/]+\.xml", re.IGNORECASE)
_CELL = re.compile(rb'<(?:\w+:)?c\s(?:[^<>]*?\s)?r="([A-Z]{1,3})([0-9]{1,7})"(?:>|[^<>]*[^/<>]>)')
_NAMELESS = re.compile(rb'<(?:\w+:)?c(?:>|\s(?![^<>]*\br=")[^<>]*[^/<>]>)')
_ROW = re.compile(rb'<(?:\w+:)?row\s(?:[^<>]*?\s)?r="([0-9]{1,7})"')


class FileReachesTooFar(Refusal):
    """Filled cells lie so far apart that no list is meant; fact: ``cell``, the far corner of them, or ``""``."""

    code = "file_reaches_too_far"


def measured(data: bytes) -> int:
    """The bytes that a packed workbook unpacks to, or more than :data:`LARGEST_UNPACKED` when it is more than that.

    Raises :class:`FileReachesTooFar`, and what ``zipfile`` raises when a part is not what the file says of it.
    """
    with ZipFile(BytesIO(data)) as packed:
        parts = packed.infolist()
        if (size := sum(part.file_size for part in parts)) > LARGEST_UNPACKED:
            return size
        for part in parts:
            reach = _Reach() if _SHEET.fullmatch(part.filename) else None
            for chunk in _chunks(packed, part.filename):
                if reach is not None:
                    reach.take(chunk)
    return size


def _chunks(packed: ZipFile, name: str) -> Iterator[bytes]:
    """A part piece by piece, each with the end of the one before; at its end its checksum is compared."""
    with packed.open(name) as part:
        kept = b""
        while piece := part.read(_CHUNK):
            yield kept + piece
            kept = piece[-_OVERLAP:]


class _Reach:
    """The far corner of the filled cells of a sheet."""

    def __init__(self) -> None:
        self.row, self.column, self.letters = 0, 0, "A"
        self.named_row, self.has_nameless = 0, False

    def take(self, chunk: bytes) -> None:
        """Look at a piece of the sheet. Raises :class:`FileReachesTooFar`."""
        cells = _CELL.findall(chunk)
        if cells:
            self.row = max(self.row, *(int(row) for _, row in cells))
            letters = max({column for column, _ in cells}, key=lambda each: (len(each), each)).decode()
            if _number(letters) > self.column:
                self.column, self.letters = _number(letters), letters
        self.has_nameless = self.has_nameless or bool(_NAMELESS.search(chunk))
        self.named_row = max([self.named_row, *map(int, _ROW.findall(chunk))])
        row = max(self.row, self.named_row) if self.has_nameless else self.row
        if row * max(self.column, 1) > MOST_CELLS:
            raise FileReachesTooFar(cell=f"{self.letters}{row}")


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
