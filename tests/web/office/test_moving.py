"""Moving in through the pages of the office."""

from datetime import date
from io import BytesIO
from uuid import uuid4
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook
from tests.processes.moving.conftest import BUDI, HEADER, SITI
from tests.processes.moving.test_journal import HEADER as CASH_HEADER
from tests.processes.moving.test_journal import SIMPLE
from tests.sheets.support import SAMPLES, workbook
from tests.sheets.test_opening import far
from tests.sheets.test_unseen_layouts import MONTHS, VILLAGES
from tests.web.office.saving_office import client_as, clock, person_as, queries_of, saving  # noqa: F401 - fixtures
from xlsxwriter import Workbook

from kdim.cooperatives.enums import Role
from kdim.ledger import queries as books
from kdim.ledger.enums import AccountRole
from kdim.members.models import Member
from kdim.processes.moving.models import Batch

pytestmark = pytest.mark.django_db(transaction=True)
START = "/office/pindahan/"


@pytest.fixture
def treasurer(client_as, saving):  # noqa: F811
    return client_as(Role.BENDAHARA)


def bring(client, data, name="anggota.xlsx", **more):
    file = SimpleUploadedFile(name, data)
    fields = {"request_id": str(uuid4()), "file": file, "on": "1-6-2025", **more}
    return client.post(f"{START}kirim/anggota/", fields, follow=True)


def here(answer) -> str:
    return answer.redirect_chain[-1][0]


def bomb():
    """A workbook of a few kilobytes that unpacks to 260 MB."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file, file.open("xl/worksheets/sheet1.xml", "w") as part:
        for _ in range(260):
            part.write(bytes(2**20))
    return out.getvalue()


def formulas():
    """Siti, whose simpanan wajib is a formula that no program has worked out, as generated files have it."""
    out = BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for n, row in enumerate((HEADER, SITI)):
            for at, value in enumerate(row):
                page.write(n, at, value)
        page.write_formula(1, HEADER.index("Simp. Wajib"), "=12*50000", None, "")
    return out.getvalue()


def figures(saving, **told):  # noqa: F811
    return {f"total_{product}": str(told.get(kind.value, 0)) for kind, product in saving.products.items()}


def test_a_list_is_sent_looked_at_compared_and_taken_over(treasurer, saving):  # noqa: F811
    answer = bring(treasurer, workbook(HEADER, SITI, BUDI))
    page = answer.content.decode()
    for told in ("anggota.xlsx", "Siti Aminah", "A-2", "Rp1.050.000", "saldo per 1 Juni 2025"):
        assert told in page

    told = {"members": "2", **figures(saving, pokok=200_000, wajib=1_050_000, sukarela=250_000)}
    rid = str(uuid4())
    asked = treasurer.post(here(answer), {"request_id": rid, **told}).content.decode()
    assert "Catat daftar ini ke buku?" in asked
    done = treasurer.post(here(answer), {"request_id": rid, "confirmed": "1", **told}, follow=True).content.decode()

    assert "Daftar sudah dicatat di buku" in done
    assert books.balance(saving.actor.cooperative_id, account=AccountRole.SAVINGS_WAJIB) == 1_050_000
    start = treasurer.get(START).content.decode()
    assert "Selisih terbuka" in start
    assert "Rp1.500.000" in start

    entry = Batch.objects.of(saving.actor.cooperative_id).get().entry_id
    undo = f"/office/buku/jurnal/{entry}/batalkan/"
    assert undo in done
    data = {"request_id": str(uuid4()), "on": "1-6-2025", "reason": "Berkas salah"}
    assert treasurer.post(undo, data).status_code == 303
    waits = treasurer.get(here(answer)).content.decode()
    assert ("“Berkas salah”" in waits, undo in waits) == (True, False)


def test_a_control_figure_off_by_one_rupiah_is_told_with_the_difference(treasurer, saving):  # noqa: F811
    answer = bring(treasurer, workbook(HEADER, SITI, BUDI))
    told = {"members": "2", **figures(saving, pokok=200_000, wajib=1_050_001, sukarela=250_000)}
    page = treasurer.post(here(answer), {"request_id": str(uuid4()), "confirmed": "1", **told})

    assert page.status_code == 422
    assert "Anda mengetik Rp1.050.001, jumlah daftar Rp1.050.000; selisihnya Rp1" in page.content.decode()
    assert not Member.objects.of(saving.actor.cooperative_id).exists()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"%PDF-1.7", "Berkas ini PDF, bukan lembar kerja."),
        (b"", "Pilih berkas yang berisi daftarnya."),
        (b"PK\x03\x04 x", "Berkas ini tidak bisa dibuka."),
    ],
)
def test_what_is_no_list_gets_a_sentence_and_leaves_nothing(treasurer, saving, data, sentence):  # noqa: F811
    answer = bring(treasurer, data)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Batch.objects.of(saving.actor.cooperative_id).exists()


def test_a_file_of_two_hundred_megabytes_is_refused_before_it_is_read(treasurer):
    answer = treasurer.post(
        f"{START}kirim/anggota/",
        b"x",
        content_type="multipart/form-data; boundary=x",
        headers={"content-length": str(200 * 2**20)},
    )

    assert answer.status_code == 413
    assert (
        "Kiriman ini lebih besar daripada yang diperlukan formulir mana pun di sini. Tidak ada yang tersimpan."
        " Pendekkan, lalu kirim lagi." in answer.content.decode()
    )


def test_the_same_file_again_is_told_and_changes_nothing(treasurer, saving):  # noqa: F811
    data = workbook(HEADER, SITI)
    answer = bring(treasurer, data)
    told = {"members": "1", **figures(saving, pokok=100_000, wajib=600_000, sukarela=250_000)}
    treasurer.post(here(answer), {"request_id": str(uuid4()), "confirmed": "1", **told})
    again = bring(treasurer, data)

    assert "Berkas yang persis sama sudah dicatat" in again.content.decode()
    assert Member.objects.of(saving.actor.cooperative_id).count() == 1


def test_every_guess_can_be_corrected(treasurer, saving):  # noqa: F811
    answer = bring(
        treasurer, workbook(("No", "Nama", "No Anggota", "Aneh", "Simp. Wajib"), (1, "Siti", "A-1", 70_000, 5_000))
    )
    url = f"{here(answer)}kolom/"
    page = treasurer.get(url).content.decode()
    assert "70000" in page
    fields = {"field_0": "row_no", "field_1": "name", "field_2": "member_no", "field_3": "sukarela", "field_4": ""}
    after = treasurer.post(
        url, {"request_id": str(uuid4()), "on": "1-6-2025", "scale": "1", **fields}, follow=True
    ).content.decode()

    assert "Rp70.000" in after
    assert "Rp5.000" not in after


def test_thousands_and_decimals_are_told_and_corrected(treasurer):
    rows = (("Daftar simpanan (dalam ribuan)",), HEADER, (*SITI[:5], 100, "1.250", "2,5"), (*BUDI[:5], 100, "0", "3,5"))
    answer = bring(treasurer, workbook(*rows))
    page = answer.content.decode()
    assert "Angka di berkas ini dalam ribuan rupiah" in page
    assert "Rp1.250.000" in page and "Rp6.000" in page  # noqa: PT018 - one page

    url = f"{here(answer)}kolom/"
    assert "Tanda desimal" in treasurer.get(url).content.decode()
    told = {"request_id": str(uuid4()), "on": "1-6-2025", "scale": "1", "mark_6": "."}
    names = ("row_no", "name", "member_no", "nik", "birth_date", "pokok", "wajib", "sukarela")
    fields = {f"field_{n}": name for n, name in enumerate(names)}
    after = treasurer.post(url, {**told, **fields}, follow=True).content.decode()
    assert "ribuan rupiah" not in after
    assert "Rp1.250" not in after
    assert "1,250 dibulatkan menjadi Rp1." in after


def test_the_first_row_of_the_list_is_pointed_at(treasurer):
    answer = bring(treasurer, workbook(HEADER, ("", "Contoh Isian", "X-1", "", "", 1, 1, 1), SITI))
    url = f"{here(answer)}tabel/"
    told = {"request_id": str(uuid4()), "sheet": "Sheet1", "header_row": "1", "first_row": "1"}
    assert "di bawah judul kolom" in treasurer.post(url, told).content.decode()
    told = {"request_id": str(uuid4()), "sheet": "Sheet1", "header_row": "1", "first_row": "3"}
    treasurer.post(url, told)
    page = treasurer.get(here(answer)).content.decode()
    assert "Siti Aminah" in page
    assert "X-1" not in page


def test_a_header_in_an_odd_place_is_pointed_at(treasurer, saving):  # noqa: F811
    answer = bring(treasurer, workbook(("x", "y"), ("a", "b"), ("Siti", 70_000), ("Budi", 80_000)))
    assert "Kepala tabel belum ketemu" in answer.content.decode()
    url = f"{here(answer)}tabel/"
    assert "Budi" in treasurer.get(url).content.decode()
    after = treasurer.post(url, {"request_id": str(uuid4()), "sheet": "Sheet1", "header_row": "2"}, follow=True)
    assert "Adalah" in after.content.decode()


def test_errors_come_back_as_the_same_sheet_with_reasons(treasurer):
    answer = bring(treasurer, workbook(HEADER, SITI, (2, "=2+2", "A-1", None, None, "banyak", 0, 0)))
    file = treasurer.get(f"{here(answer)}alasan.xlsx")
    rows = CalamineWorkbook.from_filelike(BytesIO(file.content)).get_sheet_by_index(0).to_python()

    assert rows[0] == [*HEADER, "Alasan"]
    assert rows[1][:3] == [1.0, "Siti Aminah", "A-1"]
    assert rows[2][1] == "=2+2"
    assert "F3: “banyak” bukan jumlah uang." in rows[2][-1]
    assert "Nomor anggota A-1 sudah ada di baris 2." in rows[2][-1]


def test_a_fraction_is_told_as_people_write_it(treasurer):
    page = bring(treasurer, workbook(HEADER, (1, "Siti", "A-1", None, None, 0, 9_166_666.6667, 0))).content.decode()

    assert "9.166.666,6667 dibulatkan menjadi Rp9.166.667." in page


def test_passwords_do_not_come_back(treasurer):
    answer = bring(treasurer, (SAMPLES / "01_anggota_karyawan.xlsx").read_bytes())

    assert "rahasia123" not in answer.content.decode()
    assert "Kata sandi, tidak pernah dibaca" in treasurer.get(f"{here(answer)}kolom/").content.decode()
    file = treasurer.get(f"{here(answer)}alasan.xlsx")
    told = CalamineWorkbook.from_filelike(BytesIO(file.content)).get_sheet_by_index(0).to_python()
    assert "rahasia123" not in repr(told)


def test_a_file_is_put_aside(treasurer):
    answer = bring(treasurer, workbook(HEADER, SITI))
    after = treasurer.post(f"{here(answer)}singkirkan/", {"request_id": str(uuid4())}, follow=True)

    assert "Berkas disingkirkan." in after.content.decode()
    assert treasurer.get(here(answer)).status_code == 404


def test_a_teller_has_no_such_pages(client_as, saving):  # noqa: F811
    assert client_as(Role.KASIR).get(START).status_code == 403


def test_as_many_statements_for_many_rows_as_for_few(treasurer, queries_of):  # noqa: F811
    few = here(bring(treasurer, workbook(HEADER, SITI)))
    rows = [(n, f"Anggota {chr(65 + n % 26)}{chr(65 + n // 26)}", f"B-{n}", None, None, 1, 0, 0) for n in range(45)]
    many = here(bring(treasurer, workbook(HEADER, *rows), name="banyak.xlsx"))

    assert queries_of(treasurer, few) == queries_of(treasurer, many)


def test_a_list_of_a_month_whose_interest_is_paid_says_which_day_to_take(treasurer, client_as, saving):  # noqa: F811
    saving.deposit(saving.account(), 100_000, on=date(2025, 5, 2))
    asked = {"request_id": str(uuid4()), "confirmed": "1"}
    assert client_as(Role.MANAJER).post("/office/simpanan/jasa/2025-05/", asked).status_code == 303
    offered = treasurer.get(f"{START}kirim/anggota/").content.decode()
    answer = bring(treasurer, workbook(HEADER, SITI, BUDI), on="31-5-2025")
    told = {"members": "2", **figures(saving, pokok=200_000, wajib=1_050_000, sukarela=250_000)}
    data = {"request_id": str(uuid4()), "confirmed": "1", **told}
    page = treasurer.post(here(answer), data, follow=True).content.decode()
    assert "Jasa simpanan Mei 2025 sudah dibayar, jadi saldo per 31 Mei 2025 sudah terlambat. Buka Kolom" in page
    assert 'value="31-5-2025"' not in offered


def bring_sheet(client, data, name="neraca.xlsx"):
    file = SimpleUploadedFile(name, data)
    fields = {"request_id": str(uuid4()), "file": file, "on": "1-6-2025"}
    return client.post(f"{START}kirim/neraca/", fields, follow=True)


def test_a_balance_sheet_is_mapped_compared_and_taken_over(treasurer, saving):  # noqa: F811
    rows = (
        ("NERACA", None),
        ("PERKIRAAN", "2025"),
        ("ASET", None),
        ("Kas", 1_000_000),
        ("EKUITAS", None),
        ("Modal Lain", 1_000_000),
    )
    answer = bring_sheet(treasurer, workbook(*rows))
    page = answer.content.decode()
    assert "Tolong pastikan akunnya" in page
    assert "11101 Kas" in page

    url = f"{here(answer)}akun/"
    lines = {"account_4": "11101 Kas", "account_6": "99999"}
    wrong = treasurer.post(url, {"request_id": str(uuid4()), **lines})
    assert "Tidak ada akun dengan kode ini." in wrong.content.decode()
    after = treasurer.post(url, {"request_id": str(uuid4()), **lines, "account_6": "32101"}, follow=True)
    assert "Cocokkan dengan buku Anda" in after.content.decode()

    told = {"left": "1.000.000", "right": "999.999"}
    differs = treasurer.post(here(answer), {"request_id": str(uuid4()), "confirmed": "1", **told}).content.decode()
    assert "Kewajiban dan ekuitas: Anda mengetik Rp999.999, jumlah daftar Rp1.000.000; selisihnya Rp1" in differs
    rid, told = str(uuid4()), {"left": "1.000.000", "right": "1.000.000"}
    asked = treasurer.post(here(answer), {"request_id": rid, **told}).content.decode()
    assert "Catat neraca ini ke buku?" in asked
    done = treasurer.post(here(answer), {"request_id": rid, "confirmed": "1", **told}, follow=True).content.decode()
    assert "Daftar sudah dicatat di buku" in done
    assert books.balance(saving.actor.cooperative_id, account=AccountRole.CASH_DESK) == 1_000_000


def test_running_loans_are_compared_and_taken_over(treasurer, saving):  # noqa: F811
    data = workbook((*HEADER, "Pinjaman", "Sisa Pinjaman"), (*SITI, 3_000_000, 2_000_000), (*BUDI, 0, 0))
    answer = bring(treasurer, data)
    assert "Bawa pinjaman berjalan" in answer.content.decode()
    told = {"members": "2", **figures(saving, pokok=200_000, wajib=1_050_000, sukarela=250_000)}
    treasurer.post(here(answer), {"request_id": str(uuid4()), "confirmed": "1", **told})

    fields = {"request_id": str(uuid4()), "file": SimpleUploadedFile("anggota.xlsx", data), "on": "1-6-2025"}
    loans = treasurer.post(f"{START}kirim/pinjaman/", fields, follow=True)
    assert "Banyaknya pinjaman berjalan" in loans.content.decode()
    assert treasurer.get(f"{here(loans)}kolom/").status_code == 200
    off = {"count": "1", "owed": "2.000.001"}
    differs = treasurer.post(here(loans), {"request_id": str(uuid4()), **off, "confirmed": "1"}).content.decode()
    assert "Sisa pinjaman: Anda mengetik Rp2.000.001, jumlah daftar Rp2.000.000; selisihnya Rp1" in differs
    rid, right = str(uuid4()), {"count": "1", "owed": "2.000.000"}
    assert (
        "Catat pinjaman berjalan ini ke buku?"
        in treasurer.post(here(loans), {"request_id": rid, **right}).content.decode()
    )
    sent = {"request_id": rid, **right, "confirmed": "1"}
    assert "Daftar sudah dicatat di buku" in treasurer.post(here(loans), sent, follow=True).content.decode()
    assert books.balance(saving.actor.cooperative_id, account=AccountRole.LOANS_BROUGHT) == 2_000_000


def test_as_many_statements_for_many_loans_as_for_few(treasurer, queries_of):  # noqa: F811
    header = ("No", "Nama", "No Anggota", "Pinjaman", "Sisa Pinjaman")

    def sent(name, count):
        rows = [(n, f"Anggota {chr(65 + n % 26)}{chr(65 + n // 26)}", f"B-{n}", 2_000, 1_000) for n in range(count)]
        file = SimpleUploadedFile(name, workbook(header, *rows))
        fields = {"request_id": str(uuid4()), "file": file, "on": "1-6-2025"}
        return here(treasurer.post(f"{START}kirim/pinjaman/", fields, follow=True))

    assert queries_of(treasurer, sent("satu.xlsx", 1)) == queries_of(treasurer, sent("banyak.xlsx", 45))


SHIFTED = [(None, *row[:-1]) for row in (SITI, BUDI)]


@pytest.mark.parametrize("kind", ["anggota", "pinjaman", "neraca", "kas"])
@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (lambda: b"%PDF-1.7 diberi nama .xlsx", "Berkas ini PDF, bukan lembar kerja."),
        (workbook, "Berkas ini kosong."),
        (bomb, "Berkasnya 260 MB; paling besar 250 MB."),
        (lambda: far(1_048_575, 16_383), "Ada isian jauh di luar daftar, sekitar sel XFD1048576."),
    ],
)
def test_what_cannot_be_a_list_is_said_for_every_kind(treasurer, saving, kind, data, sentence):  # noqa: F811
    fields = {"request_id": str(uuid4()), "file": SimpleUploadedFile("daftar.xlsx", data()), "on": "1-6-2025"}
    answer = treasurer.post(f"{START}kirim/{kind}/", fields)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Batch.objects.of(saving.actor.cooperative_id).exists()


def test_columns_shifted_by_one_are_said_and_nothing_is_taken(treasurer, saving):  # noqa: F811
    answer = bring(treasurer, workbook(HEADER, *SHIFTED))
    page = answer.content.decode()
    assert "Banyak baris tidak cocok dengan kepala kolomnya." in page
    told = {"members": "2", **figures(saving, pokok=0, wajib=0, sukarela=0)}
    refused = treasurer.post(here(answer), {"request_id": str(uuid4()), "confirmed": "1", **told})

    assert refused.status_code == 422
    assert not Member.objects.of(saving.actor.cooperative_id).exists()


def test_sheets_of_villages_are_brought_as_one_and_other_sheets_are_told(treasurer, saving):  # noqa: F811
    page = bring(treasurer, VILLAGES).content.decode()
    assert "Rp250.000" in page
    assert "Cibogo!D4" in page
    assert "Lembar lain" not in page

    page = bring(treasurer, MONTHS).content.decode()
    assert "Yang dibaca hanya “Des 2025”. Tidak dibaca: Okt 2025, Nop 2025, Jan 2026." in page


def test_one_who_moves_in_is_told_what_is_done_and_what_comes_next(treasurer, saving):  # noqa: F811
    assert "Mulai dari daftar anggota" in treasurer.get(START).content.decode()
    answer = bring(treasurer, workbook(HEADER, SITI))
    page = treasurer.get(START).content.decode()
    assert ("Belum selesai" in page, f'href="{here(answer)}"' in page) == (True, True)

    told = {"members": "1", **figures(saving, pokok=100_000, wajib=600_000, sukarela=250_000)}
    treasurer.post(here(answer), {"request_id": str(uuid4()), "confirmed": "1", **told})
    page = treasurer.get(START).content.decode()
    assert "Berikutnya: pinjaman berjalan" in page
    assert "Rp950.000" in page
    assert "Belum selesai" not in page


def test_a_list_without_a_row_has_nothing_to_write(treasurer, saving):  # noqa: F811
    answer = bring(treasurer, workbook(HEADER))
    told = {"members": "0", **figures(saving, pokok=0, wajib=0, sukarela=0)}
    page = treasurer.post(here(answer), {"request_id": str(uuid4()), "confirmed": "1", **told})

    assert page.status_code == 422
    assert "Tidak ada yang baru di daftar ini, jadi tidak ada yang dicatat." in page.content.decode()


def test_formulas_that_were_never_worked_out_count_as_nothing_and_the_figures_tell(treasurer, saving):  # noqa: F811
    answer = bring(treasurer, formulas())
    told = {"members": "1", **figures(saving, pokok=100_000, wajib=600_000, sukarela=250_000)}
    page = treasurer.post(here(answer), {"request_id": str(uuid4()), "confirmed": "1", **told}).content.decode()

    assert "Simpanan wajib: Anda mengetik Rp600.000, jumlah daftar Rp0; selisihnya Rp600.000" in page
    assert not Member.objects.of(saving.actor.cooperative_id).exists()


def bring_cash(client, *rows):
    fields = {"request_id": str(uuid4()), "file": SimpleUploadedFile("kas.xlsx", workbook(CASH_HEADER, *rows))}
    return client.post(f"{START}kirim/kas/", fields, follow=True)


def take_cash(client, answer):
    """Confirm the accounts, compare and take over; the last page."""
    lines = {"account_0": "11101", "account_1": "62101", "account_2": "43109", "account_3": "31101"}
    client.post(f"{here(answer)}akun-kas/", {"request_id": str(uuid4()), **lines})
    told = {"figure_0": "1.000.000", "figure_1": "150.000", "figure_2": "400.000", "figure_3": "750.000"}
    rid = str(uuid4())
    asked = client.post(here(answer), {"request_id": rid, **told})
    return asked, client.post(here(answer), {"request_id": rid, "confirmed": "1", **told}, follow=True)


def test_a_cash_journal_is_mapped_compared_and_taken_over(treasurer, saving):  # noqa: F811
    answer = bring_cash(treasurer, *SIMPLE)
    page = answer.content.decode()
    for told in (
        "Tolong pastikan akunnya",
        "2 Juni 2025 sampai 3 Juni 2025",
        "Kas awal",
        "Kas di buku sini sebelumnya",
    ):
        assert told in page
    accounts = treasurer.get(f"{here(answer)}akun-kas/").content.decode()
    assert "11101 Kas" in accounts

    asked, done = take_cash(treasurer, answer)
    assert "Catat buku kas ini ke buku?" in asked.content.decode()
    assert "Daftar sudah dicatat di buku" in done.content.decode()
    assert books.balance(saving.actor.cooperative_id, account=AccountRole.CASH_DESK) == -250_000


def test_a_cash_journal_whose_cash_does_not_come_out_says_by_how_much(treasurer):
    answer = bring_cash(treasurer, *SIMPLE[:-1], (None, None, "Saldo akhir", None, None, 750_001))

    assert "kas akhir Rp750.000, tetapi berkas menyebut Rp750.001" in answer.content.decode()


def test_a_side_of_a_column_is_chosen(treasurer):
    rows = (("TGL", "URAIAN", "KAS", "SIMP POKOK"), (date(2025, 6, 2), "Setoran", 100_000, 100_000))
    fields = {"request_id": str(uuid4()), "file": SimpleUploadedFile("kas.xlsx", workbook(*rows))}
    answer = treasurer.post(f"{START}kirim/kas/", fields, follow=True)
    lines = {"account_0": "11101", "way_0": "credit", "account_1": "31101", "way_1": "debit"}
    after = treasurer.post(f"{here(answer)}akun-kas/", {"request_id": str(uuid4()), **lines}, follow=True)

    assert "Debit 31101 Simpanan Pokok" in " ".join(after.content.decode().split())


def test_a_cash_journal_is_undone_by_a_second_person(treasurer, client_as, saving):  # noqa: F811
    answer = bring_cash(treasurer, *SIMPLE)
    _, done = take_cash(treasurer, answer)
    undo, decide = f"{here(answer)}batalkan/", f"{here(answer)}putuskan/"
    assert undo in done.content.decode()
    told = {"request_id": str(uuid4()), "on": "16-6-2025", "reason": "Bulan yang salah"}
    asked = treasurer.post(undo, told, follow=True).content.decode()
    assert "“Bulan yang salah”" in asked
    assert undo not in asked

    assert "orang lain yang memutuskan" in treasurer.get(decide).content.decode()
    chair = client_as(Role.KETUA)
    assert decide in chair.get("/office/buku/pembatalan/").content.decode()
    rid = str(uuid4())
    question = chair.post(decide, {"request_id": rid, "verdict": "approve"}).content.decode()
    assert "Batalkan seluruh buku kas ini?" in question
    after = chair.post(decide, {"request_id": rid, "verdict": "approve", "confirmed": "1"}, follow=True)
    assert "Buku kas dibatalkan dengan jurnal tertanggal 16 Juni 2025." in after.content.decode()
    assert books.balance(saving.actor.cooperative_id, account=AccountRole.CASH_DESK) == 0


def test_as_many_statements_for_many_rows_of_a_journal_as_for_few(treasurer, queries_of):  # noqa: F811
    few = here(bring_cash(treasurer, *SIMPLE))
    many = here(bring_cash(treasurer, *((date(2025, 6, 2), n, "Jasa", 1_000, None, None) for n in range(1, 60))))

    assert queries_of(treasurer, few) == queries_of(treasurer, many)
