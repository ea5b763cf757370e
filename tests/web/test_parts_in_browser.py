"""The living page of all parts in a real browser: readable by everyone, on a phone and on a desk."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = ["", "portal/", "publik/", "slip/", "slip/?a4"]


@pytest.mark.parametrize("name", PAGES)
def test_every_part_is_accessible_and_fits(name, cooperative, live_server, page, check_page):
    page.goto(f"{live_server.url}/office/gaya/{name}")

    check_page(page)


def test_a_portal_page_costs_little_at_first_and_less_after(cooperative, live_server, weigh):
    address = f"{live_server.url}/office/gaya/portal/"

    assert weigh(address) <= 60_000
    assert weigh(address) <= 20_000


def test_slash_focuses_the_search(cooperative, live_server, page):
    page.goto(f"{live_server.url}/office/gaya/")
    page.keyboard.press("/")

    assert page.evaluate("document.activeElement.id") == "search"


def test_an_amount_is_read_back_while_it_is_typed(cooperative, live_server, page):
    page.goto(f"{live_server.url}/office/gaya/")
    page.locator("#empty_amount").fill("1.251.000")

    assert page.locator("output[for=empty_amount]").inner_text() == (
        "Rp1.251.000 · satu juta dua ratus lima puluh satu ribu rupiah"
    )


def test_the_page_works_without_scripts(cooperative, live_server, browser):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{live_server.url}/office/gaya/")

    assert page.get_by_role("button", name="Terima setoran").is_enabled()
    context.close()
