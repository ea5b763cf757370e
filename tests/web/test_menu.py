"""The bar and the rail show what exists and what the actor may open."""

import pytest
from django.http import HttpResponse
from django.urls import include, path

from kdim.cooperatives.enums import Role
from kdim.web import menu


def page(request):
    return HttpResponse()


office = ([path(name, page, name=name) for name in ("home", "members", "member", "journal", "trail")], "office")
urlpatterns = [path("office/", include(office))]


@pytest.fixture(autouse=True)
def _own_pages(settings):
    settings.ROOT_URLCONF = __name__


def test_an_entry_is_shown_when_its_page_exists_and_the_actor_holds_its_power(db, actor_as):
    shown = menu.entries("office", actor_as(Role.KASIR), "office:home")

    assert [(entry.route, entry.url, entry.current) for entry in shown] == [
        ("office:home", "/office/home", True),
        ("office:members", "/office/members", False),
    ]


def test_a_page_below_an_entry_marks_the_entry(db, actor):
    shown = menu.entries("office", actor, "office:member")

    assert [entry.route for entry in shown if entry.current] == ["office:members"]


def test_each_group_has_its_heading_once(db, actor):
    shown = menu.entries("office", actor, "")

    assert [(entry.route, str(entry.group)) for entry in shown] == [
        ("office:home", ""),
        ("office:members", "Anggota"),
        ("office:journal", "Buku"),
        ("office:trail", "Koperasi"),
    ]


def test_nobody_sees_what_needs_a_power():
    assert menu.entries("office", None, "") == []


def test_shortcuts_are_letters_of_their_own():
    keys = [entry.key for entry in menu.OFFICE if entry.key]

    assert len(keys) == len(set(keys))
