"""Settings from the environment: what is malformed stops the start with a sentence."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from kdim.config.settings import readers


def test_each_channel_has_its_own_setting(monkeypatch):
    monkeypatch.setenv("KDIM_EMAIL", "smtp")
    monkeypatch.setenv("KDIM_SMS", "contoh.gerbang.Sms")

    assert readers.channels() == {"email": "smtp", "whatsapp": "off", "sms": "contoh.gerbang.Sms"}
    assert readers.channels(default="file")["whatsapp"] == "file"


@pytest.mark.parametrize(("name", "value"), [("KDIM_EMAIL", "mail"), ("KDIM_WHATSAPP", "smtp"), ("KDIM_SMS", "")])
def test_a_channel_that_is_none_is_named(monkeypatch, name, value):
    monkeypatch.setenv(name, value)

    with pytest.raises(ImproperlyConfigured, match=name):
        readers.channels()


@pytest.mark.parametrize(
    ("value", "flags"), [("starttls", (True, False)), ("tls", (False, True)), ("none", (False, False))]
)
def test_how_the_mail_server_is_spoken_to(monkeypatch, value, flags):
    monkeypatch.setenv("KDIM_SMTP_SECURITY", value)

    assert readers.smtp_security("KDIM_SMTP_SECURITY", "starttls") == flags


def test_any_other_way_to_speak_to_it_is_refused(monkeypatch):
    monkeypatch.setenv("KDIM_SMTP_SECURITY", "ssl")

    with pytest.raises(ImproperlyConfigured, match="starttls, tls or none"):
        readers.smtp_security("KDIM_SMTP_SECURITY", "starttls")
