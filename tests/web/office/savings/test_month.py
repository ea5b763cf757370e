"""What is done once a month: asking for dues, paying interest."""

from datetime import date
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook
from tests.web.office.saving_office import confirm, send

from kdim.cooperatives.enums import Role
from kdim.kernel.calendar import Month
from kdim.ledger.actions import close_period
from kdim.savings.enums import RunStatus
from kdim.savings.models import DuesObligation, InterestRun
from kdim.savings.queries import dues_to_raise

pytestmark = pytest.mark.django_db
MAY = "/office/simpanan/jasa/2025-05/"


@pytest.fixture
def manager(client_as):
    return client_as(Role.MANAJER)


@pytest.fixture
def account(saving):
    account = saving.account()
    saving.deposit(account, 9_000_000, on=date(2025, 1, 2))
    return account


def test_dues_of_a_month_are_raised_after_a_question_with_the_sum(manager, saving):
    saving.member("Siti"), saving.member("Budi")
    page = manager.get("/office/iuran/").content.decode()
    assert "2 anggota, Rp100.000" in page
    answer = confirm(manager, "/office/iuran/tagih/", month="2025-06")
    assert "Iuran ditagih kepada 2 anggota." in answer.content.decode()
    assert "Semua sudah ditagih" in answer.content.decode()
    assert DuesObligation.objects.of(saving.actor.cooperative_id).count() == 2


def test_who_is_behind_is_listed_with_the_total(manager, saving):
    saving.member("Siti")
    confirm(manager, "/office/iuran/tagih/", month="2025-05")
    page = manager.get("/office/iuran/", {"bulan": "2025-05"}).content.decode()
    for told in ("Mei 2025", "Siti", "Rp50.000"):
        assert told in page


def test_everybody_who_is_behind_is_listed_page_by_page_and_in_the_workbook(manager, saving):
    for n in range(52):
        saving.member(f"Anggota {n:02}")
    confirm(manager, "/office/iuran/tagih/", month="2025-05")

    assert "Anggota 49" in manager.get("/office/iuran/").content.decode()
    second = manager.get("/office/iuran/", {"page": "2"}).content.decode()
    assert "Anggota 51" in second
    assert "Anggota 49" not in second
    book = manager.get("/office/iuran/", {"unduh": "xlsx"})
    rows = CalamineWorkbook.from_filelike(BytesIO(book.content)).get_sheet_by_index(0).to_python()
    listed = [row for row in rows if str(row[1]).startswith("Anggota ")]
    assert len(listed) == 52
    assert listed[0][2:] == [date(2025, 5, 10), 50_000]
    assert rows[-1][-1] == 52 * 50_000


@pytest.mark.parametrize("month", ["2025-13", "x", ""])
def test_a_month_that_cannot_be_read_raises_nothing(manager, saving, month):
    saving.member()
    assert manager.get("/office/iuran/", {"bulan": month}).status_code == 200
    assert send(manager, "/office/iuran/tagih/", month=month).status_code == 303
    assert dues_to_raise(saving.actor.cooperative_id, Month(2025, 6)).asked == 0


@pytest.mark.django_db(transaction=True)
def test_interest_is_looked_at_then_paid_and_leads_to_its_entry(manager, saving, account):
    page = manager.get(MAY).content.decode()
    assert "SS-000001" in page
    answer = confirm(manager, MAY)
    run = InterestRun.objects.of(saving.actor.cooperative_id).get()
    assert (run.status, run.accounts) == (RunStatus.DONE, 1)
    text = answer.content.decode()
    assert "Jasa sudah dibayar" in text
    assert f"/{run.entry_id}/" in text
    again = send(manager, MAY, confirmed="1")
    assert again.status_code == 422
    assert InterestRun.objects.of(saving.actor.cooperative_id).count() == 1


def test_a_month_that_is_not_over_is_not_paid(manager, saving, account):
    url = "/office/simpanan/jasa/2025-06/"
    assert "Bulan belum berakhir" in manager.get(url).content.decode()
    assert send(manager, url, confirmed="1").status_code == 422


def test_the_list_offers_the_month_that_is_next(manager, saving, account):
    assert "Mei 2025" in manager.get("/office/simpanan/jasa/").content.decode()
    assert manager.get("/office/simpanan/jasa/2025-13/").status_code == 404


def test_a_run_that_failed_or_runs_says_so(manager, saving, account, at):
    run = InterestRun.objects.create(
        cooperative_id=saving.actor.cooperative_id, month=date(2025, 5, 1), status=RunStatus.RUNNING, started_at=at,
        started_by="Rina",
    )  # fmt: skip
    assert 'hx-trigger="every 2s"' in manager.get(MAY).content.decode()
    for code, facts, said in (
        ("period_closed", {"closed_through": "2025-05-31"}, "Buku ditutup sampai 31 Mei 2025"),
        ("savings_interest_month_missing", {"month": "2025-05-01", "missing": "2025-04-01"}, "April 2025"),
        ("role_not_mapped", {"role": "interest_expense"}, "Bagan akun belum menyebut"),
        ("defect", {}, "Ada yang salah di sisi kami"),
    ):
        run.status, run.failure = RunStatus.FAILED, {"code": code, "facts": facts}
        run.save()
        page = manager.get(MAY).content.decode()
        assert "Pembayaran terakhir tidak berhasil" in page
        assert said in page


@pytest.mark.django_db(transaction=True)
def test_what_the_job_was_refused_is_said_with_what_to_do(manager, saving, account):
    for month in Month(2024, 1).through(Month(2025, 5)):
        close_period(**saving.frame, month=month.first_day)
    page = confirm(manager, MAY).content.decode()
    assert "Tidak ada yang dibukukan. Buku ditutup sampai 31 Mei 2025" in page
    assert "Mulailah dari bulan pertama yang masih terbuka." in page


@pytest.mark.parametrize("role", [Role.KASIR, Role.PENGAWAS, Role.SEKRETARIS, Role.ADMIN])
def test_who_may_not_run_the_month_is_told_so(client_as, saving, role):
    client = client_as(role)
    for url in ("/office/iuran/", "/office/simpanan/jasa/", MAY):
        assert client.get(url).status_code == 403
    assert send(client, MAY, confirmed="1").status_code == 403
    assert send(client, "/office/iuran/tagih/", month="2025-06", confirmed="1").status_code == 403


def test_pages_need_few_statements_however_many_are_behind(manager, saving, queries_of):
    urls = ["/office/iuran/", "/office/simpanan/jasa/"]
    saving.member()
    confirm(manager, "/office/iuran/tagih/", month="2025-05")
    few = [queries_of(manager, url) for url in urls]
    for n in range(15):
        saving.member(f"Anggota {n}")
    confirm(manager, "/office/iuran/tagih/", month="2025-05")
    assert [queries_of(manager, url) for url in urls] == few
    assert max(few) <= 12, few
