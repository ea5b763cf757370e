"""What people mistype, send twice or send on purpose: a clear sentence in Indonesian, and nothing half written.

A month end killed in the middle is in ``tests/savings/actions/test_killed.py``.
"""

import re
from datetime import date
from html import unescape
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection
from django.urls import reverse
from tests.members.conftest import applicant, application, kbli, village
from tests.web.office.members.test_applications import NEW, typed
from tests.web.office.saving_office import ON, client_as, clock, neighbour, person_as, saving, send, teller

from kdim.cooperatives.enums import Role
from kdim.kernel.calendar import Month
from kdim.ledger import queries as books
from kdim.ledger.actions import close_period
from kdim.ledger.enums import AccountRole
from kdim.ledger.models import Account
from kdim.members.models import Member
from kdim.savings.queries import account_detail

__all__ = [
    "applicant", "application", "client_as", "clock", "kbli", "neighbour", "person_as", "saving", "teller", "village",
]  # fmt: skip
pytestmark = pytest.mark.django_db
JOURNAL = "/office/buku/jurnal/baru/"
READS = {"django_session", "cooperatives_personsession"}


@pytest.fixture
def account(saving):
    account = saving.account()
    saving.deposit(account, 100_000, on=date(2025, 6, 1))
    return account


@pytest.fixture
def written():
    """How many rows each table has, and what stands on all balances together: the same before and after a refusal."""

    def look():
        tables = sorted({model._meta.db_table for model in apps.get_models() if model._meta.managed} - READS)
        with connection.cursor() as cursor:
            counts = {}
            for table in tables:
                cursor.execute(f'SELECT count(*) FROM "{table}"')
                counts[table] = cursor.fetchone()[0]
            cursor.execute("SELECT sum(abs(amount)), sum(held) FROM ledger_balance")
            return counts, cursor.fetchone()

    return look


def says(answer, sentence, status=422):
    """The page says it in Indonesian, and shows nothing of the inside."""
    words = unescape(re.sub(r"\s+", " ", answer.content.decode()))
    assert answer.status_code == status
    assert sentence in words
    assert "Traceback" not in words


def code_of(saving, role):
    at = saving.actor.cooperative_id
    return Account.objects.of(at).get(pk=books.account_of_role(at, role)).code


def journal(saving, debit, credit, on="5-6-2025"):
    """An entry by hand: cash against interest expense."""
    return {
        "row-TOTAL_FORMS": "2", "row-INITIAL_FORMS": "0", "on": on, "memo": "Biaya", "confirmed": "1",
        "row-0-account": code_of(saving, AccountRole.INTEREST_EXPENSE), "row-0-owner": "", "row-0-debit": debit,
        "row-0-credit": "", "row-1-account": code_of(saving, AccountRole.CASH_DESK), "row-1-owner": "",
        "row-1-debit": "", "row-1-credit": credit,
    }  # fmt: skip


def test_an_entry_that_does_not_balance_names_the_difference(client_as, saving, written):
    client, before = client_as(Role.BENDAHARA), written()

    says(send(client, JOURNAL, **journal(saving, "50.000", "45.000")), "selisih Rp5.000. Samakan keduanya.")
    assert written() == before


@pytest.mark.parametrize("nothing", ["0", "Rp 0,-", "000"])
def test_an_amount_of_zero_is_refused(teller, account, written, nothing):
    before = written()
    url = reverse("office:desk_deposit", args=[account])

    says(send(teller, url, amount=nothing, confirmed="1"), "Jumlahnya harus lebih dari nol.")
    assert written() == before


@pytest.mark.parametrize("act", ["desk_deposit", "desk_withdraw"])
def test_another_cooperatives_account_is_not_there(teller, neighbour, written, act):
    theirs = neighbour.account()
    before = written()

    answer = send(teller, reverse(f"office:{act}", args=[theirs]), amount="10.000", confirmed="1")
    says(answer, "Tidak ditemukan", status=404)
    assert written() == before


@pytest.mark.parametrize("act", ["desk_pokok", "desk_wajib"])
def test_another_cooperatives_member_is_not_there(teller, neighbour, written, act):
    theirs = neighbour.member()
    before = written()

    answer = send(teller, reverse(f"office:{act}", args=[theirs]), amount="50.000", confirmed="1")
    says(answer, "Tidak ditemukan", status=404)
    assert written() == before


def test_nothing_is_written_into_a_closed_month(client_as, saving, written):
    for month in Month(2024, 1).through(Month(2024, 3)):
        close_period(**saving.frame, month=month.first_day)
    client, before = client_as(Role.BENDAHARA), written()

    says(send(client, JOURNAL, **journal(saving, "5.000", "5.000", on="31-3-2024")), "sampai 31 Maret 2024")
    assert written() == before


def test_a_withdrawal_of_more_than_there_is_names_what_may_be_taken(teller, account, written):
    before = written()
    url = reverse("office:desk_withdraw", args=[account])

    for confirmed in ("", "1"):
        says(send(teller, url, amount="90.001", confirmed=confirmed), "Rp90.000")
    assert written() == before


def test_a_nik_that_is_known_already_says_whose_it_is_at_the_office(teller, application, written):
    assert send(teller, NEW, **typed(application)).status_code == 303
    before = written()

    again = send(teller, NEW, **typed(application, name="Orang Lain"))
    says(again, "NIK")
    assert typed(application)["name"] in again.content.decode()
    assert 'value="Orang Lain"' in again.content.decode()
    assert written() == before


@pytest.mark.parametrize(
    ("nik", "sentence"),
    [
        ("3276063102890001", "bukan tanggal. Cocokkan dengan KTP."),
        ("327606570890001", "terpotong oleh lembar kerja"),
        ("3,27606E+15", "terpotong oleh lembar kerja"),
    ],
)
def test_a_nik_that_cannot_be_is_explained(teller, application, written, nik, sentence):
    before = written()

    answer = send(teller, NEW, **typed(application, nik=nik))
    says(answer, sentence)
    assert f'value="{nik}"' in answer.content.decode()
    assert written() == before


@pytest.mark.parametrize(
    "amount", ["1.000.000,-", "Rp 1,000,000", "1jt", "1\u00a0000\u00a0000", "1\u200b000000", "Rp\u202f1.000.000,00"]
)
def test_amounts_are_taken_as_people_type_them(teller, saving, account, amount):
    url = reverse("office:desk_deposit", args=[account])

    assert send(teller, url, amount=amount, confirmed="1").status_code == 303
    assert account_detail(saving.actor.cooperative_id, account, ON).balance == 1_100_000


@pytest.mark.parametrize("amount", ["1e18", "9" * 19, "10" + "0" * 18, "-5.000", "1.00.000", "lima"])
def test_amounts_that_are_none_are_explained_and_stay_in_the_field(teller, account, written, amount):
    before = written()

    answer = send(teller, reverse("office:desk_deposit", args=[account]), amount=amount, confirmed="1")
    assert answer.status_code == 422
    assert answer.context["form"].errors["amount"]
    assert amount in answer.content.decode()
    assert written() == before


def test_the_thirty_first_of_february_is_no_day(client_as, saving, written):
    client, before = client_as(Role.BENDAHARA), written()

    answer = send(client, JOURNAL, **journal(saving, "5.000", "5.000", on="31/02/2025"))
    says(answer, "Tidak ada tanggal 31 pada bulan itu; tanggal terakhirnya 28.")
    assert 'value="31/02/2025"' in answer.content.decode()
    assert written() == before


def test_a_double_click_takes_the_money_once_and_leads_to_the_same_receipt(teller, saving, account, written):
    url, fields = reverse("office:desk_deposit", args=[account]), {"request_id": str(uuid4()), "confirmed": "1"}
    first = teller.post(url, {**fields, "amount": "50.000", "memo": ""})
    once = written()
    second = teller.post(url, {**fields, "amount": "50.000", "memo": ""})

    assert first["Location"] == second["Location"]
    assert written() == once


def test_the_same_page_sent_again_with_another_amount_is_refused(teller, account, written):
    url, fields = reverse("office:desk_deposit", args=[account]), {"request_id": str(uuid4()), "confirmed": "1"}
    teller.post(url, {**fields, "amount": "50.000", "memo": ""})
    once = written()

    says(teller.post(url, {**fields, "amount": "60.000", "memo": ""}), "sudah dipakai untuk hal lain")
    assert written() == once


@pytest.mark.django_db(transaction=True)
def test_two_withdrawals_at_one_instant_pay_the_last_rupiah_once(teller, saving, account, at_once):
    url, cookies = reverse("office:desk_withdraw", args=[account]), teller.cookies
    teller.get("/office/")

    def desk():
        client = type(teller)()
        client.cookies = cookies.copy()
        return send(client, url, amount="90.000", confirmed="1")

    paid, refused = sorted(at_once(desk, desk), key=lambda answer: answer.status_code)
    assert paid.status_code == 303
    says(refused, "Rp0")
    assert account_detail(saving.actor.cooperative_id, account, ON).balance == 10_000


@pytest.mark.parametrize("field", ["name", "street", "nik", "phone"])
def test_ten_megabytes_in_one_field_are_refused_before_they_are_read(teller, application, written, field):
    before = written()

    says(send(teller, NEW, **typed(application, **{field: "9" * 10_000_000})), "Tidak ada yang tersimpan", status=413)
    assert written() == before


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "Siti\0Aminah"])
def test_script_in_a_name_is_refused_and_comes_back_as_text(teller, application, written, name):
    before = written()

    answer = send(teller, NEW, **typed(application, name=name))
    assert answer.status_code == 422
    assert answer.context["form"].errors["name"]
    assert "<script>alert" not in answer.content.decode()
    assert "<img src=x" not in answer.content.decode()
    assert written() == before


def test_script_where_any_text_may_stand_is_shown_as_text(teller, client_as, saving, application):
    nasty = "<script>alert(1)</script>"
    made = send(teller, NEW, **typed(application, business_name=nasty, street=nasty, occupation=nasty))
    member = Member.objects.of(saving.actor.cooperative_id).get()
    account = saving.account()
    send(teller, reverse("office:desk_deposit", args=[account]), amount="50.000", memo=nasty, confirmed="1")
    board = client_as(Role.KETUA, Role.MANAJER)

    assert member.business_name == nasty
    for url in (made["Location"], f"/office/anggota/{member.id}/", "/office/buku/jurnal/", reverse("office:trail")):
        page = board.get(url)
        assert page.status_code in {200, 302}, url
        assert nasty not in page.content.decode(), url
    assert "&lt;script&gt;" in board.get("/office/buku/jurnal/").content.decode()
