"""A cooperative that saves and whose tellers keep drawers, and the people who do."""

from datetime import date

import pytest
from tests.savings.conftest import Saving, neighbour, saving

from kdim.cooperatives.actions import make_person
from kdim.cooperatives.bylaws import BylawKey
from kdim.cooperatives.enums import Role
from kdim.cooperatives.powers import Actor, powers_of
from kdim.ledger.actions import record_journal
from kdim.ledger.entries import Line
from kdim.ledger.enums import AccountRole
from kdim.payments import actions
from kdim.savings import actions as savings

__all__ = ["Cash", "cash", "neighbour", "saving"]
ON = date(2025, 6, 16)


class Cash:
    """What tests of the desk ask for again and again: tellers, a filled vault, drawers."""

    def __init__(self, saving: Saving):
        self.saving, self.cooperative_id = saving, saving.actor.cooperative_id
        saving.decide("RP-2", date(2025, 1, 1), {BylawKey.TELLER_DRAWERS: True})
        record_journal(
            **saving.frame, on=date(2025, 1, 2), memo="Modal",
            lines=[Line(AccountRole.CASH_DESK, 10_000_000), Line(AccountRole.BANK, -10_000_000)],
        )  # fmt: skip
        self.dewi = self.person("Dewi", Role.KASIR)
        self.joko = self.person("Joko", Role.KASIR)
        self.taufik = self.person("Taufik", Role.MANAJER)
        self.account = saving.account(saving.member("Siti Aminah"))

    def person(self, name: str, *roles: Role) -> Actor:
        phone = f"+6281390{len(name):02}{sum(map(ord, name)):04}"
        person_id = make_person(cooperative_id=self.cooperative_id, name=name, phone=phone, sign_in_names=(phone,))
        return Actor(
            cooperative_id=self.cooperative_id, person_id=person_id, name=name, powers=powers_of(frozenset(roles)),
            roles=frozenset(roles),
        )  # fmt: skip

    def frame(self, actor: Actor):
        return {**self.saving.frame, "actor": actor}

    def open(self, actor: Actor, from_vault=1_000_000, on=ON):
        return actions.open_drawer(**self.frame(actor), on=on, from_vault=from_vault)

    def deposit(self, actor: Actor, amount=50_000, on=ON, account=None, **more):
        frame = {**self.frame(actor), **more}
        return savings.record_deposit(**frame, on=on, account_id=account or self.account, amount=amount)

    def withdraw(self, actor: Actor, amount=50_000, on=ON):
        return savings.record_withdrawal(**self.frame(actor), on=on, account_id=self.account, amount=amount)


@pytest.fixture
def cash(saving):
    return Cash(saving)
