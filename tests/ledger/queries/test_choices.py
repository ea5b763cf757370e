"""Accounts and parts to choose from."""

from datetime import date

from kdim.ledger.actions import open_subaccount
from kdim.ledger.enums import AccountRole, OwnerKind
from kdim.ledger.queries import account_choices, account_of_role, find_accounts, find_parts


def test_every_account_of_the_book_can_be_chosen_in_one_statement(books, other_cooperative, django_assert_num_queries):
    with django_assert_num_queries(1):
        choices = account_choices(books.cooperative_id)

    cash = next(one for one in choices if one.id == account_of_role(books.cooperative_id, AccountRole.CASH_DESK))
    assert (cash.is_group, cash.is_control, cash.is_closed) == (False, False, False)
    assert [one.code for one in choices] == sorted(one.code for one in choices)


def test_accounts_are_found_by_the_beginning_of_a_code_or_a_part_of_a_name(books):
    cash = next(one for one in account_choices(books.cooperative_id) if one.code == "111")

    assert find_accounts(books.cooperative_id, "111", most=1) == [cash]
    assert cash in find_accounts(books.cooperative_id, cash.name_id[1:].upper())
    assert find_accounts(books.cooperative_id, "tidak ada") == []


def test_a_part_is_found_by_its_owner_and_a_whole_name_wins(books):
    account = account_of_role(books.cooperative_id, AccountRole.SAVINGS_SUKARELA)
    more = open_subaccount(
        actor=books.actor, account=AccountRole.SAVINGS_SUKARELA, owner_kind=OwnerKind.SAVINGS_ACCOUNT, owner_id=3,
        name="Siti Rahayu", on=date(2025, 1, 1),
    )  # fmt: skip

    assert find_parts(books.cooperative_id, account, "i") == [
        (books.budi, "Budi"),
        (books.siti, "Siti"),
        (more, "Siti Rahayu"),
    ]
    assert find_parts(books.cooperative_id, account, "siti") == [(books.siti, "Siti")]
    assert find_parts(books.cooperative_id, account, "tono") == []
