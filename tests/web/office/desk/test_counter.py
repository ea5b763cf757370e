"""The four acts at the counter, through the pages."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse
from tests.web.office.saving_office import ON, confirm, send

from kdim.cooperatives.enums import Role
from kdim.kernel.calendar import Month
from kdim.payments.models import Receipt
from kdim.savings import actions
from kdim.savings.queries import account_detail, dues_status

pytestmark = pytest.mark.django_db


@pytest.fixture
def account(saving):
    account = saving.account()
    saving.deposit(account, 100_000, on=date(2025, 6, 1))
    return account


def balance(saving, account):
    return account_detail(saving.actor.cooperative_id, account, ON).balance


def test_a_deposit_is_asked_about_before_it_is_taken(teller, saving, account):
    url = reverse("office:desk_deposit", args=[account])
    page = send(teller, url, amount="50rb").content.decode()
    assert balance(saving, account) == 100_000
    for told in ("Rp50.000", "lima puluh ribu rupiah", "Siti Aminah", "Rp150.000", 'value="50rb"', 'name="confirmed"'):
        assert told in page


def test_a_confirmed_deposit_ends_on_its_receipt(teller, saving, account):
    response = confirm(teller, reverse("office:desk_deposit", args=[account]), amount="1,5jt", memo="tunai")
    receipt = Receipt.objects.of(saving.actor.cooperative_id).latest("id")
    assert response.redirect_chain == [(reverse("office:desk_receipt", args=[receipt.token]), 303)]
    assert (balance(saving, account), receipt.amount) == (1_600_000, 1_500_000)
    assert "Rp1.500.000" in response.content.decode()


def test_a_double_click_posts_once(teller, saving, account):
    url, rid = reverse("office:desk_deposit", args=[account]), uuid4()
    answers = {
        teller.post(url, {"request_id": str(rid), "confirmed": "1", "amount": "50.000", "memo": ""})["Location"]
        for _ in range(2)
    }
    assert (len(answers), balance(saving, account)) == (1, 150_000)


def test_the_same_request_with_another_amount_is_refused(teller, saving, account):
    url, rid = reverse("office:desk_deposit", args=[account]), uuid4()
    teller.post(url, {"request_id": str(rid), "confirmed": "1", "amount": "50.000", "memo": ""})
    again = teller.post(url, {"request_id": str(rid), "confirmed": "1", "amount": "60.000", "memo": ""})
    assert (again.status_code, balance(saving, account)) == (422, 150_000)
    assert 'value="60.000"' in again.content.decode()


@pytest.mark.parametrize("typed", ["1.000.000,-", "Rp 1,000,000", "1jt", "1\u200b000000", " 1.000.000"])
def test_amounts_are_read_as_people_type_them(teller, saving, account, typed):
    page = send(teller, reverse("office:desk_deposit", args=[account]), amount=typed).content.decode()
    assert "satu juta rupiah" in page


def test_what_was_typed_stays_when_it_is_refused(teller, saving, account):
    page = send(teller, reverse("office:desk_withdraw", args=[account]), amount="95rb", memo="berobat")
    text = page.content.decode()
    assert page.status_code == 422
    assert 'value="95rb"' in text
    assert 'value="berobat"' in text
    assert "Rp90.000" in text


def test_a_withdrawal_pays_out(teller, saving, account):
    confirm(teller, reverse("office:desk_withdraw", args=[account]), amount="90.000")
    assert balance(saving, account) == 10_000


def test_going_back_from_the_question_keeps_the_amount(teller, saving, account):
    url = reverse("office:desk_deposit", args=[account])
    assert f"{url}?jumlah=50rb" in send(teller, url, amount="50rb").content.decode()
    assert 'value="50rb"' in teller.get(f"{url}?jumlah=50rb").content.decode()


def test_a_deposit_below_the_minimum_is_refused_before_the_question(teller, saving, account):
    page = send(teller, reverse("office:desk_deposit", args=[account]), amount="1.000")
    assert (page.status_code, "Rp5.000" in page.content.decode()) == (422, True)


def test_equity_is_neither_deposited_into_nor_taken_out_here(teller, saving):
    member = saving.member()
    wajib = dues_status(saving.actor.cooperative_id, member, ON).account_id
    for name in ("office:desk_deposit", "office:desk_withdraw"):
        assert send(teller, reverse(name, args=[wajib]), amount="50.000").status_code == 422


def test_simpanan_pokok_makes_a_member(teller, saving):
    person = saving.person()
    url = reverse("office:desk_pokok", args=[person])
    assert 'value="100.000"' in teller.get(url).content.decode()
    assert "menjadi anggota" in send(teller, url, amount="100.000").content.decode()
    response = confirm(teller, url, amount="100.000")
    assert "100.000" in response.content.decode()
    assert dues_status(saving.actor.cooperative_id, person, ON) is not None


@pytest.mark.parametrize("amount", ["10.000", "150.000"])
def test_simpanan_pokok_too_small_or_too_large_is_refused(teller, saving, amount):
    assert send(teller, reverse("office:desk_pokok", args=[saving.person()]), amount=amount).status_code == 422


def test_simpanan_wajib_suggests_what_is_late(teller, saving):
    member = saving.member()
    for month in ("2025-04", "2025-05"):
        actions.raise_dues(**saving.frame, month=Month.parse(month))
    url = reverse("office:desk_wajib", args=[member])
    assert 'value="100.000"' in teller.get(url).content.decode()
    page = send(teller, url, amount="150.000").content.decode()
    assert "3 bulan: Apr 2025\N{EN DASH}Jun 2025" in page
    confirm(teller, url, amount="150.000")
    assert dues_status(saving.actor.cooperative_id, member, ON).balance == 150_000


def test_simpanan_wajib_is_paid_in_whole_months(teller, saving):
    page = send(teller, reverse("office:desk_wajib", args=[saving.member()]), amount="70.000")
    text = page.content.decode()
    assert page.status_code == 422
    assert "Rp50.000" in text
    assert "Rp100.000" in text


def test_another_cooperatives_accounts_and_members_are_not_there(teller, saving, neighbour):
    account, member = neighbour.account(), neighbour.member("Wayan")
    for name, one in (
        ("desk_deposit", account), ("desk_withdraw", account), ("desk_pokok", member), ("desk_wajib", member),
        ("desk_member", member), ("desk_open", member),
    ):  # fmt: skip
        assert teller.get(reverse(f"office:{name}", args=[one])).status_code == 404
        assert send(teller, reverse(f"office:{name}", args=[one]), amount="50.000").status_code in (404, 405)


@pytest.mark.parametrize("role", [Role.PENGAWAS, Role.KETUA, Role.ADMIN, Role.PETUGAS_KREDIT, Role.SEKRETARIS])
def test_who_may_not_handle_money_is_told_so(client_as, account, role):
    assert client_as(role).get(reverse("office:desk_deposit", args=[account])).status_code == 403


def test_without_a_request_id_the_page_says_so(teller, account):
    page = teller.post(reverse("office:desk_deposit", args=[account]), {"amount": "50.000"})
    assert (page.status_code, "tidak lengkap" in page.content.decode()) == (422, True)


def test_pages_need_few_statements(teller, saving, account, queries_of):
    assert queries_of(teller, reverse("office:desk_deposit", args=[account])) <= 12
    assert queries_of(teller, reverse("office:desk_wajib", args=[saving.member()])) <= 12
