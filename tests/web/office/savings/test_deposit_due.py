"""What fell due on simpanan berjangka, through the pages."""

from datetime import date, timedelta

import pytest
from tests.web.office.saving_office import confirm, send

from kdim.calculations.term_deposit import InterestPayout
from kdim.cooperatives.enums import Role
from kdim.savings.enums import MaturityChoice, RunStatus
from kdim.savings.models import DepositInterest, DepositRun

pytestmark = pytest.mark.django_db
URL = "/office/simpanan/berjangka/jatuh-tempo/"
MAY = date(2025, 5, 16)


@pytest.fixture
def manager(client_as):
    return client_as(Role.MANAJER)


@pytest.fixture
def due(saving):
    """A month of Dewi's deposit is over today, and all of Siti's."""
    saving.offer_deposits()
    dewi, siti = saving.member("Dewi Lestari"), saving.member("Siti Aminah")
    saving.place(saving.account(dewi), 60_000_000, months=12, on=MAY)
    saving.place(saving.account(siti), 12_000_000, months=1, on=MAY, payout=InterestPayout.AT_MATURITY)
    return saving


def test_nothing_due_is_said(manager, saving):
    assert "Tidak ada yang jatuh tempo" in manager.get(URL).content.decode()
    answer = send(manager, URL, confirmed="1")
    assert (answer.status_code, "tidak ada yang jatuh tempo" in answer.content.decode()) == (422, True)


def test_every_figure_is_shown_before_anything_is_posted(manager, due):
    page = manager.get(URL).content.decode()
    for told in (
        "SB-000001", "Dewi Lestari", "Rp60.000.000", "7,2%", "bulan 1 dari 12", "Rp360.000", "Rp36.000", "SS-000001",
        "SB-000002", "Rp50.000", "Rp12.000.000 dicairkan",
    ):  # fmt: skip
        assert told in page, told
    asked = send(manager, URL).content.decode()
    for told in ("Rp410.000", "empat ratus sepuluh ribu rupiah", "Rp374.000", "Rp36.000", "16 Juni 2025"):
        assert told in asked, told
    assert not DepositInterest.objects.of(due.actor.cooperative_id).exists()


@pytest.mark.django_db(transaction=True)
def test_a_yes_settles_it_once(manager, due):
    page = confirm(manager, URL).content.decode()
    [run] = DepositRun.objects.of(due.actor.cooperative_id)
    assert (run.status, run.months, run.ended, run.gross, run.tax) == (RunStatus.DONE, 2, 1, 410_000, 36_000)
    assert "Tidak ada yang jatuh tempo" in page
    assert "Rp410.000" in page
    deposit = manager.get("/office/simpanan/berjangka/?q=SB-000002").content.decode()
    assert "Dicairkan" in deposit


def test_rolled_over_or_offered_no_more_is_said(manager, saving):
    saving.offer_deposits()
    saving.place(saving.account(), 12_000_000, months=1, on=MAY, at_maturity=MaturityChoice.ROLL_ALL)
    assert "diperpanjang: Rp12.000.000 dengan 5% sampai 16 Juli 2025" in manager.get(URL).content.decode()
    saving.deposit_terms(from_on=date(2025, 6, 1))
    assert "Rp12.000.000 dicairkan: jangka ini tidak ditawarkan lagi" in manager.get(URL).content.decode()


def test_a_page_of_many_asks_no_more_than_one_of_one(manager, saving, queries_of):
    saving.offer_deposits()
    saving.place(saving.account(), months=1, on=MAY)
    one = queries_of(manager, URL)
    for _ in range(4):
        saving.place(saving.account(), months=1, on=MAY)
    assert queries_of(manager, URL) == one


def test_many_are_shown_page_by_page(manager, saving):
    saving.offer_deposits()
    account = saving.account()
    for _ in range(51):
        saving.place(account, months=1, on=MAY)
    assert "SB-000051" not in manager.get(URL).content.decode()
    assert "SB-000051" in manager.get(f"{URL}?page=2").content.decode()
    assert "SB-000051" in manager.get(f"{URL}?page=99999999").content.decode()


def test_a_run_says_how_far_it_is_and_why_it_stopped(manager, due, at):
    run = DepositRun.objects.create(
        cooperative_id=due.actor.cooperative_id, until_on=date(2025, 6, 16), status=RunStatus.RUNNING, started_at=at,
        started_by="Rina", months=1_500,
    )  # fmt: skip
    page = manager.get(URL).content.decode()
    assert 'hx-trigger="every 2s"' in page
    assert "1.500 bulan" in page
    run.started_at = at - timedelta(minutes=11)
    run.save()
    assert "Lanjutkan" in manager.get(URL).content.decode()
    for code, facts, said in (
        ("period_closed", {"closed_through": "2025-05-31"}, "Buku ditutup sampai 31 Mei 2025"),
        ("defect", {}, "tidak ada yang tercatat dua kali"),
    ):
        run.status, run.failure = RunStatus.FAILED, {"code": code, "facts": facts}
        run.save()
        assert said in manager.get(URL).content.decode()


def test_the_list_and_the_overview_lead_there(manager, due):
    assert URL in manager.get("/office/simpanan/berjangka/").content.decode()
    assert "Simpanan berjangka: ada yang jatuh tempo" in manager.get("/office/").content.decode()


@pytest.mark.parametrize("role", [Role.KASIR, Role.PENGAWAS, Role.SEKRETARIS, Role.ADMIN])
def test_who_runs_no_interest_does_not_settle(client_as, role, saving):
    assert client_as(role).get(URL).status_code == 403
