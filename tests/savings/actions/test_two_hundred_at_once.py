"""Two hundred mixed operations of eight people on one set of accounts: nothing lost, nothing doubled, nobody is told to
try again. Each person is a thread with a connection of its own, on the database of the run."""

from collections import Counter
from datetime import date
from random import Random
from time import monotonic

import pytest
from tests.payments.conftest import Cash, cash

from kdim.cooperatives.enums import Role
from kdim.cooperatives.models import AuditRecord
from kdim.kernel.refusals import Refusal
from kdim.ledger import queries as books
from kdim.ledger.enums import AccountRole
from kdim.ledger.models import Entry
from kdim.members.enums import MemberStatus
from kdim.members.models import Member
from kdim.payments import actions as payments
from kdim.payments.enums import DrawerStatus
from kdim.payments.models import Drawer, Receipt
from kdim.payments.queries import drawer_in_use
from kdim.savings import actions
from kdim.savings.queries import accounts_of

__all__ = ["cash"]
ON = date(2025, 6, 16)
TELLERS = ("Ani", "Budi", "Citra", "Dian", "Eko", "Fajar")
START = 2_000_000  # rupiah on each account and in each drawer
WAJIB = 50_000
pytestmark = pytest.mark.django_db(transaction=True)


class Hall:
    """The accounts that all share, six tellers with drawers, two who approve; and what each said was done."""

    def __init__(self, cash: Cash):
        self.cash, self.cooperative_id, saving = cash, cash.cooperative_id, cash.saving
        self.members = [saving.member(f"Anggota {n}") for n in range(5)]
        self.accounts = [saving.account(member) for member in self.members]
        for account in self.accounts:
            saving.deposit(account, START)
        self.applicants = [saving.person(f"Calon {n}") for n in range(3)]
        self.tellers = [cash.person(name, Role.KASIR) for name in TELLERS]
        for teller in self.tellers:
            cash.open(teller, START // 2)
        self.deciders = [cash.person("Gita", Role.MANAJER), cash.person("Hadi", Role.BENDAHARA)]
        self.doubled = [[saving.rid() for _ in range(4)] for _ in self.tellers]
        self.said: list[tuple[str, object, object]] = []
        self.vault = self.money()[0]

    def money(self):
        """Rupiah in the vault, and at the tellers."""
        return [
            books.balance(self.cooperative_id, account=role)
            for role in (AccountRole.CASH_DESK, AccountRole.TELLER_DRAWERS)
        ]

    def do(self, what, said, act, actor, /, rid=None, **facts):
        """One operation; what it answered or refused is written down."""
        frame = {**self.cash.frame(actor), **({"request_id": rid} if rid else {})}
        answer = answer_of(act, **frame, **facts)
        while rid and isinstance(answer, payments.DrawerNotOpen):  # the teller counts: it is sent again afterwards
            answer = answer_of(act, **frame, **facts)
        self.said.append((what, said, answer))
        return answer

    def teller(self, number):
        """Thirty operations of a teller, of every kind, in an order of their own."""
        random, teller, mine = Random(number), self.tellers[number], list(self.doubled[number])
        works = [self.deposit] * 8 + [self.withdraw] * 6 + [self.vaults] * 4 + [self.wajib] * 2 + [self.undo] * 3
        works += [self.twice] * 4 + [self.pokok] * 2 + [self.change_over]
        random.shuffle(works)
        for work in works:
            work(teller, random, mine)

    def deposit(self, teller, random, rids):
        amount = random.randrange(5, 90) * 1_000
        return self.do(
            "deposit", amount, actions.record_deposit, teller, on=ON, account_id=random.choice(self.accounts),
            amount=amount,
        )  # fmt: skip

    def withdraw(self, teller, random, rids):
        amount = random.randrange(1, 20) * 1_000
        self.do(
            "withdrawal", amount, actions.record_withdrawal, teller, on=ON, account_id=random.choice(self.accounts),
            amount=amount,
        )  # fmt: skip

    def vaults(self, teller, random, rids):
        act = random.choice([payments.take_from_vault, payments.bring_to_vault])
        self.do(act.__name__, 10_000, act, teller, on=ON, amount=10_000)

    def wajib(self, teller, random, rids):
        self.do("wajib", WAJIB, actions.pay_wajib, teller, on=ON, member_id=random.choice(self.members), amount=WAJIB)

    def pokok(self, teller, random, rids):
        """Everybody brings an instalment for the same three people, of whom each owes four."""
        self.do(
            "pokok", 25_000, actions.pay_pokok, teller, on=ON, member_id=random.choice(self.applicants), amount=25_000
        )

    def undo(self, teller, random, rids):
        paid = self.deposit(teller, random, rids)
        self.do("asked", 0, actions.request_reversal, teller, on=ON, entry_id=paid["entry"], reason="Salah rekening")

    def twice(self, teller, random, rids):
        """A deposit that another machine of the same teller sends too, at about the same time."""
        self.send(self.tellers.index(teller), rids.pop())

    def send(self, place, rid):
        facts = {"on": ON, "account_id": self.accounts[place % 5], "amount": 7_000}
        self.do(f"twice {rid}", 7_000, actions.record_deposit, self.tellers[place], rid=rid, **facts)

    def change_over(self, teller, random, rids):
        """Count, close, keep all, open the next one; whoever counts while something is undone counts again."""
        drawer = drawer_in_use(self.cooperative_id, teller.person_id)
        while True:
            held = books.balance(self.cooperative_id, subaccount=drawer.subaccount_id)
            pieces = {"note_1000": held // 1_000}
            self.do("count", 0, payments.count_drawer, teller, on=ON, drawer_id=drawer.id, pieces=pieces)
            facts = {"drawer_id": drawer.id, "counted": held, "kept": held, "reason": ""}
            closed = self.do("close", 0, payments.close_drawer, teller, on=ON, **facts)
            if not isinstance(closed, (payments.DrawerMoved, payments.DifferenceUnexplained)):
                break
        self.do("open", 0, payments.open_drawer, teller, on=ON, from_vault=0)

    def decider(self, number):
        """Sends what tellers send twice, and approves whatever waits, until all is asked and decided."""
        decider, wanted = self.deciders[number], [list(rids) for rids in self.doubled]
        for _ in range(4):
            for place, rids in enumerate(wanted):
                self.send(place, rids.pop())
            self.decide(decider)
        give_up_at = monotonic() + 60  # a teller who stopped asks no more
        while (self.asked() < 3 * len(self.tellers) or self.waiting()) and monotonic() < give_up_at:
            self.decide(decider)

    def asked(self):
        return sum(what == "asked" for what, *_ in self.said)

    def waiting(self):
        return books.pending_reversals(self.cooperative_id)

    def decide(self, decider):
        for one in self.waiting():
            self.do("approved", one.id, actions.approve_reversal, decider, reversal_id=one.id)

    def done(self, what):
        return [(amount, answer) for said, amount, answer in self.said if said == what and not is_no(answer)]


def answer_of(act, **facts):
    try:
        return act(**facts)
    except Refusal as refusal:
        return refusal


def is_no(answer):
    return isinstance(answer, Refusal)


@pytest.fixture
def hall(cash):
    return Hall(cash)


def test_two_hundred_mixed_operations_lose_nothing_and_double_nothing(hall, at_once):
    works = [*[lambda n=n: hall.teller(n) for n in range(6)], *[lambda n=n: hall.decider(n) for n in range(2)]]
    assert at_once(*works) == [None] * 8
    assert len(hall.said) >= 200

    refused = Counter((what, answer.code) for what, _, answer in hall.said if is_no(answer))
    assert set(refused) <= {
        ("approved", "unknown_reversal"),  # the other one approved it a moment ago
        ("pokok", "savings_pokok_too_much"),  # the four instalments are paid
        ("close", "drawer_moved"),  # a deposit of this drawer was undone between its count and its closing
        ("close", "difference_unexplained"),
    }, refused
    the_accounts_hold_what_was_said(hall)
    the_money_is_where_it_was_said_to_be(hall)
    what_was_sent_twice_was_done_once(hall)
    receipts_have_no_gaps(hall)
    assert books.check(hall.cooperative_id) == []


def undone(hall):
    """Rupiah of the deposits that were undone, each once."""
    ids = {entry for entry in (one.reverses_id for one in Entry.objects.of(hall.cooperative_id)) if entry}
    assert len(hall.done("approved")) == len(ids) == 18
    return sum(amount for amount, answer in hall.done("deposit") if answer["entry"] in ids)


def once_each(hall):
    """Rupiah of what was sent twice: each request counted once."""
    return 7_000 * len({what for what, *_ in hall.said if what.startswith("twice")})


def total(hall, what):
    return sum(amount for amount, _ in hall.done(what))


def the_accounts_hold_what_was_said(hall):
    came = total(hall, "deposit") + once_each(hall) - undone(hall)
    of_members = [one for member in hall.members for one in accounts_of(hall.cooperative_id, member, ON)]
    voluntary = sum(one.balance for one in of_members if one.id in hall.accounts)
    assert voluntary == 5 * START + came - total(hall, "withdrawal")
    assert voluntary == books.balance(hall.cooperative_id, account=AccountRole.SAVINGS_SUKARELA)
    of_wajib = [one.balance for one in of_members if one.number.startswith("SW")]
    assert sum(of_wajib) == total(hall, "wajib") == 12 * WAJIB
    for applicant in hall.applicants:
        paid = [one.balance for one in accounts_of(hall.cooperative_id, applicant, ON) if one.number.startswith("SP")]
        member = Member.objects.of(hall.cooperative_id).get(id=applicant)
        assert (member.status == MemberStatus.ACTIVE) == (paid == [100_000])
        assert sum(paid) <= 100_000


def the_money_is_where_it_was_said_to_be(hall):
    """Vault and drawers hold together what came and did not go."""
    to_vault = total(hall, "bring_to_vault") - total(hall, "take_from_vault")
    took = sum(total(hall, what) for what in ("deposit", "wajib", "pokok")) + once_each(hall)
    vault, tellers = hall.money()
    assert vault + tellers == hall.vault + 6 * START // 2 + took - total(hall, "withdrawal") - undone(hall)
    of_closed = hall.vault + to_vault - vault  # what was undone after its drawer was closed comes out of the vault
    assert 0 <= of_closed <= undone(hall)
    in_use = Drawer.objects.of(hall.cooperative_id).exclude(status=DrawerStatus.CLOSED)
    parts = [
        books.balance(hall.cooperative_id, subaccount=part) for part in in_use.values_list("subaccount_id", flat=True)
    ]
    assert (len(parts), sum(parts)) == (6, tellers)


def what_was_sent_twice_was_done_once(hall):
    answers: dict[str, list[object]] = {}
    for what, _, answer in hall.said:
        if what.startswith("twice"):
            answers.setdefault(what, []).append(answer)
    assert len(answers) == 24
    for what, given in answers.items():
        assert given == [given[0]] * 3, what
        record = AuditRecord.objects.of(hall.cooperative_id).filter(request_id=what.removeprefix("twice "))
        assert record.count() == 1


def receipts_have_no_gaps(hall):
    drawers = Drawer.objects.of(hall.cooperative_id)
    assert drawers.count() == 12
    for drawer in drawers:
        numbers = Receipt.objects.of(hall.cooperative_id).filter(drawer=drawer).order_by("number")
        assert list(numbers.values_list("number", flat=True)) == list(range(1, drawer.last_receipt + 1))
    paid = [what for what in ("deposit", "withdrawal", "wajib", "pokok") for _ in hall.done(what)]
    given = Receipt.objects.of(hall.cooperative_id).filter(drawer__isnull=False)
    assert given.count() == len(paid) + 24
