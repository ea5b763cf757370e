"""Names of accounts in the language of the page, and accounts as people type them."""

from collections.abc import Sequence
from typing import Protocol

from django.utils.translation import get_language

from kdim.ledger.queries import AccountChoice


class Named(Protocol):
    """Anything that has both names of an account."""

    @property
    def name_id(self) -> str: ...

    @property
    def name_en(self) -> str: ...


def account_name(account: Named) -> str:
    """Indonesian, unless the page is in English and the account has an English name."""
    return account.name_en if (get_language() or "id").startswith("en") and account.name_en else account.name_id


def written(account: AccountChoice) -> str:
    """``1111 Kas teller``, as the picker offers it."""
    return f"{account.code} {account_name(account)}"


def typed(text: str, accounts: Sequence[AccountChoice]) -> AccountChoice | None:
    """The account meant by a code, by a code and a name, or by a whole name."""
    words = text.strip()
    code = words.split(" ", 1)[0]
    by_code = {account.code: account for account in accounts}
    if code in by_code:
        return by_code[code]
    same = [one for one in accounts if words.casefold() in (one.name_id.casefold(), one.name_en.casefold())]
    return same[0] if len(same) == 1 else None
