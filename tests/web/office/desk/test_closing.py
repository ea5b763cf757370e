"""Counting and closing through the pages, and what the others see of it."""

from datetime import date

import pytest
from django.urls import reverse
from tests.web.office.desk.test_drawer import OPEN, OWN, kept
from tests.web.office.saving_office import confirm, send

from kdim.cooperatives.enums import Role
from kdim.ledger.queries import balance
from kdim.payments.models import Drawer, DrawerCount
from kdim.payments.queries import floats

__all__ = ["kept"]
pytestmark = pytest.mark.django_db
LIST = "/office/meja/laci/semua/"


@pytest.fixture
def drawer(teller, kept):
    """An open drawer of the kasir with a million in it, of which 73,000 from a deposit."""
    confirm(teller, OPEN, amount="927rb")
    confirm(teller, reverse("office:desk_deposit", args=[kept.account()]), amount="73.000")
    return Drawer.objects.of(kept.actor.cooperative_id).get().id


def url(name, *args):
    return reverse(f"office:{name}", args=args)


def count(client, drawer, **pieces):
    return send(client, url("desk_drawer_count", drawer), **pieces)


def test_the_count_is_asked_for_before_the_books_are_shown(teller, drawer):
    page = teller.get(url("desk_drawer_count", drawer)).content.decode()
    assert ("Rp100.000" in page, "Rp75.000" in page, "Uang logam" in page) == (True, True, True)
    assert "1.000.000" not in page
    assert teller.get(url("desk_drawer_close", drawer))["Location"] == url("desk_drawer_count", drawer)
    assert teller.get(url("drawer", drawer))["Location"] == OWN
    assert teller.get(url("drawer_pdf", drawer))["Location"] == OWN


def test_a_count_that_agrees_closes_with_two_more_clicks(teller, kept, drawer):
    answer = count(teller, drawer, note_100000="10")
    assert (answer.status_code, answer["Location"]) == (303, url("desk_drawer_close", drawer))
    assert "cocok dengan buku" in teller.get(answer["Location"]).content.decode()
    ended = confirm(teller, answer["Location"], counted="1000000", kept="400.000", hand_to="")
    assert ended.redirect_chain == [(url("drawer", drawer), 303)]
    page = ended.content.decode()
    for told in ("250616-1-001", "Rp600.000", "Rp400.000", "Rina Wati", "Setoran", "Rp73.000"):
        assert told in page
    assert [(one.name, one.amount) for one in floats(kept.actor.cooperative_id)] == [("Rina Wati", 400_000)]


def test_a_difference_is_shown_and_wants_a_reason(teller, kept, drawer):
    count(teller, drawer, note_100000="9", note_50000="1", coin_500="3")
    close = url("desk_drawer_close", drawer)
    page = teller.get(close).content.decode()
    assert "Rp48.500 kurang dari catatan buku" in page
    assert send(teller, close, counted="951500", kept="0", reason="", hand_to="").status_code == 422
    asked = send(teller, close, counted="951500", kept="0", reason="Kembalian keliru", hand_to="").content.decode()
    assert "kurang Rp48.500" in asked
    ended = confirm(teller, close, counted="951500", kept="0", reason="Kembalian keliru", hand_to="")
    assert "Kembalian keliru" in ended.content.decode()


def test_what_was_typed_stays_when_a_count_is_refused(teller, kept, drawer):
    answer = count(teller, drawer, note_100000="7", note_50000="-2")
    assert (answer.status_code, 'value="-2"' in answer.content.decode()) == (422, True)
    assert not DrawerCount.objects.of(kept.actor.cooperative_id).exists()


def test_one_may_go_on_after_a_count(teller, drawer):
    count(teller, drawer, note_100000="10")
    assert teller.get("/office/meja/")["Location"] == OWN
    assert send(teller, url("desk_drawer_resume", drawer))["Location"] == OWN
    assert teller.get("/office/meja/").status_code == 200


def test_at_noon_a_colleague_goes_on_with_it(teller, kept, drawer, person_as, client_as):
    joko = person_as(Role.KASIR, name="Joko Susilo")
    answer = send(teller, url("desk_drawer_count", drawer) + "?serah=1", note_100000="10")
    page = teller.get(answer["Location"]).content.decode()
    assert 'value="1.000.000"' in page
    assert "Joko Susilo" in page
    close = url("desk_drawer_close", drawer)
    ended = confirm(teller, close, counted="1000000", kept="1.000.000", hand_to=str(joko.id))
    assert "Joko Susilo" in ended.content.decode()
    other = client_as(Role.SEKRETARIS)
    other.force_login(joko)
    assert "Rp1.000.000" in other.get(OPEN).content.decode()
    confirm(other, OPEN, amount="")
    assert Drawer.objects.of(kept.actor.cooperative_id).get(person=joko).opened_with == 1_000_000


def test_more_than_was_counted_cannot_stay(teller, drawer):
    count(teller, drawer, note_100000="10")
    answer = send(teller, url("desk_drawer_close", drawer), counted="1000000", kept="1.000.001", hand_to="")
    assert (answer.status_code, "tidak dapat ditinggal" in answer.content.decode()) == (422, True)


def test_the_recap_comes_as_paper(teller, drawer):
    import io

    from pypdf import PdfReader

    count(teller, drawer, note_100000="10")
    confirm(teller, url("desk_drawer_close", drawer), counted="1000000", kept="400.000", hand_to="")
    answer = teller.get(url("drawer_pdf", drawer))
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    for told in ("Rekap laci 250616-1", "250616-1-001", "Rp73.000", "Rp1.000.000", "Rp600.000", "Rina Wati", "10"):
        assert told in text


def test_others_see_every_drawer_and_the_manager_closes_a_forgotten_one(teller, drawer, client_as, queries_of):
    for role in (Role.PENGAWAS, Role.BENDAHARA, Role.MANAJER):
        page = client_as(role).get(LIST).content.decode()
        assert ("250616-1" in page, "Rina Wati" in page) == (True, True)
    assert teller.get(LIST).status_code == 403
    manager = client_as(Role.MANAJER)
    assert "Rp1.000.000" in manager.get(url("drawer", drawer)).content.decode()
    count(manager, drawer, note_100000="10")
    confirm(manager, url("desk_drawer_close", drawer), counted="1000000", kept="0", hand_to="")
    watcher = client_as(Role.PENGAWAS)
    assert watcher.get(url("desk_drawer_count", drawer)).status_code == 404
    assert "Ditutup" in watcher.get(url("drawer", drawer)).content.decode()


def test_a_colleague_sees_and_closes_nothing_of_anothers_drawer(drawer, client_as):
    other = client_as(Role.KASIR)
    for name in ("drawer", "drawer_pdf", "desk_drawer_count", "desk_drawer_close"):
        assert other.get(url(name, drawer)).status_code == 404


def test_a_kept_float_is_brought_to_the_vault(teller, kept, drawer, client_as):
    from kdim.ledger.enums import AccountRole

    count(teller, drawer, note_100000="10")
    confirm(teller, url("desk_drawer_close", drawer), counted="1000000", kept="400.000", hand_to="")
    row = Drawer.objects.of(kept.actor.cooperative_id).get()
    before = balance(kept.actor.cooperative_id, account=AccountRole.CASH_DESK)
    treasurer = client_as(Role.BENDAHARA)
    address = url("drawer_float", row.person_id)
    assert address in treasurer.get(LIST).content.decode()
    assert "Rp400.000" in treasurer.get(address).content.decode()
    send(treasurer, address, confirmed="1")
    assert balance(kept.actor.cooperative_id, account=AccountRole.CASH_DESK) == before + 400_000
    assert floats(kept.actor.cooperative_id) == []
    assert client_as(Role.PENGAWAS).get(address).status_code == 404


def test_the_list_takes_as_many_statements_for_one_drawer_as_for_many(teller, kept, drawer, client_as, queries_of):
    chair = client_as(Role.KETUA)
    one = queries_of(chair, LIST)
    row = Drawer.objects.of(kept.actor.cooperative_id).get()
    for n in range(40):
        Drawer.objects.create(
            cooperative_id=row.cooperative_id, person_id=client_as(Role.KASIR).session["_auth_user_id"],
            teller_name=f"Kasir {n}", on=date(2025, 5, 1), number=n + 1, subaccount_id=row.subaccount_id,
            opened_at=row.opened_at, opened_with=0,
        )  # fmt: skip
    assert queries_of(chair, LIST) == one
    assert "?page=2" in chair.get(LIST).content.decode()
