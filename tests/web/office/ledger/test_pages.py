"""Who may open the pages of the books, what is not there, and how much they ask."""

from datetime import date
from uuid import uuid4

import pytest
from tests.web.office.ledger.support import CHECK, NEW, A, Books, J, N, P, R, post

from kdim.cooperatives.enums import Role
from kdim.cooperatives.models import wall
from kdim.cooperatives.powers import system_actor
from kdim.ledger import actions
from kdim.ledger.enums import AccountRole


def test_what_is_the_neighbours_is_not_found(books, sign_in, other_cooperative, at):
    with wall.enter(other_cooperative.id):
        actor = system_actor(other_cooperative.id)
        actions.open_book(actor=actor, request_id=uuid4(), at=at, begins_on=date(2025, 4, 1))
        theirs = Books(other_cooperative, at, actor)
        entry, account = theirs.save(5_000, memo="Milik tetangga"), theirs.id_of(AccountRole.SAVINGS_SUKARELA)
    client = sign_in(Role.BENDAHARA)

    for url in (
        f"{J}{entry}/", f"{J}{entry}/batalkan/", f"{A}{account}/", f"{A}{account}/bagian/", f"{A}{account}/nama/",
        f"{A}bagian/{theirs.siti}/",
    ):  # fmt: skip
        assert client.get(url).status_code == 404
    assert "Milik tetangga" not in client.get(J).content.decode()
    assert "Tidak ada yang cocok" in client.get("/office/cari/", {"q": str(entry)}).content.decode()


def test_what_is_not_there_is_not_found(books, sign_in):
    client = sign_in(Role.MANAJER)
    for url in (
        f"{J}1/",
        f"{J}1/batalkan/",
        f"{A}1/",
        f"{A}1/bagian/",
        f"{A}1/nama/",
        f"{A}bagian/1/",
        f"{P}2025-13/tutup/",
    ):
        assert client.get(url).status_code == 404


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        (J, {*Role} - {Role.KASIR, Role.ADMIN}),
        (A, {*Role} - {Role.KASIR, Role.ADMIN}),
        (N, {*Role} - {Role.KASIR, Role.ADMIN}),
        (R, {*Role} - {Role.KASIR, Role.ADMIN}),
        (P, {*Role} - {Role.KASIR, Role.ADMIN}),
        (CHECK, {*Role} - {Role.KASIR, Role.ADMIN}),
        (NEW, {Role.MANAJER, Role.BENDAHARA}),
        (f"{A}baru/", {Role.MANAJER, Role.BENDAHARA}),
        (f"{P}2025-04/tutup/", {Role.MANAJER, Role.BENDAHARA}),
    ],
)
def test_pages_of_the_books_are_open_to_the_roles_that_hold_their_power(books, sign_in, url, allowed):
    assert {role for role in Role if sign_in(role).get(url).status_code == 200} == allowed


@pytest.mark.parametrize("url", [J, A, N, R, P, CHECK, NEW])
def test_a_cooperative_without_books_is_told_so(office, sign_in, url):
    assert sign_in(Role.BENDAHARA).get(url).status_code == 200


def test_pages_take_as_many_statements_for_fifty_rows_as_for_one(books, sign_in, statements):
    client = sign_in(Role.BENDAHARA)
    entry = books.save(1_000)
    asked = books.save(1_000)
    post(client, f"{J}{asked}/batalkan/", on="16-6-2025", reason="Salah")
    savings = books.id_of(AccountRole.SAVINGS_SUKARELA)
    urls = [J, A, N, R, P, NEW, f"{J}{entry}/", f"{A}{savings}/", f"{A}{savings}/bagian/", f"{A}bagian/{books.siti}/",
            f"{P}2025-04/tutup/", "/office/cari/?q=siti", f"/office/cari/?q={entry}"]  # fmt: skip
    few = {url: statements(client, url) for url in urls}
    for n in range(2, 51):
        books.save(1_000)
        books.open(f"Siti {n}", n)

    assert {url: statements(client, url) for url in urls} == few
    assert {url: count for url, count in few.items() if count > 12} == {}


def test_the_search_finds_accounts_and_entries_for_those_who_may_see_them(books, sign_in):
    entry = books.save(1_000)
    code = books.code_of(AccountRole.CASH_DESK)
    client = sign_in(Role.PENGAWAS)

    assert f"{A}{books.id_of(AccountRole.CASH_DESK)}/" in client.get("/office/cari/", {"q": code}).content.decode()
    assert f"{J}{entry}/" in client.get("/office/cari/", {"q": str(entry)}).content.decode()
    assert "Tidak ada yang cocok" in client.get("/office/cari/", {"q": "zzz"}).content.decode()
    assert "Anda mencari apa?" in client.get("/office/cari/").content.decode()
    assert f"{J}{entry}/" not in sign_in(Role.KASIR).get("/office/cari/", {"q": str(entry)}).content.decode()
