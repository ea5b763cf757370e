"""The books on screen: journal, accounts, trial balance, reversals, periods, a hand-written entry, the check."""

import csv
from datetime import date
from io import BytesIO, StringIO
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from python_calamine import CalamineWorkbook

from kdim.cooperatives.enums import Role
from kdim.cooperatives.models import wall
from kdim.cooperatives.powers import system_actor
from kdim.ledger import actions, queries
from kdim.ledger.entries import Entry, Line
from kdim.ledger.enums import AccountRole, EntryKind, OwnerKind
from kdim.ledger.models import Account

J, A, N = "/office/buku/jurnal/", "/office/buku/akun/", "/office/buku/neraca-saldo/"
R, P, CHECK, NEW = (
    "/office/buku/pembatalan/",
    "/office/buku/periode/",
    "/office/buku/periksa/",
    "/office/buku/jurnal/baru/",
)
JUNE = {"dari": "1-6-2025", "sampai": "30-6-2025"}


@pytest.fixture(autouse=True)
def june(at):
    """All of it on 16 June 2025."""
    with time_machine.travel(at, tick=False):
        yield


@pytest.fixture
def books(office, walled, at):
    """Open books and Siti's savings."""
    actor = system_actor(office.id)
    actions.open_book(actor=actor, request_id=uuid4(), at=at, begins_on=date(2025, 4, 1))
    return Books(office, at, actor)


class Books:
    """Posting for the tests."""

    def __init__(self, office, at, actor):
        self.office, self.at, self.actor = office, at, actor
        self.siti = self.open("Siti Aminah", 1)

    def open(self, name, owner_id):
        return actions.open_subaccount(
            actor=self.actor, account=AccountRole.SAVINGS_SUKARELA, owner_kind=OwnerKind.SAVINGS_ACCOUNT,
            owner_id=owner_id, name=name, on=date(2025, 4, 1),
        )  # fmt: skip

    def save(self, amount, on=date(2025, 6, 3), memo="Setoran Siti"):
        lines = (Line(AccountRole.CASH_DESK, amount), Line(AccountRole.SAVINGS_SUKARELA, -amount, subaccount=self.siti))
        entry = Entry(on, EntryKind.DEPOSIT, memo, lines)
        return actions.post([entry], actor=self.actor, at=self.at, request_id=uuid4())[0]

    def id_of(self, role):
        return queries.account_of_role(self.office.id, role)

    def code_of(self, role):
        return Account.objects.of(self.office.id).get(pk=self.id_of(role)).code


def post(client, url, **fields):
    return client.post(url, {"request_id": str(uuid4()), **fields})


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


def test_what_is_the_neighbours_is_not_found(books, sign_in, other_cooperative, at):
    with wall.enter(other_cooperative.id):
        actor = system_actor(other_cooperative.id)
        actions.open_book(actor=actor, request_id=uuid4(), at=at, begins_on=date(2025, 4, 1))
        theirs = Books(other_cooperative, at, actor)
        entry, account = theirs.save(5_000, memo="Milik tetangga"), theirs.id_of(AccountRole.SAVINGS_SUKARELA)
    client = sign_in(Role.BENDAHARA)

    for url in (
        f"{J}{entry}/", f"{J}{entry}/batalkan/", f"{A}{account}/", f"{A}{account}/bagian/", f"{A}{account}/nama/",
        f"{A}bagian/{theirs.siti}/",
    ):  # fmt: skip
        assert client.get(url).status_code == 404
    assert "Milik tetangga" not in client.get(J).content.decode()
    assert "Tidak ada yang cocok" in client.get("/office/cari/", {"q": str(entry)}).content.decode()


def test_what_is_not_there_is_not_found(books, sign_in):
    client = sign_in(Role.MANAJER)
    for url in (
        f"{J}1/",
        f"{J}1/batalkan/",
        f"{A}1/",
        f"{A}1/bagian/",
        f"{A}1/nama/",
        f"{A}bagian/1/",
        f"{P}2025-13/tutup/",
    ):
        assert client.get(url).status_code == 404


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


def test_a_reversal_is_asked_by_one_and_approved_by_another(books, sign_in):
    entry = books.save(75_000)
    asker, decider = sign_in(Role.MANAJER, name="Ani"), sign_in(Role.BENDAHARA, name="Budi")
    assert post(asker, f"{J}{entry}/batalkan/", on="16-6-2025", reason="Salah orang").status_code == 303
    [waiting] = queries.pending_reversals(books.office.id)
    url = f"{R}{waiting.id}/"

    assert "Anda yang meminta" in asker.get(R).content.decode()
    assert "Anda yang meminta pembatalan ini" in asker.get(url).content.decode()
    own = post(asker, url, verdict="approve", confirmed="1")
    assert own.status_code == 422
    assert "Ani" in own.content.decode()

    assert "Batalkan jurnal ini?" in post(decider, url, verdict="approve").content.decode()
    assert post(decider, url, verdict="approve", confirmed="1").status_code == 303
    page = decider.get(f"{J}{entry}/").content.decode()
    assert "Jurnal ini sudah dibatalkan." in page
    assert queries.balance(books.office.id, subaccount=books.siti) == 0
    assert decider.get(url)["Location"] == R


def test_a_rejection_needs_a_reason_and_leaves_the_entry(books, sign_in):
    entry = books.save(75_000)
    post(sign_in(Role.MANAJER, name="Ani"), f"{J}{entry}/batalkan/", on="16-6-2025", reason="Salah orang")
    url = f"{R}{queries.pending_reversals(books.office.id)[0].id}/"
    decider = sign_in(Role.KETUA)

    assert "Tulis alasan menolak." in post(decider, url, verdict="reject").content.decode()
    assert post(decider, url, verdict="reject", reason="Sudah benar").status_code == 303
    assert queries.pending_reversals(books.office.id) == ()
    assert queries.balance(books.office.id, subaccount=books.siti) == 75_000


def test_months_are_closed_in_order_with_a_summary_first(books, sign_in):
    client = sign_in(Role.BENDAHARA)
    books.save(75_000, on=date(2025, 4, 3))

    assert f"{P}2025-04/tutup/" in client.get(P).content.decode()
    page = client.get(f"{P}2025-04/tutup/").content.decode()
    assert "Rp75.000" in page
    assert "tidak ada lagi yang dapat bertanggal di bulan ini" in page
    assert post(client, f"{P}2025-05/tutup/").status_code == 422
    assert post(client, f"{P}2025-04/tutup/").status_code == 303
    assert "April 2025 sudah ditutup." in client.get(P).content.decode()


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


def test_books_that_are_whole_are_said_to_be_and_others_are_named(books, sign_in):
    books.save(75_000)
    client = sign_in(Role.PENGAWAS)
    assert "Periksa sekarang" in client.get(CHECK).content.decode()
    assert "Buku utuh" in client.post(CHECK).content.decode()

    with connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_balance SET amount = amount + 1 WHERE subaccount_id = %s", [books.siti])
    page = client.post(CHECK).content.decode()
    assert "Buku tidak utuh" in page
    assert "berbeda dari jurnalnya" in page


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        (J, {*Role} - {Role.KASIR, Role.ADMIN}),
        (A, {*Role} - {Role.KASIR, Role.ADMIN}),
        (N, {*Role} - {Role.KASIR, Role.ADMIN}),
        (R, {*Role} - {Role.KASIR, Role.ADMIN}),
        (P, {*Role} - {Role.KASIR, Role.ADMIN}),
        (CHECK, {*Role} - {Role.KASIR, Role.ADMIN}),
        (NEW, {Role.MANAJER, Role.BENDAHARA}),
        (f"{A}baru/", {Role.MANAJER, Role.BENDAHARA}),
        (f"{P}2025-04/tutup/", {Role.MANAJER, Role.BENDAHARA}),
    ],
)
def test_pages_of_the_books_are_open_to_the_roles_that_hold_their_power(books, sign_in, url, allowed):
    assert {role for role in Role if sign_in(role).get(url).status_code == 200} == allowed


@pytest.mark.parametrize("url", [J, A, N, R, P, CHECK, NEW])
def test_a_cooperative_without_books_is_told_so(office, sign_in, url):
    assert sign_in(Role.BENDAHARA).get(url).status_code == 200


def test_pages_take_as_many_statements_for_fifty_rows_as_for_one(books, sign_in, statements):
    client = sign_in(Role.BENDAHARA)
    entry = books.save(1_000)
    asked = books.save(1_000)
    post(client, f"{J}{asked}/batalkan/", on="16-6-2025", reason="Salah")
    savings = books.id_of(AccountRole.SAVINGS_SUKARELA)
    urls = [J, A, N, R, P, NEW, f"{J}{entry}/", f"{A}{savings}/", f"{A}{savings}/bagian/", f"{A}bagian/{books.siti}/",
            f"{P}2025-04/tutup/", "/office/cari/?q=siti", f"/office/cari/?q={entry}"]  # fmt: skip
    few = {url: statements(client, url) for url in urls}
    for n in range(2, 51):
        books.save(1_000)
        books.open(f"Siti {n}", n)

    assert {url: statements(client, url) for url in urls} == few
    assert {url: count for url, count in few.items() if count > 12} == {}


def test_the_search_finds_accounts_and_entries_for_those_who_may_see_them(books, sign_in):
    entry = books.save(1_000)
    code = books.code_of(AccountRole.CASH_DESK)
    client = sign_in(Role.PENGAWAS)

    assert f"{A}{books.id_of(AccountRole.CASH_DESK)}/" in client.get("/office/cari/", {"q": code}).content.decode()
    assert f"{J}{entry}/" in client.get("/office/cari/", {"q": str(entry)}).content.decode()
    assert "Tidak ada yang cocok" in client.get("/office/cari/", {"q": "zzz"}).content.decode()
    assert "Anda mencari apa?" in client.get("/office/cari/").content.decode()
    assert f"{J}{entry}/" not in sign_in(Role.KASIR).get("/office/cari/", {"q": str(entry)}).content.decode()


def test_a_month_at_the_beginning_of_the_calendar_is_not_there(books, sign_in):
    assert sign_in(Role.BENDAHARA).get(f"{P}0001-01/tutup/").status_code == 404
