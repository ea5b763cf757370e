"""An entry written by hand."""

from uuid import uuid4

import pytest
from tests.web.office.ledger.support import NEW

from kdim.cooperatives.enums import Role
from kdim.ledger import queries
from kdim.ledger.enums import AccountRole


def row(n, account="", owner="", debit="", credit=""):
    return {f"row-{n}-account": account, f"row-{n}-owner": owner, f"row-{n}-debit": debit, f"row-{n}-credit": credit}


def journal_form(*rows, **more):
    made = {
        "row-TOTAL_FORMS": "4",
        "row-INITIAL_FORMS": "0",
        "on": "5-6-2025",
        "memo": "Titipan",
        "request_id": str(uuid4()),
    }
    for one in rows:
        made |= one
    return {**made, **more}


def test_an_entry_written_by_hand_is_shown_again_and_recorded_once(books, sign_in):
    client, cash = sign_in(Role.BENDAHARA), books.code_of(AccountRole.CASH_DESK)
    bank = books.code_of(AccountRole.BANK)
    form = journal_form(row(0, f"{cash} apa saja", "", "Rp 50.000"), row(2, bank, "", "", "50000"))

    asked = client.post(NEW, form).content.decode()
    assert "Catat jurnal ini?" in asked
    assert "lima puluh ribu rupiah" in asked
    changed = client.post(NEW, {**form, "change": "1"})
    assert changed.status_code == 200
    assert "Rp 50.000" in changed.content.decode()
    for _ in range(2):
        made = client.post(NEW, {**form, "confirmed": "1"})
        assert made.status_code == 303
    assert queries.balance(books.office.id, account=AccountRole.BANK) == -50_000
    assert "Jurnal sudah dicatat." in client.get(made["Location"]).content.decode()


def test_nobody_writes_on_a_members_savings_by_hand(books, sign_in):
    client, cash = sign_in(Role.BENDAHARA), books.code_of(AccountRole.CASH_DESK)
    savings = books.code_of(AccountRole.SAVINGS_SUKARELA)
    form = journal_form(row(0, cash, "", "50000"), row(2, savings, "siti aminah", "", "50000"))

    answer = client.post(NEW, {**form, "confirmed": "1"})

    assert answer.status_code == 422
    assert "tidak ditulis dengan tangan" in answer.content.decode()
    assert queries.balance(books.office.id, subaccount=books.siti) == 0


def test_lines_are_added_without_losing_what_was_typed(books, sign_in):
    page = sign_in(Role.BENDAHARA).post(NEW, journal_form(row(0, "", "", "1jt"), add="1"))

    assert page.status_code == 200
    assert 'name="row-7-account"' in page.content.decode()
    assert 'value="1jt"' in page.content.decode()
    assert "Rp1.000.000" in page.content.decode()


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ((row(0, "CASH", "", "100"), row(1, "CASH", "", "", "90")), "selisih Rp10"),
        ((row(0, "CASH", "", "100"),), "dua baris atau lebih"),
        ((row(0, "CASH", "", "100", "100"),), "Isi debit atau kredit, salah satu."),
        ((row(0, "", "", "100"),), "Pilih akunnya."),
        ((row(0, "0000", "", "100"),), "Tidak ada akun “0000”"),
        ((row(0, "111", "", "100"),), "111 adalah judul"),
        ((row(0, "CASH", "Siti", "100"),), "Akun ini tidak dibagi menurut pemilik."),
        ((row(0, "SAVINGS", "", "100"),), "Milik siapa?"),
        ((row(0, "SAVINGS", "Ti", "100"),), "Yang mana: Siti Aminah, Tini?"),
        ((row(0, "CASH", "", "1.000 ribu"),), "1.000 ribu"),
    ],
)
def test_a_hand_written_entry_that_cannot_be_is_answered_at_its_row(books, sign_in, rows, sentence):
    books.open("Tini", 2)
    codes = {"CASH": books.code_of(AccountRole.CASH_DESK), "SAVINGS": books.code_of(AccountRole.SAVINGS_SUKARELA)}
    typed = [{name: codes.get(value, value) for name, value in one.items()} for one in rows]
    answer = sign_in(Role.BENDAHARA).post(NEW, journal_form(*typed))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
