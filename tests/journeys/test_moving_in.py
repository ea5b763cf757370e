"""A cooperative without the demonstration brings its list of members through a browser and opens its desk."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect
from tests.sheets.support import SAMPLES, workbook
from tests.web import scene

from kdim.cooperatives.enums import Role
from kdim.cooperatives.models import RoleTerm, wall
from kdim.cooperatives.powers import system_actor
from kdim.ledger import queries as books
from kdim.ledger.enums import AccountRole
from kdim.members.models import Member
from kdim.processes.moving.queries import open_difference

SHEET = (
    ("KOPERASI UJI",),
    ("NERACA",),
    ("PERKIRAAN", "2026"),
    ("ASET LANCAR",),
    ("Kas", 1_500_000),
    ("Bank", 11_208_333),
    ("Piutang Anggota", 57_291_667),
    ("KEWAJIBAN",),
    ("Simpanan Sukarela", 7_950_001),
    ("EKUITAS",),
    ("Simpanan Pokok", 2_400_000),
    ("Simpanan Wajib", 52_237_500),
    ("Dana Cadangan", 7_412_499),
)


@pytest.fixture
def treasurer(live_server, page, transactional_db):
    """A browser in which the treasurer of a new cooperative is signed in."""
    cooperative = scene.found(host="localhost")
    chair = RoleTerm.objects.of(cooperative.id).first()
    for role in (Role.BENDAHARA, Role.KASIR):
        RoleTerm.objects.create(cooperative=cooperative, person_id=chair.person_id, role=role, from_on=scene.ON)
    client = Client()
    client.force_login(chair.person)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    return cooperative, live_server.url


def _bring_loans(page, url, look):
    """The same file once more: what the members still owe."""
    page.goto(f"{url}/office/pindahan/")
    page.get_by_role("link", name="Bawa pinjaman berjalan").click()
    page.set_input_files("input[type=file]", SAMPLES / "02_rekap_simpanan_pinjaman.xlsx")
    page.get_by_role("button", name="Kirim dan baca").click()
    page.get_by_text("Cocokkan dengan buku Anda").wait_for()
    look("loans-batch")
    page.get_by_label("Banyaknya pinjaman berjalan").fill("7")
    page.get_by_label("Sisa pinjaman").fill("57.291.667")
    page.get_by_role("button", name="Cocokkan dan lanjutkan").click()
    page.get_by_text("Catat pinjaman berjalan ini ke buku?").first.wait_for()
    look("loans-confirm")
    page.get_by_role("button", name=re.compile("Catat ke buku")).click()
    page.get_by_text("Daftar sudah dicatat di buku").wait_for()


def _bring_balance_sheet(page, url, folder, look):
    """The balance sheet of the same day, whose savings are those of the list; Rp1 is what rounding left."""
    path = folder / "neraca-awal.xlsx"
    path.write_bytes(workbook(*SHEET))
    page.goto(f"{url}/office/pindahan/")
    page.get_by_role("link", name="Bawa neraca").click()
    page.set_input_files("input[type=file]", path)
    page.get_by_role("button", name="Kirim dan baca").click()
    page.get_by_text("Tolong pastikan akunnya").wait_for()
    look("balance-batch")
    page.get_by_role("link", name="Akun setiap baris").click()
    page.get_by_role("button", name="Akun ini sudah benar").wait_for()
    expect(page.get_by_label("Piutang Anggota")).to_have_value(re.compile("^11308"))
    look("balance-accounts")
    page.get_by_role("button", name="Akun ini sudah benar").click()
    page.get_by_label("Aset", exact=True).fill("70.000.000")
    page.get_by_label("Kewajiban dan ekuitas").fill("70.000.000")
    page.get_by_role("button", name="Cocokkan dan lanjutkan").click()
    page.get_by_text("Catat neraca ini ke buku?").first.wait_for()
    look("balance-confirm")
    page.get_by_role("button", name=re.compile("Catat ke buku")).click()
    page.get_by_text("Daftar sudah dicatat di buku").wait_for()
    look("balance-done")


@pytest.mark.browser
def test_a_cooperative_moves_in_and_opens_its_desk(treasurer, page, screenshot, fits, tmp_path):
    cooperative, url = treasurer

    def look(name):
        """A picture of the page on a phone and on a desk, which it must fit."""
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            screenshot(page, f"{name}-{width}")
            assert fits(page), f"{name} is wider than {width}"

    page.goto(f"{url}/office/pindahan/")
    look("moving-start")
    page.get_by_role("link", name="Bawa daftar anggota").click()
    page.set_input_files("input[type=file]", SAMPLES / "02_rekap_simpanan_pinjaman.xlsx")
    look("moving-upload")
    page.get_by_role("button", name="Kirim dan baca").click()
    page.get_by_text("Cocokkan dengan buku Anda").wait_for()
    look("moving-batch")
    page.get_by_role("link", name="Kolom", exact=True).click()
    page.get_by_text("Contoh isi").first.wait_for()
    look("moving-columns")
    page.go_back()

    page.get_by_label("Banyaknya anggota").fill("14")
    for name, amount in (
        ("Simpanan pokok", "2.400.000"),
        ("Simpanan wajib", "52.237.500"),
        ("Simpanan sukarela", "7.950.001"),
    ):
        page.get_by_label(name).first.fill(amount)
    page.get_by_role("button", name="Cocokkan dan lanjutkan").click()
    page.get_by_text("Catat daftar ini ke buku?").first.wait_for()
    look("moving-confirm")
    page.get_by_role("button", name=re.compile("Catat ke buku")).click()
    page.get_by_text("Daftar sudah dicatat di buku").wait_for()
    look("moving-done")

    with wall.enter(cooperative.id):
        assert Member.objects.of(cooperative.id).count() == 14
        assert books.balance(cooperative.id, account=AccountRole.SAVINGS_WAJIB) == 52_237_500
        assert list(books.check(cooperative.id)) == []
        siti = Member.objects.of(cooperative.id).get(number="0378-1")
        from kdim.savings.actions import pay_wajib

        paid = pay_wajib(
            actor=system_actor(cooperative.id), request_id=uuid4(), at=timezone.now(), on=timezone.localdate(),
            member_id=siti.id, amount=25_000,
        )  # fmt: skip
        assert paid["entry"]
    _bring_loans(page, url, look)
    _bring_balance_sheet(page, url, tmp_path, look)
    with wall.enter(cooperative.id):
        assert open_difference(cooperative.id) == 0
        assert list(books.check(cooperative.id)) == []
    page.goto(f"{url}/office/anggota/{siti.id}/")
    page.get_by_role("heading", name="Wulan Anggun").first.wait_for()
    look("moving-member")
