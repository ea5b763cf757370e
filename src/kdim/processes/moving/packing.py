"""Sheets as bytes for the time between upload and commit."""

import json
import zlib
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from kdim.sheets import Sheet, Value
from kdim.sheets.grid import Moved


def pack(sheets: Sequence[Sheet]) -> bytes:
    """Small enough to be kept in a row of the database."""
    plain = [
        [sheet.name, [[_plain(cell) for cell in row] for row in sheet.rows], sheet.merged,
         [asdict(each) for each in sheet.moved], sheet.is_hidden]
        for sheet in sheets
    ]  # fmt: skip
    return zlib.compress(json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode(), 6)


def unpack(content: bytes | memoryview) -> list[Sheet]:
    """The sheets again."""
    return [
        Sheet(
            name, [[_value(cell) for cell in row] for row in rows], tuple(map(tuple, merged)),
            tuple(Moved(**{**each, "columns": tuple(each["columns"])}) for each in moved), is_hidden,
        )
        for name, rows, merged, moved, is_hidden in json.loads(zlib.decompress(bytes(content)))
    ]  # fmt: skip


def _plain(value: Value) -> Any:
    match value:
        case None | bool() | str():
            return value
        case Decimal():
            return ["n", str(value)]
        case datetime():
            return ["t", value.isoformat()]
        case date():
            return ["d", value.isoformat()]
    return ["c", value.isoformat()]


def _value(plain: Any) -> Value:
    if not isinstance(plain, list):
        return plain  # type: ignore[no-any-return]
    kind, text = plain
    match kind:
        case "n":
            return Decimal(text)
        case "t":
            return datetime.fromisoformat(text)
        case "d":
            return date.fromisoformat(text)
    return time.fromisoformat(text)
