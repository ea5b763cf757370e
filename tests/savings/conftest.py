"""A cooperative that saves: books, by-laws, products with terms, and people to admit."""

from datetime import date, datetime
from itertools import count

import pytest

from kdim.calculations.savings_interest import InterestMethod
from kdim.calculations.term_deposit import InterestPayout
from kdim.cooperatives.bylaws import BylawKey
from kdim.cooperatives.enums import MeetingKind
from kdim.cooperatives.powers import system_actor
from kdim.ledger import actions as ledger
from kdim.members.enums import Channel, MemberStatus
from kdim.members.models import Member
from kdim.savings import actions
from kdim.savings.enums import MaturityChoice, SavingsKind
from kdim.savings.models import DepositRun

BYLAWS = {
    BylawKey.SIMPANAN_POKOK: 100_000,
    BylawKey.POKOK_INSTALMENTS_MAX: 4,
    BylawKey.SIMPANAN_WAJIB: 50_000,
    BylawKey.WAJIB_DUE_DAY: 10,
    BylawKey.MEMBER_NUMBER_PATTERN: "{year}-{number:04d}",
}
_niks = count(1)


class Saving:
    """What the tests ask for again and again, with a new request id each time."""

    def __init__(self, actor, at, rid):
        self.actor, self.at, self.rid = actor, at, rid
        self.products = {}

    @property
    def frame(self):
        return {"actor": self.actor, "at": self.at, "request_id": self.rid()}

    def frame_on(self, on):
        """Recorded on that day, or at the moment of the test when the day is earlier."""
        return self.frame | {"at": max(self.at, datetime.combine(on, self.at.timetz()))}

    def set_up(self):
        ledger.open_book(**self.frame, begins_on=date(2024, 1, 1))
        self.decide("AD-1", date(2024, 1, 1), BYLAWS)
        kinds = (SavingsKind.POKOK, SavingsKind.WAJIB, SavingsKind.SUKARELA)
        for kind, code in zip(kinds, ("SP", "SW", "SS"), strict=True):
            self.products[kind] = actions.define_product(
                **self.frame, code=code, name=f"Simpanan {kind.value}", kind=kind
            )
        self.terms(from_on=date(2024, 1, 1))
        return self

    def decide(self, number, from_on, values):
        from kdim.cooperatives.actions import record_bylaws

        record_bylaws(
            **self.frame, meeting=MeetingKind.RAT, number=number, decided_on=from_on, summary="", from_on=from_on,
            values=values,
        )  # fmt: skip

    def terms(self, product=None, **values):
        facts = {
            "method": InterestMethod.DAILY, "tiers": [(0, 30_000)], "minimum_balance": 10_000,
            "minimum_deposit": 5_000, **values,
        }  # fmt: skip
        return actions.set_terms(**self.frame, product_id=product or self.products[SavingsKind.SUKARELA], **facts)

    def offer_deposits(
        self, rates=((1, 0, 50_000), (3, 0, 55_000), (12, 0, 60_000), (12, 50_000_000, 72_000)), **terms
    ):
        """Simpanan berjangka with terms; gives the product's id."""
        product = actions.define_product(**self.frame, code="SB", name="Simpanan berjangka", kind=SavingsKind.BERJANGKA)
        self.products[SavingsKind.BERJANGKA] = product
        self.deposit_terms(**{"rates": rates, **terms})
        return product

    def deposit_terms(self, **terms):
        facts = {"from_on": date(2024, 1, 1), "rates": [(12, 0, 60_000)], "minimum": 1_000_000, **terms}
        return actions.set_deposit_terms(**self.frame, product_id=self.products[SavingsKind.BERJANGKA], **facts)

    def place(self, savings, amount=10_000_000, on=date(2025, 6, 16), months=3, **choices):
        """A deposit out of cash unless ``from_savings``."""
        facts = {
            "payout": InterestPayout.MONTHLY, "at_maturity": MaturityChoice.PAY_OUT, "from_savings": False, **choices,
        }  # fmt: skip
        return actions.place_deposit(
            **self.frame_on(on), on=on, product_id=self.products[SavingsKind.BERJANGKA], savings_id=savings,
            amount=amount, months=months, **facts,
        )  # fmt: skip

    def settle(self, on):
        """Settle what fell due by a day, to the end; gives the run's row."""
        run_id = actions.begin_deposit_run(**self.frame_on(on), on=on)
        while actions.settle_deposits(**self.frame_on(on), run_id=run_id)["left"]:
            pass
        return DepositRun.objects.of(self.actor.cooperative_id).get(id=run_id)

    def person(self, name="Siti Aminah", status=MemberStatus.ADMITTED, on=date(2025, 1, 2)):
        number = next(_niks)
        active = status in {MemberStatus.ACTIVE, MemberStatus.LEFT}
        member = Member.objects.create(
            cooperative_id=self.actor.cooperative_id, status=status, number=f"T-{number}" if active else "",
            name=name, nik=f"32730141019{number:05d}", born_on=date(1990, 1, 1), sex="female",
            channel=Channel.OFFICE, applied_on=on, joined_on=on if active else None,
            left_on=on if status == MemberStatus.LEFT else None,
            exit_reason="keluar" if status == MemberStatus.LEFT else "", plain_name=name.lower(),
            search_text=name.lower(),
        )  # fmt: skip
        return member.id

    def member(self, name="Siti Aminah", on=date(2025, 1, 2)):
        """Somebody whose simpanan pokok is paid."""
        member = self.person(name, on=on)
        self.pokok(member, 100_000, on=on)
        return member

    def account(self, member=None, on=date(2025, 1, 2), product=None):
        return actions.open_account(
            **self.frame, on=on, member_id=member or self.member(on=on),
            product_id=product or self.products[SavingsKind.SUKARELA],
        )  # fmt: skip

    def pokok(self, member, amount, on=date(2025, 1, 2)):
        return actions.pay_pokok(**self.frame_on(on), on=on, member_id=member, amount=amount)

    def wajib(self, member, amount, on=date(2025, 6, 16)):
        return actions.pay_wajib(**self.frame_on(on), on=on, member_id=member, amount=amount)

    def deposit(self, account, amount, on=date(2025, 6, 16)):
        return actions.record_deposit(**self.frame_on(on), on=on, account_id=account, amount=amount)

    def withdraw(self, account, amount, on=date(2025, 6, 16)):
        return actions.record_withdrawal(**self.frame_on(on), on=on, account_id=account, amount=amount)


@pytest.fixture
def saving(cooperative, actor, at, rid):
    """The cooperative under test, ready to save in."""
    return Saving(actor, at, rid).set_up()


@pytest.fixture
def neighbour(other_cooperative, at, rid):
    """Another cooperative on the install, ready as well."""
    return Saving(system_actor(other_cooperative.id), at, rid).set_up()
