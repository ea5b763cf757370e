"""A member's own simpanan berjangka: what comes when, in plain words, and the choice of the last day."""

from datetime import date
from uuid import uuid4

import pytest
from tests.web import scene
from tests.web.portal.test_savings import sukarela_of

from kdim.calculations.term_deposit import InterestPayout
from kdim.cooperatives.models import wall
from kdim.cooperatives.powers import system_actor
from kdim.kernel.calendar import add_months
from kdim.savings.actions import (
    begin_deposit_run,
    define_product,
    place_deposit,
    set_deposit_terms,
    settle_deposits,
)
from kdim.savings.enums import MaturityChoice, SavingsKind
from kdim.savings.models import TermDeposit


@pytest.fixture
def cooperative(db):
    return scene.found()


@pytest.fixture
def row(cooperative):
    return scene.member(cooperative)


def placed(row, payout=InterestPayout.MONTHLY, choice=MaturityChoice.PAY_OUT):
    savings, frame = sukarela_of(row), {"actor": system_actor(row.cooperative_id), "at": scene.AT}
    with wall.enter(row.cooperative_id):
        product = define_product(
            **frame, request_id=uuid4(), code="SB", name="Simpanan berjangka", kind=SavingsKind.BERJANGKA
        )
        set_deposit_terms(
            **frame, request_id=uuid4(), product_id=product, from_on=scene.ON, rates=[(3, 0, 60_000)], minimum=1
        )
        return place_deposit(
            **frame, request_id=uuid4(), on=scene.ON, product_id=product, savings_id=savings.id, amount=10_000_000,
            months=3, payout=payout, at_maturity=choice, from_savings=False,
        )["deposit"]  # fmt: skip


@pytest.mark.parametrize(
    ("payout", "choice", "told"),
    [
        (InterestPayout.MONTHLY, MaturityChoice.PAY_OUT, ("setiap bulan; yang berikutnya pada", "uangnya masuk ke")),
        (InterestPayout.COMPOUND_MONTHLY, MaturityChoice.ROLL_ALL, ("ikut mendapat jasa", "beserta jasa", "3 bulan")),
        (InterestPayout.COMPOUND_QUARTERLY, MaturityChoice.PAY_OUT, ("setiap tiga bulan",)),
        (InterestPayout.AT_MATURITY, MaturityChoice.ROLL_PRINCIPAL, ("sekaligus pada", "Rp10.000.000 diperpanjang 3")),
        (InterestPayout.IN_ADVANCE, MaturityChoice.PAY_OUT, ("sudah diberikan pada",)),
    ],
)
def test_the_page_says_what_comes_when(row, payout, choice, told):
    page = scene.signed_in(row).get(f"/portal/berjangka/{placed(row, payout, choice)}/").content.decode()
    for words in told:
        assert words in page


def test_the_choice_is_made_in_the_portal_until_the_day_before(row):
    deposit = placed(row)
    with wall.enter(row.cooperative_id):
        TermDeposit.objects.of(row.cooperative_id).update(matures_on=date(2100, 1, 1))
    url, client = f"/portal/berjangka/{deposit}/akhir/", scene.signed_in(row)
    assert url in client.get(f"/portal/berjangka/{deposit}/").content.decode()
    answer = client.post(url, {"request_id": uuid4(), "choice": "roll_all"}, follow=True)
    assert "diperpanjang beserta jasa" in answer.content.decode()
    assert client.post(url, {"request_id": uuid4(), "choice": "x"}).status_code == 422
    with wall.enter(row.cooperative_id):
        TermDeposit.objects.of(row.cooperative_id).update(matures_on=date(2020, 1, 1))
    refused = client.post(url, {"request_id": uuid4(), "choice": "pay_out"})
    assert (refused.status_code, "tidak bisa diubah lagi" in refused.content.decode()) == (422, True)


def test_another_members_is_not_there(cooperative, row):
    deposit = placed(row)
    other = scene.signed_in(scene.member(cooperative, name="Rini Astuti", born_on=date(1980, 3, 4)))
    assert other.get(f"/portal/berjangka/{deposit}/akhir/").status_code == 404
    answer = other.post(f"/portal/berjangka/{deposit}/akhir/", {"request_id": uuid4(), "choice": "roll_all"})
    assert answer.status_code == 404


def test_a_message_says_that_it_is_near_and_what_became_of_it(row):
    placed(row, choice=MaturityChoice.ROLL_ALL)
    for months in (2, 3):
        on = add_months(scene.ON, months)
        until = on if months == 3 else add_months(scene.ON, 3).replace(day=1)
        frame = {"actor": system_actor(row.cooperative_id), "at": scene.AT.replace(year=until.year + 1)}
        with wall.enter(row.cooperative_id):
            run = begin_deposit_run(**frame, request_id=uuid4(), on=until)
            while settle_deposits(**frame, request_id=uuid4(), run_id=run)["left"]:
                pass
    page = scene.signed_in(row).get("/portal/pesan/").content.decode()
    for told in ("Rp10.000.000: Simpanan berjangka diperpanjang", "dengan jasa 6% setahun"):
        assert told in page
