"""A teller's whole act by keyboard alone: from the member in front of the desk to the receipt."""

from datetime import date

import pytest
from django.test import Client
from tests.web.office.saving_office import person_as

from kdim.cooperatives.enums import Role
from kdim.payments.models import Receipt

__all__ = ["person_as"]


class Keys:
    """Counts what is pressed; what belongs to the amount is typed apart."""

    def __init__(self, page):
        self.page, self.pressed = page, 0

    def press(self, *keys):
        for key in keys:
            self.page.wait_for_load_state()  # nobody types before the page stands there
            self.page.keyboard.press(key)
            self.pressed += 1


@pytest.fixture
def at_the_desk(live_server, page, cooperative, actor, rid, at, person_as):
    """A browser of a kasir on a desk of today, and a cooperative with three members who save."""
    from tests.savings.conftest import Saving

    saving = Saving(actor, at, rid).set_up()
    for name in ("Siti Aminah", "Budi Santoso", "Siti Rahma"):
        account = saving.account(saving.member(name))
        saving.deposit(account, 100_000, on=date(2025, 6, 1))
    client = Client()
    client.force_login(person_as(Role.KASIR))
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{live_server.url}/office/meja/")
    return saving


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_deposit_takes_six_keys_and_the_amount(at_the_desk, page):
    keys = Keys(page)
    keys.press("b", "u")
    page.locator("#hits[data-words='bu'] a.row-next").wait_for()
    keys.press("Enter")
    page.locator("[data-key=s]").wait_for()
    keys.press("s")
    page.locator("[name=amount]").wait_for()
    page.keyboard.type("50rb")
    keys.press("Enter")
    page.locator(".sheet-amount").wait_for()
    keys.press("Enter")
    page.locator(".done").wait_for()
    assert keys.pressed == 6
    receipt = Receipt.objects.of(at_the_desk.actor.cooperative_id).latest("id")
    assert (receipt.payer_name, receipt.amount) == ("Budi Santoso", 50_000)
    page.wait_for_load_state()
    page.keyboard.press("Enter")
    page.locator("#find:focus").wait_for()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_arrows_choose_among_hits_and_escape_goes_back_with_the_amount(at_the_desk, page):
    page.keyboard.type("siti")
    page.locator("#hits[data-words='siti'] a.row-next").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator("h1", has_text="Siti Rahma").wait_for()
    page.keyboard.press("t")
    page.locator("[name=amount]").wait_for()
    page.keyboard.type("95rb")
    page.keyboard.press("Enter")
    page.locator(".field-wrong").wait_for()
    assert page.locator("[name=amount]").input_value() == "95rb"
    page.keyboard.type("20rb")
    page.keyboard.press("Enter")
    page.locator(".sheet-amount", has_text="Rp20.000").wait_for()
    page.keyboard.press("Escape")
    page.locator(".counter").wait_for()
    assert page.locator("[name=amount]").input_value() == "20rb"
    page.keyboard.press("Escape")
    page.locator("[data-key=s]").wait_for()
    page.keyboard.press("Escape")
    page.locator("#find:focus").wait_for()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_double_enter_posts_once(at_the_desk, page):
    saving = at_the_desk
    before = Receipt.objects.of(saving.actor.cooperative_id).count()
    page.keyboard.type("budi")
    page.locator("#hits[data-words='budi'] a.row-next").wait_for()
    page.keyboard.press("Enter")
    page.locator("[data-key=s]").wait_for()
    page.keyboard.press("s")
    page.locator("[name=amount]").wait_for()
    page.keyboard.type("75000")
    page.keyboard.press("Enter")
    page.locator(".sheet .button[autofocus]").dblclick()
    page.locator(".done").wait_for()
    assert Receipt.objects.of(saving.actor.cooperative_id).count() == before + 1


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_pages_of_the_desk_are_sound(at_the_desk, page, check_page, live_server):
    check_page(page)
    page.keyboard.type("siti")
    page.locator("#hits[data-words='siti'] a.row-next").wait_for()
    check_page(page)
    page.goto(
        page.locator("#hits a.row").first.get_attribute("href")
        and live_server.url + page.locator("#hits a.row").first.get_attribute("href")
    )
    check_page(page)
    page.locator("[data-key=w]").click()
    page.locator("[name=amount]").wait_for()
    check_page(page)
    page.keyboard.type("100000")
    page.keyboard.press("Enter")
    page.locator(".sheet-amount").wait_for()
    check_page(page)
    page.keyboard.press("Enter")
    page.locator(".done").wait_for()
    check_page(page)
