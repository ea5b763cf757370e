"""Statements of all members: asked for, watched, taken away as a ZIP, removed."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse
from pypdf import PdfReader
from python_calamine import CalamineWorkbook
from tests.web.office.saving_office import send

from kdim.cooperatives.enums import Role
from kdim.cooperatives.models import AuditRecord
from kdim.ledger.queries import balance
from kdim.processes.printing.actions import begin_statements, fail_statements
from kdim.processes.printing.enums import FileShape
from kdim.savings.queries.totals import ROLES

pytestmark = pytest.mark.django_db
LIST = "/office/simpanan/laporan/"
YEAR = {"dari": "1-1-2025", "sampai": "16-6-2025"}


@pytest.fixture
def manager(client_as, saving):
    for name in ("Siti Aminah", "Budi Santoso"):
        account = saving.account(saving.member(name))
        saving.deposit(account, 250_000, on=date(2025, 6, 2))
        saving.withdraw(account, 40_000, on=date(2025, 6, 3))
    return client_as(Role.MANAJER)


@pytest.fixture
def run_url(manager, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        answer = send(manager, LIST, **YEAR, bentuk="each")
    assert answer.status_code == 303
    return answer["Location"]


def test_they_are_made_and_taken_away_and_their_sums_are_those_of_the_books(manager, saving, run_url):
    page = manager.get(run_url).content.decode()
    assert ("2 dari 2 laporan" in page, "Laporan sudah siap" in page) == (True, True)

    answer = manager.get(f"{run_url}berkas.zip")
    archive = ZipFile(BytesIO(b"".join(answer.streaming_content)))
    sums, *papers = archive.namelist()
    assert archive.testzip() is None
    assert [name.rsplit("-", 2)[1:] for name in papers] == [["siti", "aminah.pdf"], ["budi", "santoso.pdf"]]
    text = PdfReader(BytesIO(archive.read(papers[1]))).pages[0].extract_text()
    assert ("Budi Santoso" in text, "Rp310.000" in text) == (True, True)
    rows = CalamineWorkbook.from_filelike(BytesIO(archive.read(sums))).get_sheet_by_index(0).to_python()
    assert rows[-2][1:] == ["Budi Santoso", 0, 350_000, 40_000, 310_000]
    assert rows[-1][1:] == ["Seluruhnya", 0, 700_000, 80_000, 620_000]
    here = saving.actor.cooperative_id
    assert sum(balance(here, account=role) for role in ROLES.values()) == 620_000
    assert AuditRecord.objects.of(here).filter(act="printing.take_statements").count() == 1


def test_a_wrong_period_is_refused_plainly(manager):
    back = send(manager, LIST, dari="1-6-2025", sampai="1-5-2025", bentuk="each")
    assert (back.status_code, "sebelum dimulai 1 Juni 2025" in back.content.decode()) == (422, True)
    ahead = send(manager, LIST, dari="1-6-2025", sampai="1-7-2025", bentuk="each")
    assert (ahead.status_code, "belum tiba" in ahead.content.decode()) == (422, True)


def test_one_that_broke_is_gone_on_with(manager, saving, django_capture_on_commit_callbacks):
    here = saving.actor.cooperative_id
    run = begin_statements(
        **saving.frame, on=date(2025, 6, 16), from_on=date(2025, 1, 1), until_on=date(2025, 6, 16),
        shape=FileShape.TOGETHER,
    )  # fmt: skip
    url = reverse("office:savings_batch", args=[run])
    assert "Laporan sedang dibuat" in manager.get(url).content.decode()
    assert manager.get(f"{url}berkas.zip").status_code == 404
    assert send(manager, f"{url}lanjut/").status_code == 422
    fail_statements(cooperative_id=here, run_id=run)
    assert "Lanjutkan" in manager.get(url).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert send(manager, f"{url}lanjut/").status_code == 303
    assert "Laporan sudah siap" in manager.get(url).content.decode()


def test_removed_files_cannot_be_taken(manager, run_url):
    assert send(manager, f"{run_url}hapus/")["Location"] == LIST
    assert "Berkas sudah dihapus" in manager.get(run_url).content.decode()
    assert manager.get(f"{run_url}berkas.zip").status_code == 404


def test_only_who_may_print_statements_and_only_here(client_as, neighbour, manager, run_url):
    neighbour.member("Ani")
    theirs = begin_statements(
        **neighbour.frame, on=date(2025, 6, 16), from_on=date(2025, 1, 1), until_on=date(2025, 6, 16),
        shape=FileShape.TOGETHER,
    )  # fmt: skip
    for url in (LIST, run_url, f"{run_url}berkas.zip"):
        assert client_as(Role.KASIR).get(url).status_code == 403
    other = reverse("office:savings_batch", args=[theirs])
    assert manager.get(other).status_code == 404
    assert send(manager, f"{other}hapus/").status_code == 404


def test_the_list_needs_few_statements_however_many_runs(manager, run_url, queries_of):
    few = queries_of(manager, LIST)
    for _ in range(3):
        made = send(manager, LIST, **YEAR, bentuk="together")["Location"]
        send(manager, f"{made}hapus/")
    assert queries_of(manager, LIST) == few <= 12
    assert queries_of(manager, run_url) <= 12
