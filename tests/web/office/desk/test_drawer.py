"""The teller's own drawer through the pages."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse
from tests.web.office.saving_office import ON, confirm, send

from kdim.cooperatives.bylaws import BylawKey
from kdim.cooperatives.enums import Role
from kdim.ledger.actions import record_journal
from kdim.ledger.entries import Line
from kdim.ledger.enums import AccountRole
from kdim.payments.models import Drawer

pytestmark = pytest.mark.django_db
DESK, OWN, OPEN = "/office/meja/", "/office/meja/laci/", "/office/meja/laci/buka/"
TAKE, BRING = "/office/meja/laci/ambil/", "/office/meja/laci/setor/"


@pytest.fixture
def kept(saving):
    """Tellers keep drawers, and there is money in the vault."""
    saving.decide("RP-2", date(2025, 1, 1), {BylawKey.TELLER_DRAWERS: True})
    record_journal(
        **saving.frame, on=ON, memo="Modal",
        lines=[Line(AccountRole.CASH_DESK, 5_000_000), Line(AccountRole.BANK, -5_000_000)],
    )  # fmt: skip
    return saving


def test_the_desk_leads_to_opening_a_drawer_and_back_to_what_was_wanted(teller, kept):
    assert teller.get(DESK)["Location"] == OPEN
    wanted = reverse("office:desk_deposit", args=[kept.account()])
    answer = teller.get(wanted)
    assert answer.status_code == 302
    ended = confirm(teller, answer["Location"], amount="1jt")
    assert ended.redirect_chain == [(wanted, 303)]
    assert teller.get(DESK).status_code == 200


def test_a_collectors_list_waits_for_the_drawer_too(teller, kept):
    wanted = reverse("office:desk_collection")
    assert teller.get(wanted)["Location"].startswith(OPEN)
    confirm(teller, OPEN, amount="")
    assert teller.get(wanted).status_code == 200


def test_opening_asks_before_money_moves_and_says_what_there_will_be(teller, kept):
    page = send(teller, OPEN, amount="500rb").content.decode()
    assert not Drawer.objects.of(kept.actor.cooperative_id).exists()
    for told in ("Rp500.000", "lima ratus ribu rupiah", "Rina Wati", 'name="confirmed"'):
        assert told in page


def test_only_a_page_of_the_desk_is_returned_to(teller, kept):
    ended = confirm(teller, f"{OPEN}?lalu=https://example.com/", amount="")
    assert ended.redirect_chain == [(DESK, 303)]


def test_a_drawer_that_is_open_is_not_opened_again(teller, kept):
    confirm(teller, OPEN, amount="500rb")
    assert teller.get(OPEN)["Location"] == OWN
    assert send(teller, OPEN, amount="500rb", confirmed="1").status_code == 422


def test_the_own_drawer_shows_what_is_known_but_not_how_much_is_in_it(teller, kept):
    confirm(teller, OPEN, amount="500rb")
    account = kept.account()
    confirm(teller, reverse("office:desk_deposit", args=[account]), amount="73.000")
    page = teller.get(OWN).content.decode()
    assert ("250616-1" in page, "Rp500.000" in page) == (True, True)
    assert "573.000" not in page
    assert "73.000" not in page


def test_the_receipt_says_the_members_balance_and_not_the_drawers(teller, kept):
    confirm(teller, OPEN, amount="500rb")
    page = confirm(teller, reverse("office:desk_deposit", args=[kept.account()]), amount="73.000").content.decode()
    assert "Saldo sesudah ini" in page
    assert "Rp573.000" not in page


def test_cash_goes_to_and_from_the_vault(teller, kept):
    confirm(teller, OPEN, amount="500rb")
    assert "Rp200.000" in confirm(teller, TAKE, amount="200rb").content.decode()
    assert "Rp600.000" in confirm(teller, BRING, amount="600rb").content.decode()
    refused = send(teller, BRING, amount="100.001", confirmed="1")
    assert (refused.status_code, "tidak cukup" in refused.content.decode()) == (422, True)
    assert send(teller, TAKE, amount="90jt", confirmed="1").status_code == 422


def test_more_than_there_is_is_refused_before_anybody_is_asked(teller, kept):
    there_is_not = send(teller, OPEN, amount="90jt")
    assert (there_is_not.status_code, 'name="confirmed"' in there_is_not.content.decode()) == (422, False)
    confirm(teller, OPEN, amount="500rb")
    for place in (TAKE, BRING):
        refused = send(teller, place, amount="90jt")
        assert (refused.status_code, 'name="confirmed"' in refused.content.decode()) == (422, False)
        assert 'value="90jt"' in refused.content.decode()
    assert "500.000" not in send(teller, BRING, amount="500.001").content.decode()  # the count stays blind
    assert send(teller, BRING, amount="500rb").status_code == 200


def test_without_a_drawer_the_vault_pages_lead_to_it(teller, kept):
    assert teller.get(TAKE)["Location"] == OWN
    assert "Buka laci" in teller.get(OWN).content.decode()


def test_a_drawer_of_yesterday_leads_to_its_page(teller, kept, clock):
    confirm(teller, OPEN, amount="500rb")
    with time_machine.travel(clock.replace(day=17), tick=False):
        teller.force_login(Drawer.objects.of(kept.actor.cooperative_id).get().person)
        assert teller.get(DESK)["Location"] == OWN
        assert "hari sebelumnya" in teller.get(OWN).content.decode()


def test_where_no_drawers_are_kept_the_desk_works_as_ever(teller, saving):
    assert teller.get(DESK).status_code == 200
    assert "tidak memegang laci" in teller.get(OWN).content.decode()
    account = saving.account()
    assert confirm(teller, reverse("office:desk_deposit", args=[account]), amount="50rb").status_code == 200


def test_who_keeps_no_drawer_has_no_page_for_it(client_as, kept):
    assert client_as(Role.SEKRETARIS).get(OWN).status_code == 403
