"""Simpanan berjangka taken out before its last day, through the pages."""

from datetime import date

import pytest
from django.urls import reverse
from tests.web.office.saving_office import confirm, send

from kdim.calculations.term_deposit import BreakRule
from kdim.cooperatives.enums import Role
from kdim.savings.enums import DepositStatus
from kdim.savings.models import TermDeposit

pytestmark = pytest.mark.django_db


@pytest.fixture
def deposit(saving):
    """75 days old today, at 5,5 %, with a fee of half a percent."""
    saving.offer_deposits(break_rule=BreakRule.PENALTY, break_rate_ppm=5_000)
    placed = saving.place(saving.account(saving.member("Dewi Lestari")), 10_000_000, on=date(2025, 4, 2), months=3)
    saving.settle(date(2025, 6, 16))
    return TermDeposit.objects.of(saving.actor.cooperative_id).get(id=placed["deposit"])


def url_of(deposit):
    return reverse("office:savings_deposit_break", args=[deposit.id])


def test_every_figure_is_shown_and_asked_before_anything_is_done(teller, deposit):
    url = url_of(deposit)
    assert url in teller.get(reverse("office:savings_deposit", args=[deposit.id])).content.decode()
    page = teller.get(url).content.decode()
    for told in ("Rp10.000.000", "Rp113.014", "Rp91.667", "Rp21.347", "Rp50.000", "Rp9.971.347", "SS-000001"):
        assert told in page, told
    asked = send(teller, url, paid="9971347").content.decode()
    for told in ("Rp9.971.347", "sembilan juta", "Dewi Lestari", "dikurangi denda"):
        assert told in asked, told
    assert TermDeposit.objects.of(deposit.cooperative_id).get(id=deposit.id).status == DepositStatus.RUNNING


def test_a_yes_ends_it_and_its_page_says_so(teller, deposit):
    answer = confirm(teller, url_of(deposit), paid="9971347")
    assert answer.redirect_chain == [(reverse("office:savings_deposit", args=[deposit.id]), 303)]
    text = answer.content.decode()
    assert "dicairkan sebelum waktunya pada 16 Juni 2025" in text
    assert url_of(deposit) not in text
    again = teller.get(url_of(deposit))
    assert (again.status_code, "sudah berakhir" in again.content.decode()) == (200, True)
    assert send(teller, url_of(deposit), paid="9971347", confirmed="1").status_code == 422
    assert teller.get(reverse("office:savings_certificate", args=[deposit.id])).content[:5] == b"%PDF-"


@pytest.mark.parametrize(("paid", "told"), [("1", "Rp9.971.347"), ("x", ""), ("", "")])
def test_another_sum_than_the_one_shown_is_not_paid(teller, deposit, paid, told):
    answer = send(teller, url_of(deposit), paid=paid, confirmed="1")
    assert (answer.status_code, told in answer.content.decode()) == (422, True)


def test_who_pays_nothing_out_does_not_break_it(client_as, deposit, neighbour):
    assert client_as(Role.BENDAHARA).get(url_of(deposit)).status_code == 403
    neighbour.offer_deposits()
    theirs = neighbour.place(neighbour.account())["deposit"]
    assert client_as(Role.KASIR).get(reverse("office:savings_deposit_break", args=[theirs])).status_code == 404
