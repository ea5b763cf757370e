"""Finding members at the desk, and their card."""

import pytest
from django.urls import reverse
from tests.web.office.saving_office import ON, send

from kdim.cooperatives.enums import Role
from kdim.kernel.calendar import Month
from kdim.members.enums import ExitReason, MemberStatus
from kdim.processes.leaving import leave
from kdim.savings import actions
from kdim.savings.enums import SavingsKind
from kdim.savings.queries import accounts_of

pytestmark = pytest.mark.django_db
DESK = "/office/meja/"


def test_hits_come_as_a_fragment_while_typing(teller, saving):
    saving.member("Siti Aminah"), saving.member("Siti Rahma")
    page = teller.get(DESK, {"q": "siti"}, headers={"HX-Request": "true"}).content.decode()
    assert ("<html" in page, "Siti Aminah" in page, "Siti Rahma" in page) == (False, True, True)


def test_without_script_one_hit_opens_its_card(teller, saving):
    member = saving.member("Budi Santoso")
    saving.member("Siti Aminah")
    answer = teller.get(DESK, {"q": "budi"})
    assert (answer.status_code, answer["Location"]) == (302, reverse("office:desk_member", args=[member]))


def test_nothing_found_says_what_to_try(teller, saving):
    assert "Tidak ada yang cocok" in teller.get(DESK, {"q": "zzz"}).content.decode()


def test_a_neighbours_member_is_not_found(teller, saving, neighbour):
    neighbour.member("Wayan Sudana")
    assert "Wayan" not in teller.get(DESK, {"q": "wayan"}, headers={"HX-Request": "true"}).content.decode()


def test_the_card_shows_balances_and_what_is_late(teller, saving):
    account = saving.account(saving.member())
    saving.deposit(account, 250_000)
    actions.raise_dues(**saving.frame, month=Month.parse("2025-05"))
    member = accounts_of(saving.actor.cooperative_id, _member_of(saving, account), ON)[0].member_id
    page = teller.get(reverse("office:desk_member", args=[member])).content.decode()
    for told in (
        "Rp250.000",
        "Rp240.000 dapat ditarik",
        "Rp50.000 menunggak",
        'data-key="s"',
        'data-key="t"',
        'data-key="w"',
    ):
        assert told in page
    assert 'data-key="p"' not in page


def test_the_card_of_somebody_admitted_offers_only_simpanan_pokok(teller, saving):
    page = teller.get(reverse("office:desk_member", args=[saving.person()])).content.decode()
    assert 'data-key="p"' in page
    assert 'data-key="w"' not in page
    assert "Rp0 dari Rp100.000" in page


def test_the_card_of_somebody_who_left_offers_nothing(teller, saving):
    member = saving.person(status=MemberStatus.LEFT)
    page = teller.get(reverse("office:desk_member", args=[member])).content.decode()
    assert "Keanggotaan sudah berakhir" in page
    assert "Keanggotaan Siti Aminah berakhir 2 Januari 2025." in page
    assert 'data-key="p"' not in page


def test_for_somebody_who_died_every_way_to_an_amount_leads_to_the_card(teller, saving):
    member = saving.member()
    account = saving.account(member)
    saving.deposit(account, 100_000)
    leave(**saving.frame, on=ON, member_id=member, exit_reason=ExitReason.MENINGGAL, reason="Wafat 15 Juni")
    card = reverse("office:desk_member", args=[member])
    page = teller.get(card).content.decode()
    assert "Siti Aminah sudah meninggal dunia; keanggotaannya berakhir 16 Juni 2025." in page
    for name, about in (("deposit", account), ("withdraw", account), ("pokok", member), ("wajib", member)):
        url = reverse(f"office:desk_{name}", args=[about])
        assert teller.get(url)["Location"] == send(teller, url, amount="50rb")["Location"] == card
    late = send(teller, reverse("office:desk_withdraw", args=[account]), amount="50rb", confirmed="1")
    assert (late.status_code, "sudah meninggal dunia" in late.content.decode()) == (422, True)


def test_an_account_is_opened_and_leads_to_its_first_deposit(teller, saving):
    member = saving.member()
    url = reverse("office:desk_open", args=[member])
    assert "Simpanan sukarela" in teller.get(url).content.decode()
    answer = send(teller, url, product=saving.products[SavingsKind.SUKARELA])
    [account] = [
        one for one in accounts_of(saving.actor.cooperative_id, member, ON) if one.kind is SavingsKind.SUKARELA
    ]
    assert answer["Location"] == reverse("office:desk_deposit", args=[account.id])
    assert "Tidak ada lagi" in teller.get(url).content.decode()


def test_another_cooperatives_product_cannot_be_opened(teller, saving, neighbour):
    url = reverse("office:desk_open", args=[saving.member()])
    assert send(teller, url, product=neighbour.products[SavingsKind.SUKARELA]).status_code == 422


@pytest.mark.parametrize("role", [Role.PENGAWAS, Role.ADMIN, Role.SEKRETARIS])
def test_the_desk_is_for_those_who_take_money(client_as, saving, role):
    assert client_as(role).get(DESK).status_code == 403


def test_pages_need_few_statements_however_many_months_and_hits(teller, saving, queries_of):
    member = saving.member("Siti 1")
    saving.member("Siti 2")
    saving.account(member)
    card, hits = reverse("office:desk_member", args=[member]), f"{DESK}?q=siti"
    few = queries_of(teller, card), queries_of(teller, hits)
    for n in range(6):
        saving.member(f"Siti {n}")
        actions.raise_dues(**saving.frame, month=Month(2025, 1).plus(n))
    assert (queries_of(teller, card), queries_of(teller, hits)) == few
    assert max(few) <= 12, few


def _member_of(saving, account):
    from kdim.savings.models import SavingsAccount

    return SavingsAccount.objects.of(saving.actor.cooperative_id).get(id=account).member_id
