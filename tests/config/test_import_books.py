"""``kdim import``: what is printed, what is written and what is not, and the exit codes."""

import io

import pytest
from django.core.management import CommandError, call_command
from tests.processes.moving.conftest import BUDI, HEADER, SITI
from tests.processes.moving.test_balances import SHEET
from tests.processes.moving.test_journal import HEADER as CASH_HEADER
from tests.processes.moving.test_journal import SIMPLE
from tests.savings.conftest import saving  # noqa: F401 - a fixture
from tests.sheets.support import SAMPLES, workbook

from kdim.config.command import renamed
from kdim.config.management.commands.import_books import REFUSED, TO_MEND
from kdim.cooperatives.models import AuditRecord
from kdim.ledger import queries as books
from kdim.ledger.enums import AccountRole
from kdim.members.models import Member
from kdim.processes.moving.models import Batch, BatchRow
from kdim.processes.moving.queries import open_difference

CONTROL = {
    "members": 2,
    "total": ["Simpanan pokok=200.000", "Simpanan wajib=Rp 1.050.000,-", "Simpanan sukarela=250000"],
}


@pytest.fixture
def run(saving, tmp_path):  # noqa: F811
    """Gives what was printed."""

    def go(content, kind="members", name="anggota.xlsx", **flags):
        path = tmp_path / name
        path.write_bytes(content)
        out = io.StringIO()
        call_command("import_books", kind, str(path), stdout=out, **{"on": "1-6-2025", **flags})
        return out.getvalue()

    return go


def written(saving):  # noqa: F811
    at = saving.actor.cooperative_id
    return Member.objects.of(at).count(), Batch.objects.of(at).count(), BatchRow.objects.of(at).count()


def test_it_is_called_import():
    assert renamed(["kdim", "import", "members", "x.xlsx"]) == ["kdim", "import_books", "members", "x.xlsx"]


def test_without_commit_every_row_is_told_and_nothing_is_kept(run, saving):  # noqa: F811
    acts = AuditRecord.objects.of(saving.actor.cooperative_id).count()
    said = run(workbook(HEADER, SITI, BUDI))

    assert "2\tBaik\tSiti Aminah\tA-1 Rp950.000\n" in said
    assert "  Simp. Wajib: Simpanan wajib\n" in said
    assert "Simpanan wajib: Rp1.050.000\n" in said
    assert "Belum ada yang dicatat." in said
    assert written(saving) == (0, 0, 0)
    assert AuditRecord.objects.of(saving.actor.cooperative_id).count() == acts


def test_with_the_figures_it_is_written_and_the_same_file_again_is_refused(run, saving):  # noqa: F811
    content = workbook(HEADER, SITI, BUDI)
    assert "Sudah dicatat di buku" in run(content, commit=True, **CONTROL)
    assert written(saving) == (2, 1, 2)
    assert books.balance(saving.actor.cooperative_id, account=AccountRole.SAVINGS_WAJIB) == 1_050_000

    with pytest.raises(CommandError, match="Berkas yang persis sama sudah dicatat") as refused:
        run(content, commit=True, **CONTROL)
    assert refused.value.returncode == REFUSED
    assert written(saving) == (2, 1, 2)


def test_a_figure_off_by_one_rupiah_keeps_nothing(run, saving):  # noqa: F811
    off = {**CONTROL, "total": [*CONTROL["total"][:2], "Simpanan sukarela=250001"]}
    with pytest.raises(CommandError, match="selisihnya Rp1") as refused:
        run(workbook(HEADER, SITI, BUDI), commit=True, **off)

    assert refused.value.returncode == REFUSED
    assert written(saving) == (0, 0, 0)


def test_commit_asks_for_the_figures_by_name(run, saving):  # noqa: F811
    with pytest.raises(CommandError, match=r"--members … --total 'Simpanan pokok=…'") as refused:
        run(workbook(HEADER, SITI, BUDI), commit=True)

    assert refused.value.returncode == REFUSED
    assert written(saving) == (0, 0, 0)


def test_rows_to_mend_have_their_own_exit_code(run):
    content = workbook(HEADER, SITI, (2, "Budi", "A-1", None, None, "banyak", 0, 0))
    with pytest.raises(CommandError, match="1 baris tidak bisa diambil") as mend:
        run(content)

    assert mend.value.returncode == TO_MEND
    assert "3\t" in run(content, leave_out_wrong=True)


def test_a_column_is_corrected_by_its_heading(run):
    content = workbook(("No", "Nama", "No Anggota", "Aneh"), (1, "Siti", "A-1", 70_000))

    assert "Simpanan sukarela: Rp70.000" in run(content, column=["aneh=sukarela"])
    with pytest.raises(CommandError, match="Tidak ada kolom bernama “Asing”"):
        run(content, column=["Asing=sukarela"])
    with pytest.raises(CommandError, match="--column: “emas” bukan salah satu dari") as wrong:
        run(content, column=["Aneh=emas"])
    assert wrong.value.returncode == 2


def test_a_balance_sheet_wants_its_accounts_confirmed(run, saving):  # noqa: F811
    run(workbook(HEADER, SITI, BUDI), commit=True, **CONTROL)
    content = workbook(*SHEET)
    totals = {"total": ["Aset=3.900.000", "Kewajiban dan ekuitas=3.900.000"], "commit": True}
    with pytest.raises(CommandError) as asked:
        run(content, "balances", "neraca.xlsx")
    assert asked.value.returncode == TO_MEND
    with pytest.raises(CommandError) as refused:
        run(content, "balances", "neraca.xlsx", **totals)
    assert refused.value.returncode == REFUSED

    said = run(content, "balances", "neraca.xlsx", accounts_are_right=True, account=["5=11102"], **totals)
    assert "11102 Kas Kecil Rp1.000.000" in said
    assert open_difference(saving.actor.cooperative_id) == 0


def test_running_loans_want_their_number_and_what_is_owed(run, saving):  # noqa: F811
    run(workbook(HEADER, SITI, BUDI), commit=True, **CONTROL)
    content = workbook(
        ("No", "Nama", "No Anggota", "Pinjaman", "Sisa Pinjaman"), (1, "Siti Aminah", "A-1", 3_000, 2_000)
    )
    assert "2\tBaik\tSiti Aminah\tA-1 Rp2.000\n" in run(content, "loans", "pinjaman.xlsx")
    with pytest.raises(CommandError, match="--loans … --total 'Sisa pinjaman=…'"):
        run(content, "loans", "pinjaman.xlsx", commit=True)
    run(content, "loans", "pinjaman.xlsx", commit=True, loans=1, total=["Sisa pinjaman=2.000"])

    assert books.balance(saving.actor.cooperative_id, account=AccountRole.LOANS_BROUGHT) == 2_000


@pytest.mark.parametrize(("content", "sentence"), [(b"%PDF-1.7", "PDF"), (b"a,b\n1,2\n", "Kepala tabel belum ketemu")])
def test_what_is_no_list_is_said(run, saving, content, sentence):  # noqa: F811
    with pytest.raises(CommandError, match=sentence):
        run(content)
    assert written(saving) == (0, 0, 0)


def test_a_file_too_large_or_missing_is_not_read(run, saving, tmp_path):  # noqa: F811
    big = tmp_path / "besar.xlsx"
    with big.open("wb") as file:
        file.truncate(200 * 2**20)
    with pytest.raises(CommandError, match="200 MB"):
        call_command("import_books", "members", str(big), on="1-6-2025")
    with pytest.raises(CommandError, match="tidak bisa dibuka"):
        call_command("import_books", "members", str(tmp_path / "tidak-ada.xlsx"), on="1-6-2025")
    with pytest.raises(CommandError, match="Tidak ada koperasi lain"):
        call_command("import_books", "members", str(big), on="1-6-2025", slug="lain")


def test_a_sample_with_passwords_never_prints_them(run):
    said = run((SAMPLES / "01_anggota_karyawan.xlsx").read_bytes(), leave_out_wrong=True)

    assert "rahasia123" not in said
    assert "Wulan Anggun" in said


def test_a_cash_journal_with_accounts_by_name(run, saving):  # noqa: F811
    content = workbook(CASH_HEADER, *SIMPLE)
    flags = {"kind": "journal", "on": "", "account": ["Jasa Pinjaman=43109"], "accounts_are_right": True}
    said = run(content, **flags)
    assert "Jasa Pinjaman: 43109 Pendapatan Lain-lain" in said
    assert "Kas akhir: Rp750.000" in said

    figures = ["Kas awal=1.000.000", "Kas masuk=150.000", "Kas keluar=400.000", "Kas akhir=750.000"]
    with pytest.raises(CommandError, match="selisihnya Rp1"):
        run(content, **flags, commit=True, total=[*figures[:3], "Kas akhir=750.001"])
    assert "Sudah dicatat di buku, 3 jurnal" in run(content, **flags, commit=True, total=figures)
    assert books.balance(saving.actor.cooperative_id, account=AccountRole.CASH_DESK) == -250_000


def test_lists_of_balances_want_their_day(run):
    with pytest.raises(CommandError, match="--on") as wrong:
        run(workbook(HEADER, SITI), on="")
    assert wrong.value.returncode == 2
