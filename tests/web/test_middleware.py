"""What surrounds every page: sentences for what is refused or broken, the language, the policy."""

import logging

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import path

from kdim.kernel.reading import AmountMissing
from kdim.web import middleware
from kdim.web.urls import urlpatterns as pages

pytestmark = pytest.mark.django_db


def refused(request):
    raise AmountMissing


def broken(request):
    raise RuntimeError("a defect")


def form(request):
    return HttpResponse(request.POST.get("note", ""))


urlpatterns = [*pages, path("ditolak/", refused), path("rusak/", broken), path("isi/", form)]
handler404 = "kdim.web.access.not_found"
handler500 = "kdim.web.access.broken"


@pytest.fixture(autouse=True)
def _own_pages(settings):
    settings.ROOT_URLCONF = __name__


def test_a_refusal_that_no_view_answered_becomes_a_sentence_and_a_way_back(client, cooperative):
    response = client.post("/ditolak/", headers={"referer": "http://testserver/setor/?anggota=7"})

    assert response.status_code == 409
    assert "Ketik jumlahnya, misalnya 50.000." in response.text
    assert 'href="/setor/?anggota=7"' in response.text
    assert response.headers["X-Request-Id"] in response.text


def test_the_way_back_never_leads_elsewhere(client, cooperative):
    response = client.post("/ditolak/", headers={"referer": "http://elsewhere.example/setor/"})

    assert "elsewhere" not in response.text


def test_a_defect_apologises_with_the_number_that_the_log_has(cooperative, caplog):
    caplog.set_level(logging.ERROR)
    response = Client(raise_request_exception=False).get("/rusak/")

    assert response.status_code == 500
    assert response.headers["X-Request-Id"] in response.text
    assert f"request {response.headers['X-Request-Id']}: RuntimeError" in caplog.messages


def test_an_unknown_address_says_what_to_do(client, cooperative):
    response = client.get("/tidak-ada/")

    assert response.status_code == 404
    assert "Tidak ditemukan" in response.text


def test_a_form_of_ten_megabytes_is_refused_before_it_is_read(client, cooperative):
    response = client.post("/isi/", {"note": "x" * 10_000_000})

    assert response.status_code == 413
    assert "Tidak ada yang tersimpan" in response.text


def test_a_form_from_elsewhere_is_asked_for_again(cooperative):
    response = Client(enforce_csrf_checks=True).post("/isi/", {"note": "x"})

    assert response.status_code == 403
    assert "kirim sekali lagi" in response.text


def test_a_browser_may_choose_english_and_keeps_it(client, cooperative):
    response = client.post("/bahasa/", {"language": "en", "next": "/tidak-ada/"})

    assert response.headers["Location"] == "/tidak-ada/"
    assert "Not found" in client.get("/tidak-ada/").text


def test_the_language_switch_leads_nowhere_else_and_knows_two_languages(client, cooperative):
    response = client.post("/bahasa/", {"language": "xx", "next": "https://elsewhere.example/"})

    assert response.headers["Location"] == "/"
    assert not response.cookies


def test_pages_allow_no_inline_script_or_style(client, cooperative):
    response = client.get("/office/gaya/")
    policy = response.headers["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert " style=" not in response.text
    assert "<style" not in response.text


def test_a_phone_can_keep_the_portal_under_the_name_of_the_cooperative(client, cooperative):
    response = client.get("/manifest.webmanifest")

    assert response.headers["Content-Type"] == "application/manifest+json"
    assert response.json()["name"] == cooperative.name


@pytest.mark.parametrize("address", ["/?q=%00", "/bukti/a%00b/", "/wilayah/?province=%00"])
def test_an_address_with_a_null_character_is_answered_before_it_is_looked_up(client, cooperative, address):
    response = client.get(address)

    assert response.status_code == 400
    assert "Tidak terbaca" in response.content.decode()


def test_the_way_back_is_never_an_address_of_another_host(client, cooperative):
    page = client.post("/ditolak/", headers={"referer": "http://testserver//jahat.example/x"}).content.decode()

    assert "jahat.example" not in page


def test_only_defects_reach_the_log_as_errors(client, cooperative, caplog):
    with caplog.at_level(logging.ERROR):
        client.get("/tidak-ada/")
        client.post("/bukti/x/")

    assert [line for line in caplog.records if line.name == "kdim.web.middleware"] == []


def address_seen(settings, proxies, noted):
    settings.PROXIES = proxies
    seen = []
    keep = middleware.AddressBehindProxies(lambda request: seen.append(request.META["REMOTE_ADDR"]) or HttpResponse())
    keep(RequestFactory().get("/", headers={"X-Forwarded-For": noted}))
    return seen[0]


@pytest.mark.parametrize(
    ("proxies", "noted", "address"),
    [
        (0, "203.0.113.7", "127.0.0.1"),
        (1, "6.6.6.6, 203.0.113.7", "203.0.113.7"),
        (2, "6.6.6.6, 203.0.113.7, 10.0.0.1", "203.0.113.7"),
        (2, "203.0.113.7", "127.0.0.1"),
        (1, "2001:db8::7", "2001:db8::7"),
        (1, "<script>", "127.0.0.1"),
        (1, "", "127.0.0.1"),
    ],
)
def test_the_address_is_the_one_our_own_proxies_noted(settings, proxies, noted, address):
    assert address_seen(settings, proxies, noted) == address
