"""Papers: read back, the same each time, harmless whatever a name contains."""

from datetime import UTC, datetime
from io import BytesIO

from pypdf import PdfReader

from kdim.web.documents.pdf import make_pdf, qr_svg, show_pdf

AT = datetime(2025, 6, 16, 3, 0, tzinfo=UTC)
FACTS = {
    "cooperative": "Koperasi Uji", "address": "", "title": "Buku simpanan", "foot": "kaki",
    "rows": [["Nama", "Siti #panic() *Aminah* $x$ [y]"]], "heads": ["Tanggal", "Uraian", "Masuk", "Keluar", "Saldo"],
    "lines": [["1 Jun 2025", f"Setoran {n}", "Rp1.000", "", f"Rp{n}.000"] for n in range(80)],
    "total": ["", "Jumlah", "Rp80.000", "", "Rp80.000"],
}  # fmt: skip


def test_the_same_facts_give_the_same_bytes():
    assert make_pdf("passbook", FACTS, made_at=AT) == make_pdf("passbook", FACTS, made_at=AT)


def test_what_people_type_is_printed_and_never_obeyed():
    text = PdfReader(BytesIO(make_pdf("passbook", FACTS, made_at=AT))).pages[0].extract_text()
    assert "Siti #panic() *Aminah* $x$ [y]" in text


def test_a_long_book_takes_pages_and_repeats_its_heading():
    pages = PdfReader(BytesIO(make_pdf("passbook", FACTS, made_at=AT))).pages
    assert len(pages) > 1
    assert all("Uraian" in page.extract_text() for page in pages)
    assert "2 / 2" in pages[1].extract_text() or "2 / 3" in pages[1].extract_text()


def test_a_paper_says_who_made_it_and_when():
    metadata = PdfReader(BytesIO(make_pdf("passbook", FACTS, made_at=AT))).metadata
    assert (metadata.title, metadata.author) == ("Buku simpanan", "Koperasi Uji")
    assert metadata.creation_date.replace(tzinfo=UTC) == AT


def test_the_answer_is_shown_and_not_kept():
    answer = show_pdf(b"%PDF", "Bukti", "2025-000001")
    assert answer["Content-Disposition"] == 'inline; filename="bukti-2025-000001.pdf"'
    assert answer["Cache-Control"] == "private, no-store"


def test_a_code_is_drawn_as_svg():
    assert qr_svg("https://contoh.id/bukti/x/").startswith("<svg")
