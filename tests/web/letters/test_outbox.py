"""The outbox against a real mail server: after the commit, once each, whatever happens in between."""

import json
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from tests.mail import MailServer, free_port
from tests.web import scene
from tests.web.portal.test_savings import deposit

from kdim.cooperatives.models import wall
from kdim.cooperatives.powers import system_actor
from kdim.members.actions import choose_messages, withdraw_consent
from kdim.members.enums import ConsentPurpose
from kdim.members.models import Member
from kdim.messages.channels import AddressRefused
from kdim.messages.enums import MessageChannel, Topic
from kdim.messages.models import Delivery
from kdim.messages.queries import outages
from kdim.web.letters.outbox import send_due

EMAIL, WHATSAPP = MessageChannel.EMAIL, MessageChannel.WHATSAPP


class Clock:
    """Says what time it is."""

    def __init__(self):
        self.now = scene.AT

    def __call__(self):
        return self.now

    def forward(self, **time):
        self.now += timedelta(**time)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def mail(settings):
    """A mail server that is not listening yet."""
    server = MailServer(free_port())
    settings.MESSAGE_CHANNELS = {"email": "smtp", "whatsapp": "off", "sms": "off"}
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", server.port, False
    settings.DEFAULT_FROM_EMAIL = "KDIM <pesan@contoh.id>"
    return server


@pytest.fixture
def cooperative(db):
    return scene.found()


@pytest.fixture
def writes_to(cooperative):
    """Makes members who want their receipts by a channel."""

    def make(address="siti@contoh.id", *, channel=EMAIL, **who):
        row = scene.member(cooperative, **who)
        with wall.enter(cooperative.id):
            Member.objects.of(cooperative.id).filter(pk=row.id).update(email=address)
            choose_messages(
                actor=system_actor(cooperative.id), request_id=uuid4(), at=scene.AT, member_id=row.id,
                topics=frozenset({Topic.RECEIPT}), channels=frozenset({channel}),
            )  # fmt: skip
        return row

    return make


def log(cooperative, *fields):
    with wall.enter(cooperative.id):
        return list(
            Delivery.objects.of(cooperative.id).order_by("id").values_list(*fields or ("state",), flat=not fields)
        )


def test_the_letter_says_what_happened_and_begins_with_the_amount(cooperative, writes_to, mail, clock):
    deposit(writes_to(), 50_000)

    with mail.open():
        assert send_due(clock=clock) == 1

    [letter] = mail.received
    text = letter.get_content().replace("\r\n", "\n")
    assert letter["To"] == "siti@contoh.id"
    assert letter["From"] == "Koperasi Uji <pesan@contoh.id>"
    assert letter["Subject"] == "Rp50.000: Setoran - Koperasi Uji"
    assert text.startswith("Rp50.000: Setoran\nSimpanan sukarela ")
    assert "2 Januari 2025\nSaldo sesudahnya: Rp50.000\n" in text
    assert "http://testserver/bukti/" in text
    assert "Siti Aminah\nKoperasi Uji\n" in text
    assert log(cooperative, "state", "tries", "address") == [("sent", 1, "siti@contoh.id")]


def test_nothing_leaves_for_a_payment_that_was_given_up(cooperative, writes_to, mail, clock):
    row = writes_to()
    with transaction.atomic():
        deposit(row, 50_000)
        transaction.set_rollback(True)

    with mail.open():
        assert send_due(clock=clock) == 0
    assert (mail.received, log(cooperative)) == ([], [])


def test_a_server_that_is_away_for_a_day_loses_nothing_and_gets_nothing_twice(cooperative, writes_to, mail, clock):
    row = writes_to()
    deposit(row, 10_000, times=4)
    for quarter in range(4 * 24):
        if quarter == 30:
            deposit(row, 20_000)
        assert send_due(clock=clock) == 0
        clock.forward(minutes=15)
    assert set(log(cooperative)) == {"waiting"}
    with wall.enter(cooperative.id):
        [down] = outages(cooperative.id)
    assert (down.channel, down.since, down.waiting, down.lost) == (EMAIL, scene.AT, 5, 0)

    with mail.open():
        while not send_due(clock=clock):
            clock.forward(hours=1)
        assert clock.now < down.tried_at + timedelta(hours=7)
        clock.forward(minutes=1)
        send_due(clock=clock)  # what sat out a pause of hours follows at once
        for _ in range(24):
            clock.forward(hours=1)
            assert send_due(clock=clock) == 0
    with wall.enter(cooperative.id):
        assert outages(cooperative.id) == []

    subjects = sorted(letter["Subject"] for letter in mail.received)
    assert subjects == ["Rp10.000: Setoran - Koperasi Uji"] * 4 + ["Rp20.000: Setoran - Koperasi Uji"]
    assert len({letter["Message-ID"] for letter in mail.received}) == 5
    assert set(log(cooperative)) == {"sent"}


def test_while_the_server_is_away_a_round_tries_it_once(cooperative, writes_to, mail, clock):
    deposit(writes_to(), 10_000, times=3)

    send_due(clock=clock)

    assert sorted(log(cooperative, "tries", "trouble")) == [(0, ""), (0, ""), (1, "channel_down")]


def test_an_address_that_is_refused_fails_at_once_and_holds_nobody_up(cooperative, writes_to, mail, clock):
    wrong = writes_to("salah@contoh.id")
    right = writes_to("rini@contoh.id", name="Rini Astuti", born_on=date(1980, 3, 4))
    mail.answers["salah@contoh.id"] = "550 no such user here"
    deposit(wrong, 10_000)
    deposit(right, 20_000)

    with mail.open():
        assert send_due(clock=clock) == 1

    assert [letter["To"] for letter in mail.received] == ["rini@contoh.id"]
    assert log(cooperative, "state", "trouble", "detail") == [
        ("failed", "refused", "550 no such user here"),
        ("sent", "", ""),
    ]


def test_a_server_that_puts_off_is_asked_again(cooperative, writes_to, mail, clock):
    deposit(writes_to(), 10_000)
    mail.answers["siti@contoh.id"] = "451 come back later"
    with mail.open():
        assert send_due(clock=clock) == 0
        assert log(cooperative, "state", "trouble") == [("waiting", "try_later")]
        mail.answers.clear()
        assert send_due(clock=clock) == 0  # its pause is not over
        clock.forward(minutes=1)
        assert send_due(clock=clock) == 1

    assert len(mail.received) == 1


def test_a_letter_that_was_being_sent_when_the_computer_stopped_keeps_its_name(
    cooperative, writes_to, mail, clock, monkeypatch
):
    """Whether the server took it nobody knows: it goes again under the same Message-ID, so that one is shown."""
    deposit(writes_to(), 10_000)

    def stops(*_, **__):
        raise KeyboardInterrupt

    with mail.open():
        with monkeypatch.context() as now:
            now.setattr("kdim.web.letters.outbox.note_sent", stops)
            with pytest.raises(KeyboardInterrupt):
                send_due(clock=clock)
        assert send_due(clock=clock) == 0  # the lease still holds
        clock.forward(minutes=5)
        assert send_due(clock=clock) == 1

    first, second = mail.received
    assert first["Message-ID"] == second["Message-ID"]
    assert log(cooperative, "state", "tries") == [("sent", 2)]


def test_a_permission_taken_back_stops_what_waits(cooperative, writes_to, mail, clock):
    row = writes_to()
    deposit(row, 10_000)
    with wall.enter(cooperative.id):
        withdraw_consent(
            actor=system_actor(cooperative.id), request_id=uuid4(), at=scene.AT, member_id=row.id,
            purpose=ConsentPurpose.MESSAGES,
        )  # fmt: skip

    with mail.open():
        assert send_due(clock=clock) == 0
    assert (mail.received, log(cooperative, "state", "trouble")) == ([], [("dropped", "no_consent")])


def test_an_address_that_is_gone_drops_what_waits(cooperative, writes_to, mail, clock):
    row = writes_to()
    deposit(row, 10_000)
    with wall.enter(cooperative.id):
        Member.objects.of(cooperative.id).filter(pk=row.id).update(email="")

    assert send_due(clock=clock) == 0
    assert log(cooperative, "state", "trouble") == [("dropped", "no_address")]


def test_a_line_break_in_an_address_is_no_header(cooperative, writes_to, mail, clock):
    deposit(writes_to("siti@contoh.id\nBcc: semua@contoh.id"), 10_000)

    with mail.open():
        assert send_due(clock=clock) == 0
    assert (mail.received, log(cooperative, "state", "trouble")) == ([], [("failed", "refused")])


def test_a_channel_that_is_off_keeps_what_waits_until_it_is_on(cooperative, writes_to, mail, clock, settings):
    deposit(writes_to(), 10_000)
    settings.MESSAGE_CHANNELS = {"email": "off", "whatsapp": "off", "sms": "off"}
    assert send_due(clock=clock) == 0
    assert log(cooperative, "state", "tries") == [("waiting", 0)]

    settings.MESSAGE_CHANNELS = {"email": "smtp", "whatsapp": "off", "sms": "off"}
    with mail.open():
        assert send_due(clock=clock) == 1


def test_whatsapp_into_a_file_is_one_line_that_only_the_owner_reads(cooperative, writes_to, clock, settings, tmp_path):
    settings.MESSAGE_CHANNELS = {"email": "off", "whatsapp": "file", "sms": "off"}
    settings.MESSAGE_FOLDER = tmp_path / "messages"
    deposit(writes_to(channel=WHATSAPP), 10_000, times=2)

    assert send_due(clock=clock) == 2

    path = tmp_path / "messages" / "whatsapp.jsonl"
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    assert [line["to"] for line in lines] == ["+6281290010001"] * 2
    assert lines[0]["text"].startswith("Rp10.000: Setoran. Simpanan sukarela ")
    assert path.stat().st_mode & 0o077 == 0


def test_a_file_that_cannot_be_written_is_a_channel_that_is_down(cooperative, writes_to, clock, settings, tmp_path):
    settings.MESSAGE_CHANNELS = {"email": "off", "whatsapp": "file", "sms": "off"}
    settings.MESSAGE_FOLDER = tmp_path / "messages"
    (tmp_path / "messages").write_text("no folder")
    deposit(writes_to(channel=WHATSAPP), 10_000)

    assert send_due(clock=clock) == 0
    assert log(cooperative, "state", "trouble") == [("waiting", "channel_down")]


def test_whatsapp_on_the_console(cooperative, writes_to, clock, settings, capsys):
    settings.MESSAGE_CHANNELS = {"email": "off", "whatsapp": "console", "sms": "off"}
    deposit(writes_to(channel=WHATSAPP), 10_000)

    assert send_due(clock=clock) == 1
    assert "--- whatsapp → +6281290010001\nRp10.000: Setoran. " in capsys.readouterr().out


class Gateway:
    """A class of one's own behind a channel."""

    closed = 0

    def __init__(self, channel):
        self.channel = channel

    def send(self, letter):
        if letter.to == "+6281290010001":
            raise AddressRefused("not on WhatsApp")
        raise RuntimeError("a defect")

    def close(self):
        Gateway.closed += 1


def test_a_gateway_of_ones_own_and_what_it_answers(cooperative, writes_to, clock, settings):
    settings.MESSAGE_CHANNELS = {"email": "off", "whatsapp": f"{__name__}.Gateway", "sms": "off"}
    row = writes_to(channel=WHATSAPP)
    other = writes_to(channel=WHATSAPP, name="Rini Astuti", born_on=date(1980, 3, 4))
    with wall.enter(cooperative.id):
        Member.objects.of(cooperative.id).filter(pk=other.id).update(phone="+6281290010002")
    deposit(row, 10_000)
    deposit(other, 10_000)

    assert send_due(clock=clock) == 0
    assert log(cooperative, "state", "trouble", "detail") == [
        ("failed", "refused", "not on WhatsApp"),
        ("waiting", "defect", ""),
    ]
    assert Gateway.closed == 1


def test_two_cooperatives_are_served_in_one_round_each_inside_its_wall(cooperative, writes_to, mail, clock):
    deposit(writes_to(), 10_000)
    other = scene.found(slug="lain", host="lain.contoh.id", phone="+6281390001999")
    row = scene.member(other, name="Rini Astuti", born_on=date(1980, 3, 4))
    with wall.enter(other.id):
        Member.objects.of(other.id).filter(pk=row.id).update(email="rini@contoh.id")
        choose_messages(
            actor=system_actor(other.id), request_id=uuid4(), at=scene.AT, member_id=row.id,
            topics=frozenset({Topic.RECEIPT}), channels=frozenset({EMAIL}),
        )  # fmt: skip
    deposit(row, 20_000)

    with mail.open():
        assert send_due(clock=clock) == 2

    assert [(letter["To"], "lain.contoh.id" in letter.get_content()) for letter in mail.received] == [
        ("siti@contoh.id", False),
        ("rini@contoh.id", True),
    ]


def test_who_is_told_to_stop_leaves_the_rest_for_later(cooperative, writes_to, mail, clock):
    deposit(writes_to(), 10_000, times=2)

    with mail.open():
        assert send_due(clock=clock, stopped=lambda: bool(mail.received)) == 1
        assert sorted(log(cooperative)) == ["sent", "waiting"]
