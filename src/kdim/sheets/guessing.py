"""The whole guess about a sheet: purpose, header, meanings, and the convention of each column."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kdim.sheets.amounts import decimal_mark, read_number, scale_of
from kdim.sheets.dates import guess_order
from kdim.sheets.grid import Sheet, Value, is_number, text_of
from kdim.sheets.heading import Heading, find_heading, heading_of
from kdim.sheets.identity import read_nik
from kdim.sheets.layout import Column, Layout, first_of
from kdim.sheets.matching import match_all
from kdim.sheets.terms import LOANS, NEEDED, SAVINGS, SUBJECTS, TITLES, Field, Kind, Purpose
from kdim.sheets.words import is_total, period_of, plain, tokens

_PHONE = re.compile(r"'?(\+?62|0)[ -]?8[0-9][0-9 .-]{7,13}")
_SAMPLE = 2_000  # rows that are looked at for the conventions of a column


def guess(sheet: Sheet, purpose: Purpose, header_row: int | None = None, first_row: int | None = None) -> Layout | None:
    """What the sheet looks like as a list of that purpose; ``None`` when no header is found in it.

    ``header_row`` is the row (from 0) that a person says is the header, ``first_row`` the first of the data below it.
    """
    heading = find_heading(sheet, purpose, header_row)
    if heading is not None and first_row is not None and first_row > heading.rows[0]:
        heading = _until(sheet, purpose, heading, first_row)
    if heading is None:
        return _headless(sheet) if purpose is Purpose.STATEMENT else None
    fields = match_all(heading.paths, purpose)
    told_in = _scale(sheet, heading)
    columns = [
        Column(index=n, title=" / ".join(path), field=field, scale=max([told_in, *map(scale_of, path)]))
        for n, (path, field) in enumerate(zip(heading.paths, fields, strict=True))
    ]
    layout = Layout(sheet.name, purpose, heading.rows, heading.first_row, tuple(columns))
    layout = replace(layout, indents=_indents(sheet, layout))
    return with_conventions(sheet, _by_content(sheet, layout))


def _until(sheet: Sheet, purpose: Purpose, heading: Heading, first_row: int) -> Heading:
    """The header above a first row of data: its rows as found, or all down to there, whichever tells more columns."""
    found = tuple(row for row in heading.rows if row < first_row)
    options = [heading_of(sheet, rows, purpose) for rows in (found, tuple(range(found[0], first_row)))]
    best = max(options, key=lambda each: sum(field is not None for field in match_all(each.paths, purpose)))
    return replace(best, first_row=first_row)


def _scale(sheet: Sheet, heading: Heading) -> int:
    """What the lines above the table say about all of its amounts."""
    titles = (cell for row in sheet.rows[: heading.rows[0]] for cell in row if isinstance(cell, str))
    return max(map(scale_of, titles), default=1)


def guess_purpose(sheets: Sequence[Sheet]) -> tuple[Sheet, Layout] | None:
    """The sheet of a file that is most surely one of the lists we know, with its layout."""
    offers = []
    for n, sheet in enumerate(sheets):
        for purpose in Purpose:
            layout = guess(sheet, purpose)
            if layout is not None and (score := _score(sheet, layout)):
                offers.append((score, -n, sheet, layout))
    if not offers:
        return None
    _, _, sheet, layout = max(offers, key=lambda offer: offer[:2])
    return sheet, layout


def guess_sheet(sheets: Sequence[Sheet], purpose: Purpose) -> tuple[Sheet, Layout] | None:
    """The sheet of a file that is most surely a list of that purpose."""
    offers = [(sheet, layout) for sheet in sheets if (layout := guess(sheet, purpose)) is not None]
    offers = [(sheet, layout) for sheet, layout in offers if _score(sheet, layout)] or offers
    offers = [(sheet, layout) for sheet, layout in offers if not sheet.is_hidden] or offers
    best = max(offers, key=lambda offer: _score(*offer) * 1_000 + min(len(offer[0].rows), 999), default=None)
    return _latest(offers, best) if best is not None and purpose is Purpose.MEMBERS else best


def is_list(sheet: Sheet, layout: Layout) -> bool:
    """Whether a sheet has all the columns that make it what its layout says."""
    return bool(_score(sheet, layout))


def _latest(offers: Sequence[tuple[Sheet, Layout]], best: tuple[Sheet, Layout]) -> tuple[Sheet, Layout]:
    """Of sheets for months or years with the same columns the last in which an amount is filled in."""
    fields = {column.field for column in best[1].columns}
    alike = [(period_of(sheet.name), n) for n, (sheet, layout) in enumerate(offers)
             if {column.field for column in layout.columns} == fields and _has_amounts(sheet, layout)]  # fmt: skip
    told = [(period, n) for period, n in alike if period is not None]
    if period_of(best[0].name) is None or len(told) < 2:
        return best
    return offers[max(told)[1]]


def _has_amounts(sheet: Sheet, layout: Layout) -> bool:
    amounts = [column.index for column in layout.columns if column.kind is Kind.AMOUNT]
    return any(read_number(value)[0] for n in amounts for value in column_values(sheet, layout, n))


def with_conventions(sheet: Sheet, layout: Layout) -> Layout:
    """The same layout with the sign of decimals and the order of dates that the cells of each column speak for."""
    return replace(layout, columns=tuple(_with_convention(sheet, layout, column) for column in layout.columns))


def _with_convention(sheet: Sheet, layout: Layout, column: Column) -> Column:
    values = column_values(sheet, layout, column.index)[:_SAMPLE]
    match column.kind:
        case Kind.AMOUNT | Kind.COUNT:
            return replace(column, mark=decimal_mark(values))
        case Kind.DATE | Kind.BIRTH_DATE:
            guessed = guess_order(values, rises=column.kind is Kind.DATE)
            return replace(column, order=guessed.order, is_sure=guessed.is_sure)
    return column


def column_values(sheet: Sheet, layout: Layout, index: int) -> list[Value]:
    """The cells of a column below the header."""
    return [sheet.at(row, index) for row in range(layout.first_row, len(sheet.rows))]


def _by_content(sheet: Sheet, layout: Layout) -> Layout:
    """What only the cells can tell: NIK of an employer, and account columns of a tabular journal."""
    columns = list(layout.columns)
    for n, column in enumerate(columns):
        if column.field is Field.NIK and _is_employee_number(column_values(sheet, layout, column.index)):
            taken = layout.column(Field.EMPLOYEE_NO) is not None
            columns[n] = replace(column, field=None if taken else Field.EMPLOYEE_NO)
        elif layout.purpose is Purpose.MEMBERS and (field := _by_digits(layout, column, sheet)):
            columns[n] = replace(column, field=field)
        elif _may_be_account(layout, column) and _is_amounts(column_values(sheet, layout, column.index)):
            columns[n] = replace(column, field=Field.ACCOUNT_AMOUNT)
    return replace(layout, columns=tuple(columns))


def _by_digits(layout: Layout, column: Column, sheet: Sheet) -> Field | None:
    """NIK and telephone numbers are known by their digits, whatever stands above them."""
    if column.field not in (None, Field.ROW_NO, Field.MEMBER_NO):
        return None
    values = [value for value in column_values(sheet, layout, column.index) if value is not None]
    if len(values) < 2:
        return None
    soundly = sum(read_nik(value)[0] is not None for value in values)
    if layout.column(Field.NIK) is None and soundly * 10 >= len(values) * 6:
        return Field.NIK
    phones = sum(isinstance(value, str) and bool(_PHONE.fullmatch(value)) for value in values)
    is_free = column.field is None and layout.column(Field.PHONE) is None
    return Field.PHONE if is_free and phones * 10 >= len(values) * 6 else None


def _may_be_account(layout: Layout, column: Column) -> bool:
    return layout.purpose is Purpose.JOURNAL and column.field is None and bool(column.title)


def _is_employee_number(values: Sequence[Value]) -> bool:
    """Most are neither sixteen digits long nor what a spreadsheet leaves of sixteen."""
    digits = [sum(letter.isdecimal() for letter in text_of(value)) for value in values if value is not None]
    told = [
        n
        for value, n in zip([v for v in values if v is not None], digits, strict=True)
        if n and "E+" not in text_of(value).upper()
    ]
    return bool(told) and sum(n not in (15, 16) for n in told) * 2 > len(told)


def _is_amounts(values: Sequence[Value]) -> bool:
    filled = [value for value in values if value is not None]
    return bool(filled) and sum(read_number(value)[1] == "" for value in filled) * 10 >= len(filled) * 9


def _indents(sheet: Sheet, layout: Layout) -> tuple[int, ...]:
    """Columns right of the subject without a heading, with texts where the subject has none."""
    subject = first_of(layout.columns, SUBJECTS[layout.purpose])
    if subject is None:
        return ()
    found = []
    for column in layout.columns[subject.index + 1 :]:
        if column.title:
            break
        values = column_values(sheet, layout, column.index)
        texts = [n for n, value in enumerate(values) if isinstance(value, str)]
        if not texts or sum(map(is_number, values)) > len(texts):
            break
        beside = sum(sheet.at(layout.first_row + n, subject.index) is not None for n in texts)
        if beside * 4 > len(texts):
            break
        found.append(column.index)
    return tuple(found)


def _headless(sheet: Sheet) -> Layout | None:
    """A statement without a header: the column with most texts, and the columns of numbers right of it."""
    texts = [sum(isinstance(sheet.at(row, n), str) for row in range(len(sheet.rows))) for n in range(sheet.width)]
    amounts = [_amount_cells(sheet, n) for n in range(sheet.width)]
    if not texts or max(amounts, default=0) < 3:
        return None
    names = [text - amount for text, amount in zip(texts, amounts, strict=True)]
    subject = names.index(max(names))
    told = [n for n in range(subject + 1, sheet.width) if amounts[n] >= 3 and amounts[n] * 2 > texts[n]]
    if not told or names[subject] < 3:
        return None
    first = next(row for row in range(len(sheet.rows)) if any(read_cell(sheet.at(row, n)) for n in told))
    while first > 0 and sheet.at(first - 1, subject) is not None and not _is_title(sheet, first - 1):
        first -= 1
    heading = (
        heading_of(sheet, (max(first - 1, 0),), Purpose.STATEMENT) if first else Heading((0,), ((),) * sheet.width, 0)
    )
    columns = tuple(
        Column(n, " / ".join(heading.paths[n]), Field.ACCOUNT if n == subject else Field.AMOUNT if n in told else None)
        for n in range(sheet.width)
    )
    return with_conventions(sheet, Layout(sheet.name, Purpose.STATEMENT, (), first, columns))


def _is_title(sheet: Sheet, row: int) -> bool:
    text = next((text_of(cell) for cell in sheet.rows[row] if cell is not None), "")
    return bool(set(plain(text).split()) & {"neraca", "koperasi", "per", "periode", "laporan", "tanggal"})


def _amount_cells(sheet: Sheet, column: int) -> int:
    return sum(read_cell(sheet.at(row, column)) for row in range(len(sheet.rows)))


def read_cell(value: Value) -> bool:
    """Whether a cell is an amount that says something."""
    number, wrong = read_number(value)
    return number is not None and not wrong


def _score(sheet: Sheet, layout: Layout) -> int:
    """How surely a sheet is what its layout says; 0 when a column that makes it so is lacking."""
    fields = {column.field for column in layout.columns if column.field}
    if not all(set(group) & fields for group in NEEDED[layout.purpose]):
        return 0
    score = 4 * len(fields - {Field.ROW_NO, Field.PASSWORD}) + 4 * len(NEEDED[layout.purpose])
    if layout.purpose is Purpose.MEMBERS and not fields & {*SAVINGS, *LOANS, Field.NIK, Field.MEMBER_NO, Field.ADDRESS}:
        return 0
    until = layout.header[0] if layout.header else min(layout.first_row, 6)
    titles = {word for row in sheet.rows[:until] for cell in row for word in tokens(text_of(cell))}
    titles |= {word for column in layout.all_of(Field.TOTAL) for word in tokens(column.title)} & {"potongan"}
    if layout.purpose is Purpose.CARD and fields & {Field.NAME, Field.MEMBER_NO, Field.NIK}:
        return 0
    score += 12 * bool(titles & TITLES[layout.purpose]) + 3 * bool(set(tokens(sheet.name)) & TITLES[layout.purpose])
    if layout.purpose is Purpose.DEDUCTIONS and not titles & TITLES[Purpose.DEDUCTIONS]:
        return 0
    totals = sum(isinstance(cell, str) and is_total(cell) for row in sheet.rows for cell in row[:4])
    return score + (min(totals, 3) if layout.purpose is Purpose.STATEMENT else 0)
