"""Lists that a file keeps in parts, brought together before they are read.

A second table below the first may have its columns in another order; a sheet for each village makes one list; amounts
of a balance sheet may stand in an inner column, added up in the outer one. Every cell keeps its address in the file.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from kdim.sheets.amounts import read_number
from kdim.sheets.grid import Moved, Sheet, Value, text_of
from kdim.sheets.guessing import guess, is_list
from kdim.sheets.heading import Heading, find_heading, heading_of, is_heading_text
from kdim.sheets.layout import Layout
from kdim.sheets.matching import fits, match_all
from kdim.sheets.reading import read
from kdim.sheets.terms import LOANS, SAVINGS, SUBJECTS, Field, Purpose
from kdim.sheets.unfolding import unfolded
from kdim.sheets.words import plain

_BALANCES = frozenset({*SAVINGS, *LOANS, Field.SAVINGS_TOTAL})
_LONGEST_NAME = 100
_MOST_SHEETS = 60
TOGETHER = " + "


def prepared(sheets: Sequence[Sheet], purpose: Purpose) -> list[Sheet]:
    """The sheets with their tables in one; before them, where several make one list, all of these together."""
    told = [_straightened(unfolded(sheet, purpose), purpose) for sheet in sheets]
    if purpose is Purpose.STATEMENT:
        told = [_outermost(sheet) for sheet in told]
    together = _together(told, purpose)
    return [together, *told] if together else told


def _straightened(sheet: Sheet, purpose: Purpose) -> Sheet:
    """Rows under a further header with its columns as the first header has them."""
    heading = find_heading(sheet, purpose) if purpose is Purpose.MEMBERS and not sheet.moved else None
    if heading is None:
        return sheet
    first = _places(match_all(heading.paths, purpose))
    further = [n for n in range(heading.first_row, len(sheet.rows)) if _is_header(sheet, n, purpose, set(first))]
    orders = {n: _places(match_all(heading_of(sheet, (n,), purpose).paths, purpose)) for n in further}
    if all(order == first and _says_same(sheet, n, heading) for n, order in orders.items()):
        return sheet
    rows: list[list[Value]] = [list(row) for row in sheet.rows]
    places = dict(first)
    for n, order in orders.items():  # what only a further table has stands right of everything
        for field, column in order.items():
            if field not in places:
                places[field] = max(sheet.width, max(places.values()) + 1)
                rows[heading.rows[-1]] = _with(rows[heading.rows[-1]], places[field], sheet.at(n, column))
    moved: list[Moved] = []
    for n, end in zip(further, [*further[1:], len(rows)], strict=True):
        columns = _columns(places, orders[n])
        for at in range(n + 1, end):
            rows[at] = [sheet.at(at, column) if column >= 0 else None for column in columns]
        words = " · ".join(text_of(cell) for cell in sheet.rows[n] if cell is not None)[:80]
        rows[n] = _with([], min(first[field] for field in SUBJECTS[purpose] if field in first), words)
        moved.append(Moved(n, n, columns=tuple(max(column, 0) for column in columns)))
    return replace(sheet, rows=rows, moved=tuple(moved))


def _places(fields: Sequence[Field | None]) -> dict[Field, int]:
    places: dict[Field, int] = {}
    for n, field in enumerate(fields):
        if field:
            places.setdefault(field, n)
    return places


def _is_header(sheet: Sheet, row: int, purpose: Purpose, known: set[Field]) -> bool:
    """A row of headings: known words and no figure, naming whom a row is about and a balance of the first table."""
    cells = [cell for cell in sheet.rows[row] if cell is not None]
    texts = [is_heading_text(cell, purpose) for cell in cells]
    if len(texts) < 3 or not all(texts):
        return False
    fitting = sum(fits(text, purpose) for text in texts)
    if fitting < 3 or fitting * 10 < len(texts) * 7:
        return False
    told = set(_places(match_all(heading_of(sheet, (row,), purpose).paths, purpose)))
    return bool(told & set(SUBJECTS[purpose])) and bool(told & known & _BALANCES)


def _says_same(sheet: Sheet, row: int, heading: Heading) -> bool:
    """The header once more in the same words, as on every printed page: the reader knows it."""
    return any(sum(a == b and a is not None for a, b in zip(sheet.rows[row], sheet.rows[each], strict=False)) > 2
               for each in heading.rows)  # fmt: skip


def _columns(places: dict[Field, int], order: dict[Field, int]) -> list[int]:
    """For each column of the first table the one of the further table, -1 where it has none."""
    columns = [-1] * (max(places.values()) + 1)
    for field, column in order.items():
        columns[places[field]] = column
    return columns


def _with(row: Sequence[Value], at: int, value: Value) -> list[Value]:
    cells = [*row, *([None] * (at + 1 - len(row)))]
    cells[at] = value
    return cells


def _outermost(sheet: Sheet) -> Sheet:
    """Amounts of an inner column in the outer one, where that holds their sum beside the last of them."""
    rows: list[list[Value]] = [list(row) for row in sheet.rows]
    changed = False
    for inner in range(sheet.width - 1):
        run: list[int] = []
        for n in range(len(rows)):
            value, outer = _amount(sheet.at(n, inner)), _amount(sheet.at(n, inner + 1))
            if value is None:
                run = run if outer is None else []
                continue
            run.append(n)
            if outer is None:
                continue
            if len(run) > 1 and outer == sum(_amount(sheet.at(each, inner)) or 0 for each in run):
                changed = True
                for each in run:
                    rows[each][inner : inner + 2] = [None, sheet.at(each, inner)]
            run = []
    return replace(sheet, rows=rows) if changed else sheet


def _amount(value: Value) -> Decimal | None:
    number, wrong = read_number(value) if isinstance(value, str | Decimal) else (None, "")
    return None if wrong else number


def _together(sheets: Sequence[Sheet], purpose: Purpose) -> Sheet | None:
    """Sheets with the same columns and other people, as of villages or groups; not those of months."""
    if purpose is not Purpose.MEMBERS or not 1 < len(sheets) <= _MOST_SHEETS:
        return None
    found = [(sheet, layout) for sheet in sheets if not sheet.is_hidden and not sheet.moved
             and (layout := guess(sheet, purpose)) is not None and is_list(sheet, layout)]  # fmt: skip
    alike = max((_alike(found, each) for each in found), key=len, default=[])
    if len(alike) < 2:
        return None
    people = [_people(sheet, layout) for sheet, layout in alike]
    if sum(map(len, people)) - len(set().union(*people)) > sum(map(len, people)) * 0.2:
        return None
    (first, base), *others = alike
    rows: list[Sequence[Value]] = list(first.rows)
    moved = [Moved(0, 0, sheet=first.name)]
    places = _places([column.field for column in base.columns])
    subject = next(places[field] for field in SUBJECTS[purpose] if field in places)
    for sheet, layout in others:
        columns = _columns(places, _places([column.field for column in layout.columns]))
        rows.append(_with([], subject, sheet.name))
        moved.append(
            Moved(len(rows), layout.first_row, columns=tuple(max(each, 0) for each in columns), sheet=sheet.name)
        )
        for row in range(layout.first_row, len(sheet.rows)):
            rows.append([sheet.at(row, column) if column >= 0 else None for column in columns])
    name = TOGETHER.join(sheet.name for sheet, _ in alike)
    return Sheet(name[:_LONGEST_NAME], rows, first.merged, tuple(moved))


def _alike(found: Sequence[tuple[Sheet, Layout]], model: tuple[Sheet, Layout]) -> list[tuple[Sheet, Layout]]:
    """Those with the columns of one of them, in whatever order, told in the same rupiah."""
    wanted = _kinds(model[1])
    return [each for each in found if _kinds(each[1]) == wanted and each[1].scale == model[1].scale]


def _kinds(layout: Layout) -> set[Field]:
    return {column.field for column in layout.columns if column.field} - {Field.ROW_NO, Field.DESCRIPTION}


def _people(sheet: Sheet, layout: Layout) -> set[str]:
    return {plain(row.subject.raw) for row in read(sheet, layout, date.max).rows} - {""}
