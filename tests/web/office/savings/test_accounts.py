"""Totals, accounts and passbooks."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader
from python_calamine import CalamineWorkbook
from tests.web.office.saving_office import ON, send

from kdim.cooperatives.enums import Role
from kdim.ledger.queries import holds_of
from kdim.savings import actions
from kdim.savings.queries import account_detail

pytestmark = pytest.mark.django_db


@pytest.fixture
def account(saving):
    account = saving.account()
    saving.deposit(account, 250_000, on=date(2025, 6, 2))
    saving.withdraw(account, 40_000, on=date(2025, 6, 3))
    return account


@pytest.fixture
def manager(client_as):
    return client_as(Role.MANAJER)


def test_the_overview_totals_each_kind(manager, account):
    page = manager.get("/office/simpanan/").content.decode()
    for told in ("Rp310.000", "Rp210.000", "Simpanan pokok", "<svg"):
        assert told in page


def test_accounts_are_found_by_owner_number_and_kind(manager, saving, account):
    saving.member("Budi Santoso")
    fragment = {"HX-Request": "true"}
    found = manager.get("/office/simpanan/rekening/", {"q": "budi"}, headers=fragment).content.decode()
    assert ("Budi Santoso" in found, "Siti Aminah" in found, "<html" in found) == (True, False, False)
    kind = manager.get("/office/simpanan/rekening/", {"jenis": "sukarela"}).content.decode()
    assert ("SS-000001" in kind, "SP-000001" in kind) == (True, False)


def test_the_passbook_shows_each_movement_with_its_balance(manager, account):
    page = manager.get(reverse("office:savings_passbook", args=[account])).content.decode()
    for told in ("+Rp250.000", "Rp40.000", "Rp210.000", "Siti Aminah", "Bukti"):
        assert told in page


def test_a_period_that_cannot_be_read_is_said_and_the_usual_one_shown(manager, account):
    url = reverse("office:savings_passbook", args=[account])
    page = manager.get(url, {"dari": "31/02/2025"})
    assert (page.status_code, "notice" in page.content.decode()) == (200, True)
    assert "+Rp250.000" not in manager.get(url, {"dari": "3-6-2025", "sampai": "3-6-2025"}).content.decode()


def test_the_passbook_is_taken_away_as_workbook_and_as_paper(manager, account):
    book = manager.get(reverse("office:savings_download", args=[account, "xlsx"]))
    rows = CalamineWorkbook.from_filelike(BytesIO(book.content)).get_sheet_by_index(0).to_python()
    assert rows[-1][1:] == ["Seluruhnya", 250_000, 40_000, 210_000]
    paper = manager.get(reverse("office:savings_download", args=[account, "pdf"]))
    text = PdfReader(BytesIO(paper.content)).pages[0].extract_text()
    for told in ("Buku simpanan SS-000001", "Siti Aminah", "Rp250.000", "Rp210.000"):
        assert told in text
    assert manager.get(reverse("office:savings_download", args=[account, "exe"])).status_code == 404


def test_an_amount_is_held_and_released(manager, saving, account):
    place = reverse("office:savings_hold", args=[account])
    assert send(manager, place, amount="300.000", reason="Jaminan").status_code == 422
    assert send(manager, place, amount="50rb", reason="Jaminan pinjaman").status_code == 303
    subaccount = account_detail(saving.actor.cooperative_id, account, ON).subaccount_id
    [hold] = holds_of(saving.actor.cooperative_id, subaccount)
    release = reverse("office:savings_release", args=[account, hold.id])
    assert "Jaminan pinjaman" in manager.get(release).content.decode()
    assert send(manager, release, reason="").status_code == 422
    assert send(manager, release, reason="Lunas").status_code == 303
    assert holds_of(saving.actor.cooperative_id, subaccount) == []
    assert manager.get(release).status_code == 404


def test_roles_see_what_is_theirs(client_as, account):
    hold = reverse("office:savings_hold", args=[account])
    seen = {
        role: (client.get("/office/simpanan/").status_code, client.get(hold).status_code)
        for role in (Role.KASIR, Role.PENGAWAS, Role.ADMIN, Role.BENDAHARA)
        for client in [client_as(role)]
    }
    assert seen == {
        Role.KASIR: (200, 403), Role.PENGAWAS: (200, 403), Role.ADMIN: (403, 403), Role.BENDAHARA: (200, 200),
    }  # fmt: skip


def test_a_neighbours_account_is_not_there(manager, saving, neighbour, account):
    theirs = neighbour.account()
    neighbour.deposit(theirs, 100_000)
    hold = actions.place_hold(**neighbour.frame, account_id=theirs, amount=5_000, reason="x")
    addresses = [
        reverse("office:savings_passbook", args=[theirs]), reverse("office:savings_download", args=[theirs, "pdf"]),
        reverse("office:savings_hold", args=[theirs]), reverse("office:savings_release", args=[theirs, hold]),
        reverse("office:savings_release", args=[account, hold]),
    ]  # fmt: skip
    assert [manager.get(url).status_code for url in addresses] == [404] * 5
    assert send(manager, addresses[4], reason="Lunas").status_code in (404, 422)


def test_pages_need_few_statements_however_many_rows(manager, saving, account, queries_of):
    urls = ["/office/simpanan/", "/office/simpanan/rekening/", reverse("office:savings_passbook", args=[account])]
    few = [queries_of(manager, url) for url in urls]
    for n in range(20):
        saving.account(saving.member(f"Anggota {n}"))
        saving.deposit(account, 10_000 + n)
    assert [queries_of(manager, url) for url in urls] == few
    assert max(few) <= 12, few
