"""Accounts, their statements and the trial balance."""

import csv
from datetime import date
from io import BytesIO, StringIO

import pytest
from python_calamine import CalamineWorkbook
from tests.web.office.ledger.support import JUNE, A, J, N, post

from kdim.cooperatives.enums import Role
from kdim.ledger import queries
from kdim.ledger.enums import AccountRole


@pytest.mark.parametrize("url", [N, "account"])
def test_the_days_that_are_shown_stand_in_the_fields(books, sign_in, url):
    client = sign_in(Role.PENGAWAS)
    url = f"{A}{books.id_of(AccountRole.CASH_DESK)}/" if url == "account" else url

    for asked, first, last in (
        ({}, "1-6-2025", "30-6-2025"), ({"sampai": "15-5-2025"}, "1-5-2025", "15-5-2025"),
        ({"dari": "20-6-2025", "sampai": "2 Mei 2025"}, "2-5-2025", "20-6-2025"),
    ):  # fmt: skip
        page = client.get(url, asked).content.decode()
        assert f'name="dari" value="{first}"' in page
        assert f'name="sampai" value="{last}"' in page
    assert 'value="31/02/2025"' in client.get(url, {"dari": "31/02/2025"}).content.decode()


def test_a_statement_runs_from_opening_to_closing_and_belongs_to_an_account_or_an_owner(books, sign_in):
    books.save(100_000, on=date(2025, 5, 2))
    books.save(50_000)
    client = sign_in(Role.PENGAWAS)
    for url in (f"{A}{books.id_of(AccountRole.SAVINGS_SUKARELA)}/", f"{A}bagian/{books.siti}/"):
        page = client.get(url, JUNE).content.decode()
        assert page.index("Rp100.000") < page.index("Rp50.000") < page.index("Rp150.000")
        assert "1 Juni 2025 sampai 30 Juni 2025" in page
    assert "Siti Aminah" in client.get(f"{A}{books.id_of(AccountRole.SAVINGS_SUKARELA)}/bagian/").content.decode()
    assert client.get(f"{A}{books.id_of(AccountRole.CASH_DESK)}/bagian/").status_code == 404


def test_accounts_stand_below_their_headings(books, sign_in):
    books.save(50_000)
    page = sign_in(Role.PENGAWAS).get(A).content.decode()
    assert page.count("Rp50.000") >= 2
    assert "Pendapatan" not in page.split("<main")[1]
    assert "Pendapatan" in sign_in(Role.PENGAWAS).get(A, {"semua": "1"}).content.decode()


def test_an_account_is_added_below_a_heading_and_renamed(books, sign_in):
    client = sign_in(Role.BENDAHARA)
    parent = next(one for one in queries.account_choices(books.office.id) if one.is_group and one.code == "111")
    fields = {"parent": parent.id, "code": "1119", "name_id": "Kas warung", "name_en": "Shop cash"}
    made = post(client, f"{A}baru/", **fields)
    assert made.status_code == 303
    assert "1119 Kas warung" in client.get(made["Location"]).content.decode()
    assert "sudah ada" in post(client, f"{A}baru/", **fields).content.decode()

    renamed = post(client, f"{made['Location']}nama/", name_id="Kas toko", name_en="Store cash")
    assert renamed.status_code == 303
    assert "Kas toko" in client.get(made["Location"]).content.decode()


def test_the_trial_balance_says_that_debit_and_credit_are_equal_and_is_taken_away(books, sign_in):
    books.save(1_250_000)
    client = sign_in(Role.PENGAWAS)

    assert "Debit dan kredit sama besar: Rp1.250.000." in client.get(N, JUNE).content.decode()
    sheet = CalamineWorkbook.from_filelike(
        BytesIO(client.get(N, {**JUNE, "unduh": "xlsx"}).content)
    ).get_sheet_by_index(0)
    assert sheet.to_python()[-1] == ["", "Jumlah", 0, 0, 1_250_000, 1_250_000, 1_250_000, 1_250_000]
    for url in (J, f"{A}bagian/{books.siti}/"):
        made = client.get(url, {**JUNE, "unduh": "csv"})
        rows = list(csv.reader(StringIO(made.content.decode("utf-8-sig"), newline="")))
        assert "1250000" in rows[2]
        assert made["Content-Type"] == "text/csv; charset=utf-8"
