"""The ledger against a model of a few dictionaries: whatever is done in whatever order, both say the same."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from tests.ledger.support import deposit, open_books

from kdim.cooperatives.enums import CooperativeKind
from kdim.cooperatives.models import Cooperative
from kdim.cooperatives.powers import system_actor
from kdim.ledger import actions, queries
from kdim.ledger.enums import AccountRole

AT = datetime(2025, 6, 30, 3, tzinfo=UTC)
FIRST = date(2025, 1, 1)
DAYS = st.integers(0, 179).map(lambda n: FIRST + timedelta(days=n))


class Ledger(RuleBasedStateMachine):
    """``moves`` is the model: (day, owner, amount), nothing else."""

    def __init__(self) -> None:
        super().__init__()
        cooperative = Cooperative.objects.create(
            name="Mesin", slug=uuid4().hex, kind=CooperativeKind.KONSUMEN, created_at=AT
        )
        self.books = open_books(cooperative.id, system_actor(cooperative.id), AT, date(2025, 6, 30))
        self.owners = [self.books.siti, self.books.budi]
        self.moves: list[tuple[date, int, int]] = []
        self.entries: dict[int, tuple[int, int]] = {}
        self.next_open = FIRST

    def have(self, owner: int, on: date = date.max) -> int:
        return sum(amount for day, whose, amount in self.moves if whose == owner and day <= on)

    def try_to(self, call, *, expect: type[Exception] | None):
        """What the model expects: a refusal that leaves no trace, or success."""
        if expect is None:
            with transaction.atomic():
                return call()
        with pytest.raises(expect), transaction.atomic():
            call()
        return None

    @rule(
        days=st.lists(st.tuples(DAYS, st.integers(0, 1), st.integers(-900, 999).filter(bool)), min_size=1, max_size=4)
    )
    def post(self, days) -> None:
        left = {owner: self.have(owner) for owner in self.owners}
        for _, who, amount in days:
            left[self.owners[who]] += amount
        net = {owner: left[owner] - self.have(owner) for owner in self.owners}
        short = any(left[owner] < 0 and net[owner] < 0 for owner in self.owners)
        closed = any(on < self.next_open for on, _, _ in days)
        made = self.try_to(
            lambda: self.books.post(*(deposit(amount, self.owners[who], on) for on, who, amount in days)),
            expect=actions.PeriodClosed if closed else actions.InsufficientBalance if short else None,
        )
        for entry, (on, who, amount) in zip(made or [], days, strict=False):
            self.moves.append((on, self.owners[who], amount))
            self.entries[entry] = (self.owners[who], amount)

    @precondition(lambda self: self.entries)
    @rule(data=st.data())
    def undo(self, data) -> None:
        entry = data.draw(st.sampled_from(sorted(self.entries)))
        owner, amount = self.entries[entry]
        short = amount > 0 and self.have(owner) < amount
        made = self.try_to(
            lambda: actions.reverse_entry(
                actor=self.books.actor, request_id=uuid4(), at=AT, entry_id=entry, on=self.books.on, reason="x"
            ),
            expect=actions.InsufficientBalance if short else None,
        )
        if made:
            self.moves.append((self.books.on, owner, -amount))
            del self.entries[entry]

    @precondition(lambda self: self.next_open < date(2025, 5, 1))
    @rule()
    def close(self) -> None:
        actions.close_period(actor=self.books.actor, request_id=uuid4(), at=AT, month=self.next_open)
        self.next_open = date(2025, self.next_open.month + 1, 1)

    @rule(on=DAYS)
    def balances_at_any_date_agree(self, on) -> None:
        of = self.books.cooperative_id
        for owner in self.owners:
            assert queries.balance(of, subaccount=owner, on=on) == self.have(owner, on)
        cash = sum(amount for day, _, amount in self.moves if day <= on)
        assert queries.balance(of, account=AccountRole.CASH_DESK, on=on) == cash
        trial = queries.trial_balance(of, until_on=on)
        assert trial.closing_debit == trial.closing_credit == abs(cash)

    @invariant()
    def now_agrees_and_the_books_are_whole(self) -> None:
        held = queries.balances_of_subaccounts(self.books.cooperative_id, self.owners)
        assert {owner: held[owner].amount for owner in self.owners} == {o: self.have(o) for o in self.owners}
        assert queries.check(self.books.cooperative_id) == []


def test_the_ledger_agrees_with_a_model_whatever_is_done(db):
    run_state_machine_as_test(
        Ledger,
        settings=settings(
            max_examples=12, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
