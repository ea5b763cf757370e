"""Opening a term deposit."""

from datetime import date

import pytest

from kdim.calculations.term_deposit import InterestPayout
from kdim.ledger import queries as books
from kdim.ledger.enums import EntryKind
from kdim.members.models import Member
from kdim.messages.models import Message
from kdim.savings import actions, queries
from kdim.savings.actions.closing import close_accounts
from kdim.savings.enums import DepositStatus, MaturityChoice, SavingsKind
from kdim.savings.models import DepositInterest, TermDeposit

pytestmark = pytest.mark.django_db
JUNE = date(2025, 6, 16)


@pytest.fixture
def offering(saving):
    saving.offer_deposits()
    return saving


def lines_of(saving, entry):
    """What the books say: (code of the account, debit less credit)."""
    told = books.entry_detail(saving.actor.cooperative_id, entry)
    return sorted((line.code, line.debit - line.credit) for line in told.lines)


def test_cash_becomes_a_deposit_with_a_certificate_and_a_receipt(offering):
    savings = offering.account()
    placed = offering.place(savings, 10_000_000)

    assert lines_of(offering, placed["entry"]) == [("11101", 10_000_000), ("21102", -10_000_000)]
    told = queries.deposit_detail(offering.actor.cooperative_id, placed["deposit"])
    assert (told.number, told.balance, told.principal, told.rate_ppm, told.status) == (
        "SB-000001", 10_000_000, 10_000_000, 55_000, DepositStatus.RUNNING,
    )  # fmt: skip
    assert (told.placed_on, told.next_on, told.matures_on) == (JUNE, date(2025, 7, 16), date(2025, 9, 16))
    assert placed["receipt"]
    message = Message.objects.of(offering.actor.cooperative_id).get(event=f"entry:{placed['entry']}")
    assert (message.facts["about"], message.facts["balance"]) == ("Simpanan berjangka SB-000001", 10_000_000)


def test_simpanan_sukarela_becomes_a_deposit_without_any_cash(offering):
    savings = offering.account()
    offering.deposit(savings, 12_000_000)
    placed = offering.place(savings, 11_990_000, from_savings=True)

    assert lines_of(offering, placed["entry"]) == [("21101", 11_990_000), ("21102", -11_990_000)]
    assert placed["receipt"] == ""
    entry = books.entry_detail(offering.actor.cooperative_id, placed["entry"])
    assert (entry.kind, entry.memo) == (EntryKind.TRANSFER, "Penempatan simpanan berjangka SB-000001")


def test_what_must_stay_or_is_held_stays_in_simpanan_sukarela(offering):
    savings = offering.account()
    offering.deposit(savings, 5_000_000)
    actions.place_hold(**offering.frame, account_id=savings, amount=1_000_000, reason="Jaminan")
    with pytest.raises(actions.WithdrawalTooLarge) as refusal:
        offering.place(savings, 3_990_001, from_savings=True)
    assert refusal.value.facts["available"] == 3_990_000
    offering.place(savings, 3_990_000, from_savings=True)


def test_terms_of_more_than_a_year_stand_among_long_term_debts(offering):
    offering.deposit_terms(from_on=date(2025, 2, 1), rates=[(12, 0, 60_000), (13, 0, 60_000)])
    placed = offering.place(offering.account(), months=13)
    assert lines_of(offering, placed["entry"]) == [("11101", 10_000_000), ("22104", -10_000_000)]


def test_interest_in_advance_is_paid_ahead_and_its_tax_is_that_of_each_month(offering):
    # 100.000.000 at 7,2 %: 600.000 a month, above 240.000, so 60.000 of tax each month.
    placed = offering.place(offering.account(), 100_000_000, months=12, payout=InterestPayout.IN_ADVANCE)

    assert lines_of(offering, placed["entry"]) == [
        ("11101", 100_000_000), ("11601", 7_200_000), ("21101", -6_480_000), ("21102", -100_000_000),
        ("21303", -720_000),
    ]  # fmt: skip
    rows = DepositInterest.objects.of(offering.actor.cooperative_id).order_by("number")
    assert [(row.gross, row.tax, row.entry_id) for row in rows] == [(600_000, 60_000, None)] * 12
    assert rows[11].due_on == date(2026, 6, 16)


def test_interest_in_advance_of_a_small_deposit_bears_no_tax(offering):
    savings = offering.account()
    offering.deposit(savings, 20_000_000)
    placed = offering.place(savings, 10_000_000, months=12, payout=InterestPayout.IN_ADVANCE, from_savings=True)
    assert lines_of(offering, placed["entry"]) == [
        ("11601", 600_000), ("21101", 10_000_000 - 600_000), ("21102", -10_000_000),
    ]  # fmt: skip


def test_two_deposits_in_advance_share_the_limit_of_each_month(offering):
    savings = offering.account()
    first = {"months": 3, "payout": InterestPayout.IN_ADVANCE}
    offering.place(savings, 40_000_000, **first)  # 183.333 a month
    offering.place(savings, 20_000_000, **first)  # 91.667 a month: 275.000 together, 10 % of it kept back here
    taxes = DepositInterest.objects.of(offering.actor.cooperative_id).order_by("deposit_id", "number")
    assert [row.tax for row in taxes] == [0, 0, 0, 27_500, 27_500, 27_500]


@pytest.mark.parametrize(
    ("choices", "refusal"),
    [
        ({"amount": 999_999}, actions.BelowMinimumDeposit),
        ({"amount": 0}, actions.AmountNotPositive),
        ({"months": 6}, actions.TermNotOffered),
        ({"months": 1, "payout": InterestPayout.COMPOUND_QUARTERLY}, actions.PayoutNotFitting),
        ({"on": date(2025, 6, 17), "at_once": True}, actions.DayAhead),
        ({"on": date(2023, 12, 31)}, actions.BeforeOpening),
        ({"from_savings": True}, actions.WithdrawalTooLarge),
    ],
)
def test_what_cannot_be_opened_is_refused_and_nothing_is_written(offering, choices, refusal):
    savings = offering.account()
    if choices.pop("at_once", False):
        offering.frame_on = lambda _on: offering.frame
    with pytest.raises(refusal):
        offering.place(savings, **choices)
    assert not TermDeposit.objects.of(offering.actor.cooperative_id).exists()


def test_more_than_the_maximum_is_refused(offering):
    offering.deposit_terms(from_on=date(2025, 2, 1), maximum=20_000_000)
    savings = offering.account()
    with pytest.raises(actions.AboveMaximumDeposit):
        offering.place(savings, 20_000_001, months=12)
    offering.place(savings, 20_000_000, months=12)


def test_a_product_without_terms_or_that_is_stopped_takes_no_deposit(offering):
    savings = offering.account()
    product = offering.products[SavingsKind.BERJANGKA]
    actions.stop_product(**offering.frame, product_id=product)
    with pytest.raises(actions.ProductNotOpen):
        offering.place(savings)
    offering.products[SavingsKind.BERJANGKA] = actions.define_product(
        **offering.frame, code="SBX", name="Berjangka baru", kind=SavingsKind.BERJANGKA
    )
    with pytest.raises(actions.DepositTermsMissing):
        offering.place(savings)


def test_only_simpanan_sukarela_of_an_active_member_takes_the_interest(offering, neighbour):
    member = offering.member()
    pokok = queries.accounts_of(offering.actor.cooperative_id, member, JUNE)[0]
    with pytest.raises(actions.SavingsOfAnother):
        offering.place(pokok.id)
    with pytest.raises(actions.AccountUnknown):
        offering.place(neighbour.account())


def test_terms_from_before_there_was_a_cap_are_not_paid_any_more(saving):
    saving.offer_deposits(from_on=date(2023, 6, 1), rates=[(3, 0, 120_000), (12, 0, 90_000)])
    savings = saving.account()
    with pytest.raises(actions.RateAboveCap):
        saving.place(savings, months=3)
    saving.place(savings, months=12)


def test_the_same_request_opens_one_deposit(offering):
    savings = offering.account()
    frame = offering.frame
    facts = {
        "on": JUNE,
        "product_id": offering.products[SavingsKind.BERJANGKA],
        "savings_id": savings,
        "amount": 5_000_000,
        "months": 3,
        "payout": InterestPayout.AT_MATURITY,
        "at_maturity": MaturityChoice.ROLL_ALL,
        "from_savings": False,
    }
    first, second = (actions.place_deposit(**frame, **facts) for _ in range(2))
    assert first == second
    assert TermDeposit.objects.of(offering.actor.cooperative_id).count() == 1


def test_certificates_are_numbered_without_gaps(offering):
    savings = offering.account()
    offering.place(savings)
    with pytest.raises(actions.BelowMinimumDeposit):
        offering.place(savings, 1)
    placed = offering.place(savings)
    assert queries.deposit_detail(offering.actor.cooperative_id, placed["deposit"]).number == "SB-000002"


def test_nobody_leaves_while_a_deposit_runs(offering):
    member = offering.member()
    offering.place(offering.account(member))
    row = Member.objects.of(offering.actor.cooperative_id).get(id=member)
    with pytest.raises(actions.DepositsStanding) as refusal:
        close_accounts(**offering.frame, on=JUNE, member=row)
    assert refusal.value.facts["numbers"] == "SB-000001"
