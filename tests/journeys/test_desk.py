"""A teller's whole act by keyboard alone: from the member in front of the desk to the receipt."""

from datetime import date

import pytest
from django.test import Client
from tests.web.office.saving_office import person_as

from kdim.cooperatives.bylaws import BylawKey
from kdim.cooperatives.enums import Role
from kdim.payments.models import Drawer, Receipt

__all__ = ["person_as"]


class Keys:
    """Counts what is pressed; what belongs to the amount is typed apart."""

    def __init__(self, page):
        self.page, self.pressed = page, 0

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1


def see(page, selector, **more):
    """Wait until something stands on the page and its scripts listen: nobody types before that."""
    page.locator(selector, **more).wait_for()
    page.wait_for_load_state()


def keys_of_a_deposit(page):
    """Fifty thousand from Budi, from the empty desk to his receipt; gives the keys pressed besides the amount."""
    keys = Keys(page)
    keys.press("b", "u")
    see(page, "#hits[data-words='bu'] a.row-next")
    keys.press("Enter")
    see(page, "[data-key=s]")
    keys.press("s")
    see(page, "[name=amount]:focus")
    page.keyboard.type("50rb")
    keys.press("Enter")
    see(page, ".sheet .button:focus")
    keys.press("Enter")
    see(page, ".done")
    return keys.pressed


def open_a_drawer(saving, page, live_server, amount):
    """The by-laws ask for drawers now, and the teller opens one from the desk."""
    saving.decide("RP-2", date(2025, 1, 1), {BylawKey.TELLER_DRAWERS: True})
    page.goto(f"{live_server.url}/office/meja/")
    see(page, ".counter [name=amount]:focus")
    page.keyboard.type(amount)
    page.keyboard.press("Enter")
    see(page, ".sheet .button:focus")
    page.keyboard.press("Enter")
    see(page, "#find:focus")


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
    see(page, "#find:focus")
    return saving


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_deposit_takes_six_keys_and_the_amount(at_the_desk, page):
    assert keys_of_a_deposit(page) == 6
    receipt = Receipt.objects.of(at_the_desk.actor.cooperative_id).latest("id")
    assert (receipt.payer_name, receipt.amount) == ("Budi Santoso", 50_000)
    page.keyboard.press("Enter")
    see(page, "#find:focus")


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_drawer_is_opened_in_one_step_and_then_a_deposit_takes_six_keys(at_the_desk, page, live_server):
    saving = at_the_desk
    open_a_drawer(saving, page, live_server, "100rb")
    assert keys_of_a_deposit(page) == 6
    receipt = Receipt.objects.of(saving.actor.cooperative_id).select_related("drawer").latest("id")
    assert (receipt.drawer.opened_with, receipt.number, receipt.amount) == (100_000, 1, 50_000)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_drawer_is_counted_by_keyboard_and_closed(at_the_desk, page, live_server, check_page):
    saving = at_the_desk
    open_a_drawer(saving, page, live_server, "150rb")
    page.goto(f"{live_server.url}/office/meja/laci/")
    check_page(page)
    page.keyboard.press("h")
    see(page, "[name=note_100000]:focus")
    check_page(page)
    page.keyboard.type("1")
    page.keyboard.press("Enter")
    see(page, "[name=note_75000]:focus")
    page.keyboard.press("Enter")
    page.keyboard.type("1")
    see(page, "[data-count-sum]", has_text="Rp150.000")
    page.locator(".count .button").first.click()
    see(page, "h1", has_text="Tutup laci")
    check_page(page)
    page.fill("[name=kept]", "50rb")
    page.locator("form.form .button").first.click()
    see(page, ".sheet .button:focus")
    check_page(page)
    page.keyboard.press("Enter")
    page.locator(".sheet").wait_for(state="detached")  # the question's page
    see(page, "h1", has_text="Laci ")
    check_page(page)
    drawer = Drawer.objects.of(saving.actor.cooperative_id).get()
    assert (drawer.counted, drawer.expected, drawer.kept) == (150_000, 150_000, 50_000)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_arrows_choose_among_hits_and_escape_goes_back_with_the_amount(at_the_desk, page):
    page.keyboard.type("siti")
    see(page, "#hits[data-words='siti'] a.row-next")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    see(page, "h1", has_text="Siti Rahma")
    page.keyboard.press("t")
    see(page, "[name=amount]:focus")
    page.keyboard.type("95rb")
    page.keyboard.press("Enter")
    see(page, ".field-wrong")
    assert page.locator("[name=amount]").input_value() == "95rb"
    page.keyboard.type("20rb")
    page.keyboard.press("Enter")
    see(page, ".sheet-amount", has_text="Rp20.000")
    page.keyboard.press("Escape")
    see(page, ".counter")
    assert page.locator("[name=amount]").input_value() == "20rb"
    page.keyboard.press("Escape")
    see(page, "[data-key=s]")
    page.keyboard.press("Escape")
    see(page, "#find:focus")


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_double_enter_posts_once(at_the_desk, page):
    saving = at_the_desk
    before = Receipt.objects.of(saving.actor.cooperative_id).count()
    page.keyboard.type("budi")
    see(page, "#hits[data-words='budi'] a.row-next")
    page.keyboard.press("Enter")
    see(page, "[data-key=s]")
    page.keyboard.press("s")
    see(page, "[name=amount]:focus")
    page.keyboard.type("75000")
    page.keyboard.press("Enter")
    page.locator(".sheet .button[autofocus]").dblclick()
    see(page, ".done")
    assert Receipt.objects.of(saving.actor.cooperative_id).count() == before + 1


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_pages_of_the_desk_are_sound(at_the_desk, page, check_page, live_server):
    check_page(page)
    page.keyboard.type("siti")
    see(page, "#hits[data-words='siti'] a.row-next")
    check_page(page)
    page.goto(
        page.locator("#hits a.row").first.get_attribute("href")
        and live_server.url + page.locator("#hits a.row").first.get_attribute("href")
    )
    check_page(page)
    page.locator("[data-key=w]").click()
    see(page, "[name=amount]:focus")
    check_page(page)
    page.keyboard.type("100000")
    page.keyboard.press("Enter")
    see(page, ".sheet .button:focus")
    check_page(page)
    page.keyboard.press("Enter")
    see(page, ".done")
    check_page(page)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_list_is_typed_with_figures_and_enter_and_the_sum_runs_along(at_the_desk, page):
    page.goto(f"{page.url}kolektif/?isi=kosong")
    see(page, ".collect-amount input:focus")
    for amount in ("50rb", "", "100.000"):
        page.keyboard.type(amount)
        page.keyboard.press("Enter")
    assert page.locator("[data-collect-total]").text_content() == "Rp150.000"
    assert page.locator("[data-collect-count]").text_content() == "2"
    page.keyboard.press("Enter")
    see(page, ".sheet .button:focus")
    page.keyboard.press("Escape")
    see(page, "[data-collect]")
    page.wait_for_load_state()
    assert page.locator(".collect-amount input").evaluate_all("all => all.map(one => one.value)") == [
        "50rb",
        "",
        "100.000",
    ]
    page.locator(".collect-sum .button:not([type=button])").click()
    see(page, ".sheet .button:focus")
    page.keyboard.press("Enter")
    see(page, ".done")
    told = Receipt.objects.of(at_the_desk.actor.cooperative_id).order_by("-id").values_list("payer_name", "amount")[:2]
    assert sorted(told) == [("Budi Santoso", 50_000), ("Siti Rahma", 100_000)]
