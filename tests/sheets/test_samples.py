"""Every re-created real file gives exactly the result that was written down for it (``tests/data/import_samples``)."""

import json
from decimal import Decimal

from tests.sheets.support import SAMPLES, reading_of, sample

from kdim.sheets import Field, Purpose, savings_codes, section_of
from kdim.sheets.amounts import read_number


def expected(name: str) -> dict:
    """The result as it was written down, fractions exact."""
    return json.loads((SAMPLES / "expected" / f"{name}.json").read_text(), parse_float=Decimal)


def amount(value: Decimal | None) -> Decimal:
    """Nothing written is nothing saved."""
    return value or Decimal(0)


def nik_status(row) -> str:
    return row.wrong(Field.NIK) or "ok"


def whole(value: Decimal | None) -> int | None:
    return None if value is None else int(value)


def test_members_of_a_works_cooperative():
    reading = reading_of(sample("01_anggota_karyawan.xlsx"), Purpose.MEMBERS)
    wanted = expected("01_anggota_karyawan")

    assert [row + 1 for row in reading.layout.header] == [wanted["header_row"]]
    assert len(reading.rows) == wanted["n_rows"]
    assert [
        {
            "name": row[Field.NAME],
            "nik": row[Field.NIK],
            "nik_status": nik_status(row),
            "birth_date": row[Field.BIRTH_DATE].isoformat(),
            "phone_e164": row[Field.PHONE],
            "email": row[Field.EMAIL],
            "employment": row[Field.EMPLOYMENT].lower(),
            "bank_account": row[Field.BANK_ACCOUNT],
            "pokok": amount(row[Field.POKOK]),
            "wajib": amount(row[Field.WAJIB]),
            "sukarela": f"{row[Field.SUKARELA]} -> ask (fraction)"
            if amount(row[Field.SUKARELA]) % 1
            else amount(row[Field.SUKARELA]),
            "loan": amount(row[Field.LOAN]),
            "tenor": whole(row[Field.LOAN_TERM]),
            "paid": whole(row[Field.LOAN_PAID_COUNT]),
        }
        for row in reading.rows
    ] == wanted["rows"]


def test_recap_with_merged_headers_and_members_under_the_total():
    reading = reading_of(sample("02_rekap_simpanan_pinjaman.xlsx"), Purpose.MEMBERS)
    wanted = expected("02_rekap_simpanan_pinjaman")
    fields = {
        "pokok": Field.POKOK,
        "wajib": Field.WAJIB,
        "sukarela": Field.SUKARELA,
        "loan_opening": Field.LOAN,
        "principal_paid": Field.LOAN_PAID,
        "loan_closing": Field.LOAN_BALANCE,
    }

    assert [row + 1 for row in reading.layout.header] == wanted["header_rows"]
    assert len(reading.rows) == wanted["n_rows"]
    assert [
        {
            "group": "after total" if row.totals_above else row.group,
            "name": row[Field.NAME],
            **{name: amount(row[field]) for name, field in fields.items()},
            "member_no": row[Field.MEMBER_NO],
            "before_total": not row.totals_above,
        }
        for row in reading.rows
    ] == wanted["rows"]
    places = Decimal("0.0001")  # the sums were written down as floating point adds them
    printed = next(each for each in reading.skipped if each.text == "J U M L A H")
    assert {
        name: printed.amounts[reading.layout.column(field).index].quantize(places) for name, field in fields.items()
    } == {name: Decimal(total).quantize(places) for name, total in wanted["printed_total"].items()}
    assert {name: reading.total(reading.layout.column(field)).quantize(places) for name, field in fields.items()} == {
        name: Decimal(total).quantize(places) for name, total in wanted["all_total"].items()
    }


def test_deductions_from_wages_without_cached_formulas():
    reading = reading_of(sample("04_potongan_gaji.xlsx"), Purpose.DEDUCTIONS)
    wanted = expected("04_potongan_gaji")

    assert [row + 1 for row in reading.layout.header] == wanted["header_rows"]
    assert len(reading.rows) == wanted["n_rows"]
    assert [
        {
            "name": row[Field.NAME],
            "employee_no": row[Field.EMPLOYEE_NO],
            "wajib": amount(row[Field.WAJIB]),
            "sukarela": amount(row[Field.SUKARELA]),
            "principal": amount(row[Field.LOAN_PAID]),
            "service": amount(row[Field.LOAN_INTEREST]),
            "instalment_no": whole(row[Field.LOAN_PAID_COUNT]),
            "of": whole(row[Field.LOAN_TERM]),
            "total": amount(row[Field.TOTAL]),
        }
        for row in reading.rows
    ] == wanted["rows"]
    assert reading.total(reading.layout.column(Field.TOTAL)) == wanted["total"]


def test_members_of_a_credit_union():
    reading = reading_of(sample("05_anggota_kopdit.xlsx"), Purpose.MEMBERS)
    wanted = expected("05_anggota_kopdit")

    assert [row + 1 for row in reading.layout.header] == [wanted["header_row"]]
    assert len(reading.rows) == wanted["n_rows"]
    assert [
        {
            "name": row[Field.NAME],
            "nik": row[Field.NIK],
            "member_no": int(row[Field.MEMBER_NO]),
            "hamlet": row[Field.HAMLET].capitalize(),
            "status": row[Field.STATUS].lower().replace(" ", ""),
            "sw": amount(row[Field.WAJIB]),
            "swp": amount(row[Field.WAJIB_PINJAM]),
            "ss": amount(row[Field.SUKARELA]),
            "sp": amount(row[Field.POKOK]),
        }
        for row in reading.rows
    ] == wanted["rows"]
    assert [row.number for row in reading.rows if row.wrong(Field.NIK) == "nik_fifteen_digits"] == [5]


def test_movements_whose_dates_can_be_read_two_ways():
    reading = reading_of(sample("06_transaksi_simpanan_kopdit.csv"), Purpose.MOVEMENTS)
    wanted = expected("06_transaksi_simpanan_kopdit")
    dates = reading.layout.column(Field.DATE)

    assert len(reading.rows) == wanted["n_rows"]
    assert [
        {
            "member_no": int(row[Field.MEMBER_NO]),
            "sw": amount(row[Field.WAJIB]),
            "ss": amount(row[Field.SUKARELA]),
            "date": row[Field.DATE].isoformat(),
            "date_ambiguous": not dates.is_sure,
        }
        for row in reading.rows
    ] == wanted["rows"]


def test_cash_book_of_money_in_and_out():
    reading = reading_of(sample("07_jurnal_kas.csv"), Purpose.JOURNAL)
    wanted = expected("07_jurnal_kas")

    assert len(reading.rows) == wanted["n_rows"]
    assert [
        {
            "date": row[Field.DATE].isoformat() if row[Field.DATE] else None,
            "description": row[Field.DESCRIPTION],
            "cash_in": amount(row[Field.CASH_IN]),
            "cash_out": amount(row[Field.CASH_OUT]),
        }
        for row in reading.rows
    ] == wanted["rows"]
    assert [row.wrong(Field.DATE) for row in reading.rows[-2:]] == ["date_impossible"] * 2
    assert reading.total(reading.layout.column(Field.CASH_IN)) == wanted["total_in"]
    assert reading.total(reading.layout.column(Field.CASH_OUT)) == wanted["total_out"]


def test_export_with_kinds_of_savings_as_codes():
    reading = reading_of(sample("09_ekspor_simpanan.csv"), Purpose.MOVEMENTS)
    wanted = expected("09_ekspor_simpanan")
    codes = savings_codes(reading)

    assert codes == {code: Field(kind.split(" ")[0]) for code, kind in wanted["code_map"].items()}
    assert len(reading.rows) == wanted["n_rows"]
    assert [
        {
            "at": str(row[Field.DATE]),
            "member_no": row[Field.MEMBER_NO],
            "kind": codes[row[Field.SAVINGS_KIND]].value,
            "amount": amount(row[Field.AMOUNT]),
        }
        for row in reading.rows
    ] == wanted["rows"]


def test_semicolons_code_page_1252_and_every_way_to_write_a_date():
    reading = reading_of(sample("10_anggota_titik_koma.csv"), Purpose.MEMBERS)
    wanted = expected("10_anggota_titik_koma")

    assert len(reading.rows) == wanted["n_rows"]
    assert [
        {
            "name": row[Field.NAME],
            "nik": row[Field.NIK],
            "nik_status": nik_status(row),
            "birth_date": row[Field.BIRTH_DATE].isoformat(),
            "phone_e164": row[Field.PHONE],
            "pokok": amount(row[Field.POKOK]),
            "wajib": amount(row[Field.WAJIB]),
            "loan": amount(row[Field.LOAN]),
        }
        for row in reading.rows
    ] == wanted["rows"]
    assert reading.rows[1][Field.DESCRIPTION] == "lunas - potong gaji"


def test_balance_sheet_as_text_of_two_years():
    reading = reading_of(sample("11_neraca_rat.xlsx"), Purpose.STATEMENT)
    wanted = expected("11_neraca_rat")
    this_year, last_year = reading.layout.all_of(Field.AMOUNT)

    assert (this_year.title, last_year.title) == ("2025", "2024")
    assert len(reading.rows) == wanted["n_rows"]
    assert [
        {
            "section": section_of(row.group).value,
            "name": row.subject.value,
            "y2025": amount(row.cells[this_year.index].value),
            "y2024": amount(row.cells[last_year.index].value),
        }
        for row in reading.rows
    ] == wanted["rows"]
    for column, year in ((this_year, "2025"), (last_year, "2024")):
        sums = {"aset": 0, "liabilitas": 0, "ekuitas": 0}
        for row in reading.rows:
            section = section_of(row.group).value
            sums[section if section in sums else "aset"] += amount(row.cells[column.index].value)
        totals = wanted["totals"][year]
        assert sums == {
            "aset": totals["total_assets"],
            "liabilitas": totals["total_liabilities"],
            "ekuitas": totals["total_equity"],
        }


def test_stock_of_a_shop():
    reading = reading_of(sample("13_stok_barang_toko.csv"), Purpose.STOCK)
    wanted = expected("13_stok_barang_toko")

    assert len(reading.rows) == wanted["n_rows"]
    assert [
        {
            "code": row[Field.ITEM_CODE],
            "name": row[Field.NAME],
            "unit": row[Field.UNIT],
            "buy": amount(row[Field.BUY]),
            "sell": amount(row[Field.SELL]),
            "stock": row[Field.STOCK],
        }
        for row in reading.rows
    ] == [{**row, "stock": read_number(str(row["stock"]))[0]} for row in wanted["rows"]]


def test_passwords_are_never_read():
    reading = reading_of(sample("01_anggota_karyawan.xlsx"), Purpose.MEMBERS)

    assert reading.layout.columns[1].field is Field.PASSWORD
    assert all(1 not in row.cells for row in reading.rows)
    assert "rahasia123" not in repr(reading)


def test_every_value_knows_its_cell():
    reading = reading_of(sample("02_rekap_simpanan_pinjaman.xlsx"), Purpose.MEMBERS)
    cell = reading.rows[2].cell(Field.SUKARELA)

    assert (cell.address, cell.raw, cell.value) == ("E11", "250000.46", Decimal("250000.46"))
