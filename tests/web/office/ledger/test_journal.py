"""The journal on screen, and each entry of it."""

import csv
from datetime import date
from io import StringIO
from uuid import uuid4

from tests.web.office.ledger.support import A, J

from kdim.cooperatives.enums import Role
from kdim.ledger import actions
from kdim.ledger.entries import Line
from kdim.ledger.enums import AccountRole


def test_the_journal_shows_entries_with_their_lines_and_is_filtered(books, sign_in):
    books.save(150_000)
    books.save(25_000, on=date(2025, 5, 2), memo="Setoran lama")
    client = sign_in(Role.PENGAWAS)

    page = client.get(J, {"dari": "1-5-2025", "sampai": "30-6-2025"}).content.decode()
    assert page.index("Setoran Siti") < page.index("Setoran lama")
    assert page.count("Rp150.000") == 2
    assert "2 jurnal, seluruhnya Rp175.000" in page
    assert "Siti Aminah" in page
    may = {"sampai": "31-5-2025"}
    for filters, seen in (
        ({"dari": "1-6-2025"}, False), ({"kata": "lama", **may}, True), ({"kata": "lama"}, False),
        ({"jenis": "withdrawal", **may}, False), ({"akun": books.code_of(AccountRole.CASH_DESK), **may}, True),
    ):  # fmt: skip
        assert ("Setoran lama" in client.get(J, filters).content.decode()) is seen
    assert "Tidak ada akun “abc”" in client.get(J, {"akun": "abc"}).content.decode()
    assert "31/02/2025" in client.get(J, {"dari": "31/02/2025"}).content.decode()


def test_the_journal_opens_with_this_month_and_says_so_in_its_fields(books, sign_in):
    books.save(150_000)
    books.save(25_000, on=date(2025, 5, 2), memo="Setoran lama")
    client = sign_in(Role.PENGAWAS)

    page = client.get(J).content.decode()
    assert "Setoran Siti" in page
    assert "Setoran lama" not in page
    assert 'name="dari" value="1-6-2025"' in page
    assert 'name="sampai" value="30-6-2025"' in page
    assert "?dari=1-5-2025&amp;sampai=31-5-2025" in page
    assert "Setoran lama" in client.get(J, {"dari": "1-5-2025", "sampai": "31-5-2025"}).content.decode()
    empty = client.get(J, {"dari": "1-4-2025", "sampai": "30-4-2025"}).content.decode()
    assert "Tidak ada yang dicatat pada hari-hari ini" in empty
    rows = list(csv.DictReader(StringIO(client.get(J, {"unduh": "csv"}).content.decode("utf-8-sig"))))
    assert {row["Uraian"] for row in rows} == {"Setoran Siti"}


def test_an_entry_leads_to_its_accounts_its_act_and_its_owner(books, sign_in):
    account, cash = books.id_of(AccountRole.OTHER_EXPENSE), books.id_of(AccountRole.CASH_DESK)
    books.save(90_000)
    made = actions.record_journal(
        actor=books.actor, request_id=uuid4(), at=books.at, on=date(2025, 6, 4), memo="Beli kertas",
        lines=[Line(account, 40_000), Line(cash, -40_000)],
    )  # fmt: skip
    page = sign_in(Role.BENDAHARA).get(f"{J}{made}/").content.decode()

    assert "Beli kertas" in page
    assert "Mencatat jurnal umum" in page
    assert f"{A}{cash}/" in page
    assert "Di jejak audit" in page
    assert "Batalkan" in page
