"""The log of the outbox at the office: found, understood, sent again, put aside."""

from uuid import uuid4

import pytest

from kdim.cooperatives.enums import Role
from kdim.messages.actions import claim, note_postponed, note_refused, note_sent
from kdim.messages.enums import Trouble
from kdim.messages.models import Delivery

pytestmark = pytest.mark.django_db
LOG = "/office/pesan/"


@pytest.fixture
def held(saving):
    """Takes deliveries out of the outbox, as a round of it does."""

    def make(*ids):
        return [claim(saving.actor.cooperative_id, at=saving.at, delivery_id=one) for one in ids]

    return make


def text_of(client, url=LOG):
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_each_line_says_what_to_whom_and_why_not_with_the_address_masked(teller, saving, deliveries, held):
    sent, wrong, _ = deliveries(3)
    took, refused = held(sent, wrong)
    note_sent(took, at=saving.at, address="siti@contoh.id")
    note_refused(refused, at=saving.at, address="siti@contoh.id", detail="550 no such user here")

    shown = text_of(teller)
    assert shown.count("Rp50.000: Setoran") == 3
    assert ("s•••@contoh.id" in shown, "siti@contoh.id" in shown) == (True, False)
    assert "Periksa alamatnya" in shown

    detail = text_of(teller, f"{LOG}{wrong}/")
    assert "550 no such user here" in detail
    assert "siti@contoh.id" not in detail


def test_status_way_and_member_narrow_the_list_down(teller, saving, deliveries, held):
    deliveries(1, name="Rini Astuti", email="rini@contoh.id")
    first, _ = deliveries(2, name="Siti Aminah")
    [took] = held(first)
    note_sent(took, at=saving.at, address="siti@contoh.id")

    def count(query):
        return text_of(teller, f"{LOG}?{query}").count('<th scope="row">')

    assert [count(query) for query in ("", "status=sent", "status=waiting", "q=Astuti", "jalur=sms", "q=Budi")] == [
        3, 1, 2, 1, 0, 0,
    ]  # fmt: skip
    assert "Tidak ada pesan yang cocok" in text_of(teller, f"{LOG}?q=Budi")


def test_an_empty_log_says_how_it_fills(teller, saving):
    assert "Belum ada yang dikirim" in text_of(teller)


def test_the_list_takes_as_many_statements_for_many_rows(teller, deliveries, queries_of):
    deliveries(1)
    one = queries_of(teller, LOG)
    deliveries(54, name="Rini Astuti", email="rini@contoh.id")

    assert queries_of(teller, LOG) == one
    assert text_of(teller).count('<th scope="row">') == 50
    assert text_of(teller, f"{LOG}?page=2").count('<th scope="row">') == 5


def test_a_channel_that_is_down_is_one_line_and_tried_again_by_one_button(teller, saving, deliveries, held, again):
    for one in held(*deliveries(3)):
        note_postponed(one, at=saving.at, trouble=Trouble.CHANNEL_DOWN, address="siti@contoh.id", detail="timed out")

    shown = text_of(teller)
    assert shown.count("Surel gagal sejak ") == 1
    assert "3 pesan menunggu" in shown

    again(teller, f"{LOG}coba-lagi/email/")
    assert set(Delivery.objects.of(saving.actor.cooperative_id).values_list("due_at", flat=True)) == {saving.at}


def test_a_button_pressed_twice_sends_once(teller, saving, deliveries, held, again):
    [one] = deliveries(1)
    [refused] = held(one)
    note_refused(refused, at=saving.at, address="siti@contoh.id", detail="550")
    rid = uuid4()

    assert again(teller, f"{LOG}{one}/kirim-lagi/", rid).headers["Location"] == f"{LOG}{one}/"
    note_sent(held(one)[0], at=saving.at, address="siti@contoh.id")
    again(teller, f"{LOG}{one}/kirim-lagi/", rid)
    assert Delivery.objects.of(saving.actor.cooperative_id).get(pk=one).state == "sent"

    late = again(teller, f"{LOG}{one}/sisihkan/")
    assert (late.status_code, "sudah terkirim pada" in late.content.decode()) == (422, True)


def test_put_aside_waits_no_more(teller, saving, deliveries, held, again):
    [one] = deliveries(1)
    again(teller, f"{LOG}{one}/sisihkan/")
    assert held(one) == [None]
    assert "Disisihkan oleh petugas" in text_of(teller)


def test_the_supervisor_looks_and_a_stranger_finds_nothing(client_as, deliveries, again):
    [one] = deliveries(1)
    supervisor = client_as(Role.PENGAWAS)
    assert "kirim-lagi" not in text_of(supervisor, f"{LOG}{one}/")
    assert again(supervisor, f"{LOG}{one}/kirim-lagi/").status_code == 403
    assert again(supervisor, f"{LOG}coba-lagi/email/").status_code == 403
    assert client_as(Role.ADMIN).get(LOG).status_code == 403
    assert client_as(Role.KASIR).get(f"{LOG}{one + 1}/").status_code == 404
    assert again(client_as(Role.KASIR), f"{LOG}coba-lagi/merpati/").status_code == 404
