"""Accounts with what stands on them."""

from dataclasses import replace
from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from kdim.savings.enums import SavingsKind
from kdim.savings.queries import account_detail, accounts, accounts_of, my_account, my_accounts, my_passbook

ON = date(2025, 6, 16)


def test_all_that_a_member_saves(saving):
    member = saving.member()
    saving.deposit(saving.account(member), 250_000)

    views = accounts_of(saving.actor.cooperative_id, member, ON)
    assert [(view.kind, view.balance, view.available) for view in views] == [
        (SavingsKind.POKOK, 100_000, 0), (SavingsKind.SUKARELA, 250_000, 240_000), (SavingsKind.WAJIB, 0, 0),
    ]  # fmt: skip


def test_accounts_are_found_by_number_and_by_member(saving):
    saving.account(saving.member("Siti Aminah"))
    saving.account(saving.member("Budi Santoso"))
    found = {
        words: [view.number for view in accounts(saving.actor.cooperative_id, ON, words=words).rows]
        for words in ("siti", "SS-000002", "2025-0002 wajib", "budi 2025-0002")
    }

    assert found == {
        "siti": ["SP-000001", "SS-000001", "SW-000001"], "SS-000002": ["SS-000002"], "2025-0002 wajib": [],
        "budi 2025-0002": ["SP-000002", "SS-000002", "SW-000002"],
    }  # fmt: skip


def test_a_list_of_one_kind_in_pages(saving):
    for n in range(51):
        saving.person(f"Anggota {n}")
    saving.account(saving.member("Siti"))
    page = accounts(saving.actor.cooperative_id, ON, kind=SavingsKind.SUKARELA, page=9)

    assert ([view.number for view in page.rows], page.page, page.pages, page.count) == (["SS-000001"], 1, 1, 1)


def test_as_many_statements_for_one_row_as_for_fifty(saving):
    def statements():
        with CaptureQueriesContext(connection) as asked:
            rows = accounts(saving.actor.cooperative_id, ON).rows
        return len(rows), len(asked)

    saving.pokok(saving.person("Pertama"), 25_000)
    one = statements()
    for n in range(49):
        saving.pokok(saving.person(f"Anggota {n}"), 25_000)

    assert (one, statements()) == ((1, 3), (50, 3))


def test_a_member_sees_only_what_is_theirs(saving):
    siti, budi = saving.member("Siti"), saving.member("Budi")
    own, other = saving.account(siti), saving.account(budi)
    member = replace(saving.actor, member_id=siti)
    period = {"from_on": ON, "until_on": ON}

    assert [view.member_id for view in my_accounts(member, ON)] == [siti] * 3
    assert (my_account(member, own, ON).id, my_account(member, other, ON)) == (own, None)
    assert (my_passbook(member, own, **period).account.id, my_passbook(member, other, **period)) == (own, None)


def test_who_is_no_member_sees_nothing(saving):
    account = saving.account()

    assert my_accounts(saving.actor, ON) == []
    assert my_passbook(saving.actor, account, from_on=ON, until_on=ON) is None


def test_the_neighbour_s_accounts_are_unknown(saving, neighbour):
    theirs = neighbour.account()

    assert account_detail(saving.actor.cooperative_id, theirs, ON) is None
    assert accounts(saving.actor.cooperative_id, ON).rows == []
