"""An officer sets up two-step verification and comes in with it, first with the app, then with a code on paper."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.authenticator import code_at
from tests.web import scene

from kdim.cooperatives.models import Cooperative


class Phone:
    """An app that knows the key it was shown; its clock may be wrong, so that no test waits half a minute."""

    def __init__(self, secret: str) -> None:
        self.secret = secret

    def code(self, *, ahead: int = 0) -> str:
        return code_at(self.secret, timezone.now() + timedelta(seconds=ahead))


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_office_opens_after_two_steps(live_server, page, check_page, screenshot):
    cooperative = scene.found(host="localhost")
    Cooperative.objects.filter(pk=cooperative.id).update(is_demonstration=False)

    page.goto(f"{live_server.url}/office/")
    sign_in(page)
    page.get_by_role("heading", name="Verifikasi dua langkah", level=1).wait_for()
    check_page(page)
    screenshot(page, "two-steps-needed")
    page.get_by_role("button", name="Pasang").click()
    page.locator(".factor-key").wait_for()
    check_page(page)
    screenshot(page, "two-steps-set-up")
    phone = Phone("".join(re.findall(r"[A-Z2-7]{4}", page.locator(".factor-key").inner_text())))
    page.get_by_label("Kode 6 angka").fill(phone.code())
    page.get_by_label("PIN atau kata sandi").fill("250817")
    page.get_by_role("button", name="Nyalakan").click()
    page.locator(".factor-codes").wait_for()
    check_page(page)
    screenshot(page, "two-steps-codes")
    paper = page.locator(".factor-codes li").all_inner_texts()
    assert len(paper) == 10
    page.get_by_role("link", name="Sudah saya simpan").click()
    page.locator(".desk-main").wait_for()
    assert page.url == f"{live_server.url}/office/"

    page.locator(".who").get_by_role("button").click()  # sign out
    page.goto(f"{live_server.url}/masuk/")
    sign_in(page)
    page.get_by_role("heading", name="Langkah kedua").wait_for()
    check_page(page)
    page.get_by_label("Kode 6 angka").fill("000000")
    page.get_by_role("button", name="Masuk").click()
    page.locator("#summary").wait_for()
    check_page(page)
    screenshot(page, "two-steps-wrong-code")
    page.get_by_label("Kode 6 angka").fill(paper[0])
    page.get_by_role("button", name="Masuk").click()
    page.get_by_text("Sisa kode cadangan").wait_for()
    check_page(page)
    screenshot(page, "two-steps-state")
    for address in ("kode-cadangan", "matikan"):
        page.goto(f"{live_server.url}/dua-langkah/{address}/")
        check_page(page)


def sign_in(page, name: str = "0813-9000-1001", pin: str = "250817") -> None:
    page.get_by_label("Nomor anggota atau nomor telepon").fill(name)
    page.get_by_label("PIN atau kata sandi").fill(pin)
    page.get_by_role("button", name="Masuk").click()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_member_does_all_of_it_without_script(live_server, browser):
    row = scene.member(scene.found(host="localhost"))
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="id-ID", java_script_enabled=False)
    page = context.new_page()

    page.goto(f"{live_server.url}/portal/data/")
    sign_in(page, row.number, scene.PIN)
    page.get_by_role("link", name="Verifikasi dua langkah").click()
    page.get_by_role("button", name="Pasang").click()
    phone = Phone("".join(re.findall(r"[A-Z2-7]{4}", page.locator(".factor-key").inner_text())))
    page.get_by_label("Kode 6 angka").fill(phone.code(ahead=-15))
    page.get_by_label("PIN atau kata sandi").fill(scene.PIN)
    page.get_by_role("button", name="Nyalakan").click()
    assert page.locator(".factor-codes li").count() == 10
    page.get_by_role("link", name="Sudah saya simpan").click()
    assert page.url == f"{live_server.url}/portal/"

    page.get_by_role("button", name="Keluar").click()
    page.goto(f"{live_server.url}/portal/wajib/")
    sign_in(page, row.number, scene.PIN)
    page.get_by_label("Kode 6 angka").fill(phone.code(ahead=20))
    page.get_by_role("button", name="Masuk").click()
    assert page.url == f"{live_server.url}/portal/wajib/"
    context.close()
