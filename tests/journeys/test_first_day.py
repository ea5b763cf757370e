"""The first day of a cooperative without the demonstration: founded, moved in, a deposit taken, the drawer closed, a
member's statement read; and a list that was brought by mistake undone by two people."""

import re
from datetime import date
from io import BytesIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect
from pypdf import PdfReader
from tests.journeys.test_desk import see
from tests.journeys.test_moving_in import _bring_balance_sheet, _bring_loans
from tests.sheets.support import SAMPLES

from kdim.cooperatives.actions import make_person
from kdim.cooperatives.enums import Role
from kdim.cooperatives.models import Cooperative, Person, RoleTerm, wall
from kdim.ledger import queries as books
from kdim.members.models import Member
from kdim.payments.models import Drawer
from kdim.processes.moving.queries import open_difference
from kdim.savings.enums import SavingsKind
from kdim.savings.queries import accounts_of, passbook
from kdim.web.formats import rupiah

PHONE, PIN = "081390001001", "250817"
TOTALS = {"Simpanan pokok": "2.400.000", "Simpanan wajib": "52.237.500", "Simpanan sukarela": "7.950.001"}


@pytest.fixture
def founded(live_server, transactional_db) -> Cooperative:
    """``kdim new`` and nothing else; the chair is treasurer and teller too, as in a village."""
    call_command(
        "new", name="Koperasi Maju Bersama", slug="maju", template="simpan_pinjam", zone="WIB", person="Siti Rohmah",
        phone=PHONE, pin=PIN, host="localhost",
    )  # fmt: skip
    with wall.platform():
        cooperative = Cooperative.objects.get()
    chair = RoleTerm.objects.of(cooperative.id).first()
    for role in (Role.BENDAHARA, Role.KASIR):
        RoleTerm.objects.create(cooperative=cooperative, person_id=chair.person_id, role=role, from_on=chair.from_on)
    return cooperative


def sign_in(page, url):
    page.goto(f"{url}/masuk/")
    page.locator("[name=name]").fill(PHONE)
    page.locator("[name=secret]").fill(PIN)
    page.get_by_role("button", name="Masuk").click()
    page.wait_for_url(f"{url}/office/")


def bring_members(page, url):
    """The list of members of a real recap, compared with the treasurer's figures and taken over."""
    page.goto(f"{url}/office/pindahan/")
    page.get_by_role("link", name="Bawa daftar anggota").click()
    page.set_input_files("input[type=file]", SAMPLES / "02_rekap_simpanan_pinjaman.xlsx")
    page.get_by_role("button", name="Kirim dan baca").click()
    page.get_by_label("Banyaknya anggota").fill("14")
    for name, amount in TOTALS.items():
        page.get_by_label(name).first.fill(amount)
    page.get_by_role("button", name="Cocokkan dan lanjutkan").click()
    page.get_by_role("button", name=re.compile("Catat ke buku")).click()
    expect(page.get_by_text("Daftar sudah dicatat di buku")).to_be_visible()


def take_a_deposit(page, url):
    """Fifty thousand of Wulan Anggun, into a drawer opened with a hundred thousand from the vault."""
    page.goto(f"{url}/office/meja/")
    see(page, ".counter [name=amount]:focus")
    page.keyboard.type("100rb")
    page.keyboard.press("Enter")
    see(page, ".sheet .button:focus")
    page.keyboard.press("Enter")
    see(page, "#find:focus")
    page.keyboard.type("wulan")
    see(page, "#hits[data-words='wulan'] a.row-next")
    page.keyboard.press("Enter")
    see(page, "[data-key=s]")
    page.keyboard.press("s")
    see(page, "[name=amount]:focus")
    page.keyboard.type("50rb")
    page.keyboard.press("Enter")
    see(page, ".sheet .button:focus")
    page.keyboard.press("Enter")
    see(page, ".done")


def close_the_drawer(page, url):
    page.goto(f"{url}/office/meja/laci/")
    page.locator("[data-key=h]").click()
    see(page, "[name=note_100000]:focus")
    page.locator("[name=note_100000]").fill("1")
    page.locator("[name=note_50000]").fill("1")
    expect(page.locator("[data-count-sum]")).to_have_text(re.compile("Rp150.000"))
    page.locator(".count .button").first.click()
    see(page, "h1", has_text="Tutup laci")
    page.locator("form.form .button").first.click()
    see(page, ".sheet .button:focus")
    page.keyboard.press("Enter")
    page.locator(".sheet").wait_for(state="detached")
    see(page, "h1", has_text="Laci ")


def look_at_what_came(page, url):
    """The members, the opening account at nothing, a trial balance that balances, and books that are whole."""
    page.goto(f"{url}/office/anggota/")
    expect(page.get_by_role("link", name="Wulan Anggun")).to_be_visible()
    page.goto(f"{url}/office/pindahan/")
    expect(page.get_by_text("Tidak ada selisih terbuka.")).to_be_visible()
    page.goto(f"{url}/office/buku/neraca-saldo/")
    expect(page.get_by_text("Debit dan kredit sama besar")).to_be_visible()
    page.goto(f"{url}/office/buku/periksa/")
    page.get_by_role("button", name="Periksa sekarang").click()
    expect(page.get_by_text("Buku utuh")).to_be_visible()


def statement_of(page, url, member_id):
    """The words of a member's statement, opened from the page of the member."""
    page.goto(f"{url}/office/anggota/{member_id}/")
    page.locator(".tabs").get_by_role("link", name="Simpanan").click()
    page.locator(f"a[href='/office/simpanan/anggota/{member_id}/']").click()
    link = page.locator("a[href*='laporan.pdf']")
    expect(link).to_be_visible()
    paper = page.context.request.get(url + link.get_attribute("href"))
    return "\n".join(sheet.extract_text() for sheet in PdfReader(BytesIO(paper.body())).pages)


@pytest.mark.browser
def test_the_first_day_of_a_new_cooperative(founded, live_server, page, tmp_path):
    url = live_server.url
    sign_in(page, url)
    bring_members(page, url)
    _bring_loans(page, url, lambda name: None)
    _bring_balance_sheet(page, url, tmp_path, lambda name: None)
    take_a_deposit(page, url)
    close_the_drawer(page, url)

    with wall.enter(founded.id):
        wulan = Member.objects.of(founded.id).get(number="0378-1")
        drawer = Drawer.objects.of(founded.id).get()
        assert (drawer.counted, drawer.expected) == (150_000, 150_000)
        assert open_difference(founded.id) == 0
        assert list(books.check(founded.id)) == []
    look_at_what_came(page, url)
    text = statement_of(page, url, wulan.id)
    with wall.enter(founded.id):
        accounts = accounts_of(founded.id, wulan.id, timezone.localdate())
        book = passbook(
            founded.id, next(one.id for one in accounts if one.kind == SavingsKind.SUKARELA),
            from_on=date(2000, 1, 1), until_on=timezone.localdate(),
        )  # fmt: skip
    assert [line.change for line in book.lines][-1] == 50_000
    told = {rupiah(amount) for amount in (*(one.balance for one in accounts), *(line.change for line in book.lines))}
    told |= {rupiah(sum(one.balance for one in accounts)), "Wulan Anggun", "Koperasi Maju Bersama"}
    assert {words for words in told if words not in text} == set()


@pytest.mark.browser
def test_a_list_brought_by_mistake_is_undone_by_a_second_person(founded, live_server, page, check_page):
    url = live_server.url
    sign_in(page, url)
    bring_members(page, url)
    here = page.url
    page.get_by_role("link", name="Batalkan seluruh daftar").click()
    page.get_by_label("Alasan").fill("Berkas tahun lalu")
    page.get_by_role("button", name="Minta pembatalan").click()
    page.wait_for_url(lambda at: not at.endswith("/batalkan/"))
    page.goto(here)
    expect(page.get_by_text("“Berkas tahun lalu”")).to_be_visible()
    check_page(page)

    person_id = make_person(
        cooperative_id=founded.id, name="Hadi", phone="+6281390009001", sign_in_names=("+6281390009001",)
    )
    second = Person.objects.get(pk=person_id)
    for role in (Role.BENDAHARA, Role.MANAJER):
        from_on = RoleTerm.objects.of(founded.id).first().from_on
        RoleTerm.objects.create(cooperative=founded, person=second, role=role, from_on=from_on)
    client = Client()
    client.force_login(second)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": url}])
    page.goto(f"{url}/office/buku/pembatalan/")
    page.get_by_role("link", name=re.compile("Putuskan")).click()
    page.get_by_label(re.compile("Setujui")).check()
    page.get_by_role("button", name="Lanjut").click()
    see(page, ".sheet .button:focus")
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile("Jurnal dibatalkan"))).to_be_visible()
    page.goto(here)
    expect(page.get_by_text("Daftar dibatalkan seluruhnya").first).to_be_visible()
    with wall.enter(founded.id):
        assert list(books.check(founded.id)) == []
        assert not Member.objects.of(founded.id).filter(status="active").exists()
