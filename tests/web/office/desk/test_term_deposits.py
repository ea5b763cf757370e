"""Opening simpanan berjangka at the desk, through the pages."""

import pytest
from django.urls import reverse
from tests.web.office.saving_office import confirm, send

from kdim.cooperatives.enums import Role
from kdim.savings.enums import SavingsKind
from kdim.savings.models import SavingsAccount, TermDeposit

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(saving):
    """Somebody with 20 million in simpanan sukarela, where deposits are offered: (member, account)."""
    saving.offer_deposits()
    member = saving.member()
    account = saving.account(member)
    saving.deposit(account, 20_000_000)
    return member, account


def wanted(saving, account, **changes):
    product = saving.products[SavingsKind.BERJANGKA]
    return {
        "amount": "10jt", "source": "cash", "offer": f"{product}:12", "payout": "monthly", "at_maturity": "pay_out",
        "savings": str(account), **changes,
    }  # fmt: skip


def test_the_card_leads_to_it(teller, saving, owner):
    card = teller.get(reverse("office:desk_member", args=[owner[0]])).content.decode()
    url = reverse("office:desk_place", args=[owner[0]])
    assert url in card
    page = teller.get(url).content.decode()
    for told in ("12 bulan · 6%, mulai Rp50.000.000 7,2%", "3 bulan · 5,5%", "Rp19.990.000 bisa diambil"):
        assert told in page


def test_what_the_certificate_will_say_is_asked_before_anything_is_written(teller, saving, owner):
    url = reverse("office:desk_place", args=[owner[0]])
    page = send(teller, url, **wanted(saving, owner[1])).content.decode()
    for told in ("Rp10.000.000", "sepuluh juta rupiah", "12 bulan", "16 Juni 2026", "6%", "Rp600.000", "Tanpa jasa"):
        assert told in page
    assert not TermDeposit.objects.of(saving.actor.cooperative_id).exists()


def test_a_confirmed_deposit_ends_on_its_certificate(teller, saving, owner):
    response = confirm(teller, reverse("office:desk_place", args=[owner[0]]), **wanted(saving, owner[1]))
    deposit = TermDeposit.objects.of(saving.actor.cooperative_id).get()
    page = reverse("office:savings_deposit", args=[deposit.id])
    assert response.redirect_chain == [(page, 303)]
    for told in ("SB-000001", "Rp10.000.000", "Bukti", reverse("office:savings_certificate", args=[deposit.id])):
        assert told in response.content.decode()


def test_out_of_simpanan_sukarela_there_is_no_receipt(teller, saving, owner):
    response = confirm(
        teller, reverse("office:desk_place", args=[owner[0]]), **wanted(saving, owner[1], source="savings")
    )
    assert "/bukti/" not in response.content.decode()
    card = teller.get(reverse("office:desk_member", args=[owner[0]])).content.decode()
    for told in ("SB-000001 · sampai 16 Jun 2026", "Rp10.000.000", "Rp20.100.000"):
        assert told in card


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"amount": "500rb"}, "Rp1.000.000"),
        ({"amount": "25jt", "source": "savings"}, "Rp19.990.000"),
        ({"payout": "compound_quarterly", "months": 1}, "kelipatan tiga bulan"),
        ({"amount": ""}, "Ketik jumlahnya"),
    ],
)
def test_what_cannot_be_opened_is_said_and_what_was_typed_stays(teller, saving, owner, changes, told):
    months = changes.pop("months", 12)
    fields = wanted(saving, owner[1], offer=f"{saving.products[SavingsKind.BERJANGKA]}:{months}", **changes)
    page = send(teller, reverse("office:desk_place", args=[owner[0]]), **fields)
    assert (page.status_code, told in page.content.decode()) == (422, True)
    assert not TermDeposit.objects.of(saving.actor.cooperative_id).exists()


def test_another_members_account_takes_no_interest(teller, saving, owner):
    other = saving.account()
    page = send(teller, reverse("office:desk_place", args=[owner[0]]), **wanted(saving, other))
    assert page.status_code == 422
    assert SavingsAccount.objects.of(saving.actor.cooperative_id).filter(id=other).exists()


def test_without_simpanan_sukarela_or_terms_the_page_says_what_comes_first(teller, saving):
    member = saving.member()
    url = reverse("office:desk_place", args=[member])
    assert reverse("office:desk_open", args=[member]) in teller.get(url).content.decode()
    saving.account(member)
    assert "Produk simpanan" in teller.get(url).content.decode()
    assert url not in teller.get(reverse("office:desk_member", args=[member])).content.decode()


def test_who_takes_no_money_does_not_open_it(client_as, saving, owner):
    assert client_as(Role.PENGAWAS).get(reverse("office:desk_place", args=[owner[0]])).status_code == 403


def test_an_admitted_person_is_no_member_yet(teller, saving, neighbour):
    saving.offer_deposits()
    assert teller.get(reverse("office:desk_place", args=[neighbour.member()])).status_code == 404
