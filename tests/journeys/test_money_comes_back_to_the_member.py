"""The whole way of one deposit: the teller's page, the books, the member's passbook, the link anybody may check."""

from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from tests.web import scene

from kdim.cooperatives.enums import Role
from kdim.cooperatives.models import RoleTerm, wall
from kdim.cooperatives.powers import system_actor
from kdim.ledger.queries import check
from kdim.savings.actions import open_account
from kdim.savings.enums import SavingsKind
from kdim.savings.queries import product_of_kind


@pytest.mark.browser
def test_a_deposit_can_be_followed_from_the_desk_to_the_entry_and_verified_by_anybody(
    live_server, transactional_db, browser
):
    cooperative = scene.found(host="localhost")
    row = scene.member(cooperative)
    with wall.enter(cooperative.id):
        actor = system_actor(cooperative.id)
        product = product_of_kind(cooperative.id, SavingsKind.SUKARELA)
        account = open_account(
            actor=actor, request_id=uuid4(), at=timezone.now(), on=timezone.localdate(), member_id=row.id,
            product_id=product.id,
        )  # fmt: skip
        chair = RoleTerm.objects.of(cooperative.id).first()
        for role in (Role.MANAJER, Role.KASIR):
            RoleTerm.objects.create(cooperative=cooperative, person_id=chair.person_id, role=role, from_on=scene.ON)

    desk = browser.new_context(viewport={"width": 1280, "height": 900}, locale="id-ID").new_page()
    desk.goto(f"{live_server.url}/masuk/")
    desk.fill("[name=name]", "0813-9000-1001")
    desk.fill("[name=secret]", "250817")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/office/")
    desk.goto(f"{live_server.url}/office/meja/setor/{account}/")
    desk.locator("h1", has_text="Buka laci").wait_for()  # nothing from the vault, and yes
    desk.press("[name=amount]", "Enter")
    desk.locator(".sheet-ask").wait_for()
    desk.keyboard.press("Enter")
    desk.locator("h1", has_text="Setor").wait_for()
    desk.fill("[name=amount]", "1,25jt")
    desk.keyboard.press("Enter")
    desk.locator(".sheet-amount").wait_for()
    assert "satu juta dua ratus lima puluh ribu rupiah" in desk.content()
    desk.keyboard.press("Enter")
    desk.locator(".done").wait_for()

    phone = browser.new_context(viewport={"width": 360, "height": 740}, locale="id-ID").new_page()
    phone.goto(f"{live_server.url}/masuk/")
    phone.fill("[name=name]", row.number)
    phone.fill("[name=secret]", scene.PIN)
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/portal/")
    assert "Rp1.500.000" in phone.locator(".figure").first.inner_text()
    phone.goto(f"{live_server.url}/portal/simpanan/{account}/")
    receipt = phone.locator("a[href^='/bukti/']").first.get_attribute("href")

    anybody = browser.new_context(viewport={"width": 360, "height": 740}, locale="id-ID").new_page()
    anybody.goto(live_server.url + receipt)
    assert "Asli" in anybody.content()
    assert "Rp1.250.000" in anybody.content()
    assert row.name not in anybody.content()

    desk.goto(f"{live_server.url}/office/buku/jurnal/")
    desk.locator("main a[href*='/office/buku/jurnal/']", has_text="Rp1.250.000").or_(
        desk.locator("main tbody a").first
    ).first.click()
    desk.wait_for_url("**/office/buku/jurnal/*/")
    assert "Rp1.250.000" in desk.content()
    assert "Siti Rohmah" in desk.content()

    with wall.enter(cooperative.id):
        assert list(check(cooperative.id)) == []
    for page in (desk, phone, anybody):
        page.context.close()


def test_the_page_of_the_entry_is_not_for_members(db):
    cooperative = scene.found()
    client = scene.signed_in(scene.member(cooperative))

    assert client.get("/office/buku/jurnal/").status_code == 403
    assert Client().get("/office/buku/jurnal/").status_code == 302
