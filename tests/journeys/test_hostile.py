"""Whatever is asked of an address or sent to a form: an answer, never a defect."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.db import transaction
from django.urls import URLResolver, get_resolver
from tests.web.office.saving_office import client_as, clock, neighbour, person_as, saving

from kdim.cooperatives.enums import Role

__all__ = ["client_as", "clock", "neighbour", "person_as", "saving"]
pytestmark = pytest.mark.django_db

NAMES = ("q", "page", "status", "dari", "sampai", "jenis", "kata", "akun", "jumlah", "ket", "kode", "nomor", "province",
         "regency", "district", "village", "next", "bulan", "unduh", "kbli_words")  # fmt: skip
IN_ADDRESS = ("%00", "9" * 30, "-1", "%ED%A0%80", "0001-01", "9999-12", "'; DROP TABLE x;--", "\N{SUPERSCRIPT TWO}")
IN_FORM = ("a\0b", "9" * 5000, "1" + "0" * 18, "<b>", "31-12-9999")
LEFT_ALONE = {"keluar/", "bahasa/"}


def routes(resolver, before=""):
    """Every address of the site, with its places for values."""
    for pattern in resolver.url_patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, address)
        elif "static" not in address and address not in LEFT_ALONE:
            yield address


def filled(address, value):
    return "/" + re.sub(r"<(\w+:)?\w+>", value, address)


@pytest.fixture
def browser(client_as, saving):
    browser = client_as(*Role)
    browser.raise_request_exception = False
    return browser


def status_of(ask):
    """The status of an answer; a defect may have broken the transaction of the test, which must go on."""
    with transaction.atomic():
        answer = ask()
        if answer.status_code >= 500:
            transaction.set_rollback(True)
    return answer.status_code


@pytest.mark.parametrize("value", IN_ADDRESS)
def test_no_address_breaks(browser, value):
    query = "&".join(f"{name}={value}" for name in NAMES)
    asked = [filled(address, value) if "<" in address else f"/{address}?{query}" for address in routes(get_resolver())]

    assert [address for address in asked if status_of(lambda url=address: browser.get(url)) >= 500] == []


@pytest.mark.parametrize("value", IN_FORM)
def test_no_form_breaks(browser, saving, value):
    account = saving.account()
    entry = saving.deposit(account, 100_000, on=date(2025, 6, 1))["entry"]
    applicant = saving.person("Calon")
    broken = []
    for place in (str(account), str(entry), str(applicant), "2024-01"):
        for address in routes(get_resolver()):
            if "<" not in address and place != str(account):
                continue
            page = browser.get(url := filled(address, place))
            if page.status_code != 200 or b"<form" not in page.content:
                continue
            names = set(re.findall(r'<(?:input|select|textarea)[^>]* name="([^"]+)"', page.content.decode()))
            fields = {name: value for name in names if not name.endswith("_FORMS")}
            counts = {name: "2" for name in names if name.endswith("_FORMS")}
            for confirmed in ("", "1"):
                sent = {**fields, **counts, "request_id": str(uuid4()), "confirmed": confirmed}
                if status_of(lambda url=url, sent=sent: browser.post(url, sent)) >= 500:
                    broken.append(url)

    assert broken == []
