"""Interest of term deposits as it falls due, and their last day: what the books say, and that it is done once."""

from datetime import date

import pytest

from kdim.calculations.term_deposit import InterestPayout
from kdim.kernel.calendar import Month
from kdim.ledger import queries as books
from kdim.ledger.actions import PeriodClosed, close_period
from kdim.ledger.enums import AccountRole
from kdim.savings import actions, queries
from kdim.savings.actions import deposit_run
from kdim.savings.enums import DepositStatus, MaturityChoice, RunStatus
from kdim.savings.models import DepositInterest, SavingsAccount, TermDeposit

pytestmark = pytest.mark.django_db
JUNE, JULY, SEPTEMBER = date(2025, 6, 16), date(2025, 7, 16), date(2025, 9, 16)


@pytest.fixture
def offering(saving):
    saving.offer_deposits()
    return saving


def entries_since(saving, first):
    """(day, memo, lines as (code, debit less credit)) of what was posted after an entry."""
    page = books.journal(saving.actor.cooperative_id, from_on=date(2024, 1, 1), until_on=date(2029, 1, 1), size=500)
    told = [books.entry_detail(saving.actor.cooperative_id, each.id) for each in page.entries if each.id > first]
    return [
        (one.on, one.memo, sorted((line.code, line.debit - line.credit) for line in one.lines))
        for one in sorted(told, key=lambda one: one.id)
    ]


def deposit_of(saving, placed):
    return TermDeposit.objects.of(saving.actor.cooperative_id).get(id=placed["deposit"])


def stands_on(saving, subaccount):
    return books.balances_of_subaccounts(saving.actor.cooperative_id, [subaccount])[subaccount].amount


def in_savings(saving, account):
    return stands_on(saving, SavingsAccount.objects.of(saving.actor.cooperative_id).get(id=account).subaccount_id)


def test_monthly_interest_goes_to_simpanan_sukarela_and_the_money_on_the_last_day(offering):
    savings = offering.account()
    placed = offering.place(savings, 10_000_000)  # 5,5 %: 45.833, 45.834, 45.833
    run = offering.settle(SEPTEMBER)

    assert entries_since(offering, placed["entry"]) == [
        (JULY, "Jasa simpanan berjangka SB-000001, bulan ke-1", [("21101", -45_833), ("52102", 45_833)]),
        (date(2025, 8, 16), "Jasa simpanan berjangka SB-000001, bulan ke-2", [("21101", -45_834), ("52102", 45_834)]),
        (SEPTEMBER, "Jasa simpanan berjangka SB-000001, bulan ke-3", [("21101", -45_833), ("52102", 45_833)]),
        (SEPTEMBER, "Jatuh tempo simpanan berjangka SB-000001", [("21101", -10_000_000), ("21102", 10_000_000)]),
    ]
    assert (run.status, run.months, run.ended, run.rolled, run.gross, run.tax) == (RunStatus.DONE, 3, 1, 0, 137_500, 0)
    deposit = deposit_of(offering, placed)
    assert (deposit.status, deposit.closed_on, deposit.next_on) == (DepositStatus.PAID_OUT, SEPTEMBER, None)
    assert in_savings(offering, savings) == 10_137_500


def test_tax_above_240_000_a_month_is_a_debt_to_the_state(offering):
    placed = offering.place(offering.account(), 60_000_000, months=12)  # 7,2 %: 360.000 a month
    offering.settle(JULY)
    assert [lines for _on, _memo, lines in entries_since(offering, placed["entry"])] == [
        [("21101", -324_000), ("21303", -36_000), ("52102", 360_000)]
    ]


def test_what_is_added_each_quarter_earns_itself_less_its_tax(offering):
    placed = offering.place(offering.account(), 60_000_000, months=12, payout=InterestPayout.COMPOUND_QUARTERLY)
    offering.settle(date(2025, 10, 16))
    # Three months of 360.000, each owed until the quarter is over; then 1.080.000 less 108.000 is added.
    # The fourth month: 60.972.000 at 7,2 % = 365.832.
    assert [lines for _on, _memo, lines in entries_since(offering, placed["entry"])] == [
        [("21107", -360_000), ("52102", 360_000)],
        [("21107", -360_000), ("52102", 360_000)],
        [("21102", -972_000), ("21107", 720_000), ("21303", -108_000), ("52102", 360_000)],
        [("21107", -365_832), ("52102", 365_832)],
    ]
    assert stands_on(offering, deposit_of(offering, placed).subaccount_id) == 60_972_000


def test_100_000_at_12_percent_added_each_quarter_for_36_months_is_142_576(saving):
    saving.offer_deposits(from_on=date(2023, 6, 1), rates=[(36, 0, 90_000)], minimum=1)
    placed = saving.place(
        saving.account(on=date(2025, 1, 2)), 100_000, months=36, payout=InterestPayout.COMPOUND_QUARTERLY,
        at_maturity=MaturityChoice.PAY_OUT, on=date(2025, 1, 15),
    )  # fmt: skip
    # The law caps at 9 %; the published example asks 12 %, so the certificate is changed for it.
    TermDeposit.objects.of(saving.actor.cooperative_id).filter(id=placed["deposit"]).update(rate_ppm=120_000)
    saving.settle(date(2028, 1, 15))
    assert in_savings(saving, deposit_of(saving, placed).savings_id) == 142_576


def test_added_each_month_it_comes_to_143_077(saving):
    saving.offer_deposits(from_on=date(2023, 6, 1), rates=[(36, 0, 90_000)], minimum=1)
    placed = saving.place(
        saving.account(on=date(2025, 1, 2)), 100_000, months=36, payout=InterestPayout.COMPOUND_MONTHLY,
        on=date(2025, 1, 15),
    )  # fmt: skip
    TermDeposit.objects.of(saving.actor.cooperative_id).filter(id=placed["deposit"]).update(rate_ppm=120_000)
    saving.settle(date(2028, 1, 14))
    before = stands_on(saving, deposit_of(saving, placed).subaccount_id)
    saving.settle(date(2028, 1, 15))
    assert (before, in_savings(saving, deposit_of(saving, placed).savings_id)) == (141_660, 143_077)


def test_interest_at_maturity_is_owed_month_by_month_and_given_with_each_months_tax(offering):
    savings = offering.account()
    placed = offering.place(savings, 60_000_000, months=12, payout=InterestPayout.AT_MATURITY)
    offering.settle(date(2026, 6, 16))
    told = entries_since(offering, placed["entry"])
    assert len(told) == 13
    assert told[0][2] == [("21107", -360_000), ("52102", 360_000)]
    assert told[11:] == [
        (
            date(2026, 6, 16), "Jasa simpanan berjangka SB-000001, bulan ke-12",
            [("21101", -3_888_000), ("21107", 3_960_000), ("21303", -432_000), ("52102", 360_000)],
        ),
        (
            date(2026, 6, 16), "Jatuh tempo simpanan berjangka SB-000001",
            [("21101", -60_000_000), ("21102", 60_000_000)],
        ),
    ]  # fmt: skip
    assert in_savings(offering, savings) == 63_888_000
    assert books.balance(offering.actor.cooperative_id, account=AccountRole.INTEREST_PAYABLE) == 0


def test_interest_in_advance_becomes_a_cost_month_by_month(offering):
    savings = offering.account()
    placed = offering.place(savings, 100_000_000, months=12, payout=InterestPayout.IN_ADVANCE)
    offering.settle(date(2025, 8, 16))
    assert [lines for _on, _memo, lines in entries_since(offering, placed["entry"])] == [
        [("11601", -600_000), ("52102", 600_000)]
    ] * 2
    offering.settle(date(2026, 6, 16))
    assert books.balance(offering.actor.cooperative_id, account=AccountRole.PREPAID_INTEREST) == 0
    rows = DepositInterest.objects.of(offering.actor.cooperative_id)
    assert (rows.count(), rows.filter(entry_id__isnull=True).count()) == (12, 0)
    assert in_savings(offering, savings) == 6_480_000 + 100_000_000


@pytest.mark.parametrize(
    ("payout", "choice", "principal", "savings"),
    [
        (InterestPayout.MONTHLY, MaturityChoice.ROLL_PRINCIPAL, 10_000_000, 137_500),
        (InterestPayout.MONTHLY, MaturityChoice.ROLL_ALL, 10_000_000, 137_500),
        (InterestPayout.AT_MATURITY, MaturityChoice.ROLL_PRINCIPAL, 10_000_000, 137_500),
        (InterestPayout.AT_MATURITY, MaturityChoice.ROLL_ALL, 10_137_500, 0),
        (InterestPayout.COMPOUND_MONTHLY, MaturityChoice.ROLL_PRINCIPAL, 10_000_000, 138_131),
        (InterestPayout.COMPOUND_MONTHLY, MaturityChoice.ROLL_ALL, 10_138_131, 0),
        (InterestPayout.COMPOUND_QUARTERLY, MaturityChoice.ROLL_ALL, 10_137_500, 0),
        (InterestPayout.IN_ADVANCE, MaturityChoice.ROLL_ALL, 10_000_000, 137_500 + 100_000),
    ],
)
def test_a_deposit_is_rolled_over_at_the_rate_of_its_last_day(offering, payout, choice, principal, savings):
    account = offering.account()
    placed = offering.place(account, 10_000_000, payout=payout, at_maturity=choice)
    offering.deposit_terms(from_on=date(2025, 9, 1), rates=[(3, 0, 40_000)])
    run = offering.settle(SEPTEMBER)

    deposit = deposit_of(offering, placed)
    assert (run.ended, run.rolled) == (0, 1)
    assert (deposit.turn, deposit.months_done, deposit.status) == (2, 0, DepositStatus.RUNNING)
    assert (deposit.placed_on, deposit.next_on, deposit.matures_on) == (
        SEPTEMBER, date(2025, 10, 16), date(2025, 12, 16),
    )  # fmt: skip
    assert (deposit.principal, deposit.rate_ppm, in_savings(offering, account)) == (principal, 40_000, savings)
    assert stands_on(offering, deposit.subaccount_id) == principal
    offering.settle(date(2026, 3, 20))
    assert deposit_of(offering, placed).turn == 4


@pytest.mark.parametrize("gone", ["stopped", "term", "cap"])
def test_what_is_offered_no_more_is_paid_out(saving, gone):
    saving.offer_deposits(from_on=date(2023, 6, 1), rates=[(3, 0, 55_000)])
    account = saving.account()
    placed = saving.place(account, 10_000_000, at_maturity=MaturityChoice.ROLL_ALL)
    if gone == "stopped":
        actions.stop_product(**saving.frame, product_id=deposit_of(saving, placed).product_id)
    elif gone == "term":
        saving.deposit_terms(from_on=date(2025, 9, 16), rates=[(6, 0, 40_000)])
    else:
        terms = deposit_of(saving, placed).terms
        terms.rates = [[3, 0, 90_001]]
        terms.save()
    saving.settle(SEPTEMBER)
    assert (deposit_of(saving, placed).status, in_savings(saving, account)) == (DepositStatus.PAID_OUT, 10_137_500)


def test_late_days_are_caught_up_in_order_and_tax_counts_both_deposits(offering):
    account = offering.account()
    offering.place(account, 40_000_000)  # 183.333 a month
    second = offering.place(account, 20_000_000, on=date(2025, 6, 20))  # 91.667: together 275.000
    run = offering.settle(date(2025, 10, 1))
    told = [(on, lines) for on, memo, lines in entries_since(offering, second["entry"]) if "bulan" in memo]
    assert [on.isoformat() for on, _lines in told] == [
        "2025-07-16", "2025-07-20", "2025-08-16", "2025-08-20", "2025-09-16", "2025-09-20",
    ]  # fmt: skip
    assert told[0][1] == [("21101", -183_333), ("52102", 183_333)]
    assert told[1][1] == [("21101", -64_167), ("21303", -27_500), ("52102", 91_667)]
    assert (run.gross, run.tax, run.ended) == (825_000, 82_500, 2)


def test_the_preview_says_what_the_run_posts(offering):
    account = offering.account()
    offering.place(account, 40_000_000, payout=InterestPayout.COMPOUND_MONTHLY, at_maturity=MaturityChoice.ROLL_ALL)
    offering.place(account, 60_000_000, months=12, payout=InterestPayout.IN_ADVANCE, on=date(2025, 6, 17))
    offering.place(account, 20_000_000, payout=InterestPayout.AT_MATURITY, on=date(2025, 6, 18))
    steps = actions.steps_due(offering.actor.cooperative_id, date(2026, 1, 1))
    assert not DepositInterest.objects.of(offering.actor.cooperative_id).filter(entry_id__isnull=False).exists()
    run = offering.settle(date(2026, 1, 1))
    assert (len(steps), sum(step.month.gross for step in steps), sum(step.kept_back for step in steps)) == (
        run.months, run.gross, run.tax,
    )  # fmt: skip
    rows = DepositInterest.objects.of(offering.actor.cooperative_id).filter(entry_id__isnull=False)
    assert sorted((step.on, step.month.gross, step.month.tax) for step in steps) == sorted(
        rows.values_list("due_on", "gross", "tax")
    )


def test_pieces_are_committed_one_by_one_and_done_once(offering, monkeypatch):
    monkeypatch.setattr(deposit_run, "TOGETHER", 2)
    accounts = [offering.account() for _ in range(3)]
    for account in accounts:
        offering.place(account)
    run_id = actions.begin_deposit_run(**offering.frame_on(JULY), on=JULY)
    frame = offering.frame_on(JULY)
    first = actions.settle_deposits(**frame, run_id=run_id)
    assert (first, actions.settle_deposits(**frame, run_id=run_id)) == ({"parts": 1, "left": 1}, first)
    assert actions.begin_deposit_run(**offering.frame_on(JULY), on=JULY) == run_id
    assert actions.settle_deposits(**offering.frame_on(JULY), run_id=run_id) == {"parts": 2, "left": 0}
    assert actions.settle_deposits(**offering.frame_on(JULY), run_id=run_id) == {"parts": 2, "left": 0}
    assert [in_savings(offering, account) for account in accounts] == [45_833] * 3
    with pytest.raises(actions.NothingDue):
        actions.begin_deposit_run(**offering.frame_on(JULY), on=JULY)


def test_a_piece_asks_as_much_for_many_deposits_as_for_one(offering):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked(on):
        run_id = actions.begin_deposit_run(**offering.frame_on(on), on=on)
        with CaptureQueriesContext(
            connection,
        ) as told:
            actions.settle_deposits(**offering.frame_on(on), run_id=run_id)
        return len(told)

    account = offering.account()
    offering.place(account)
    one = asked(JULY)
    for _ in range(4):
        offering.place(account, on=JULY)
    assert asked(date(2025, 8, 16)) == one


def test_a_months_interest_waits_for_the_deposits_and_counts_their_tax(offering):
    account = offering.account()
    offering.deposit(account, 60_000_000, on=date(2025, 6, 16))
    offering.place(account, 40_000_000)  # 183.333 on 16 July
    actions.run_interest(**offering.frame_on(date(2025, 7, 1)), on=date(2025, 7, 1), month=Month(2025, 6))
    with pytest.raises(actions.DepositsWaiting) as refusal:
        actions.begin_interest(**offering.frame_on(date(2025, 8, 1)), on=date(2025, 8, 1), month=Month(2025, 7))
    assert refusal.value.facts["on"] == JULY
    offering.settle(date(2025, 7, 31))
    told = actions.run_interest(**offering.frame_on(date(2025, 8, 1)), on=date(2025, 8, 1), month=Month(2025, 7))
    # Simpanan sukarela alone stays below 240.000; with the deposit's 183.333 it is above, and bears both.
    assert told["gross"] == 153_306
    assert told["tax"] == (153_306 + 183_333) // 10


def test_what_a_deposit_kept_back_is_not_kept_back_again(offering):
    account = offering.account()
    offering.deposit(account, 6_000_000, on=date(2025, 6, 16))
    offering.place(account, 60_000_000, months=12)  # 360.000 a month, 36.000 kept back
    offering.settle(date(2025, 7, 31))
    actions.run_interest(**offering.frame_on(date(2025, 7, 1)), on=date(2025, 7, 1), month=Month(2025, 6))
    told = actions.run_interest(**offering.frame_on(date(2025, 8, 1)), on=date(2025, 8, 1), month=Month(2025, 7))
    assert told["tax"] == (told["gross"] + 360_000) // 10 - 36_000


def test_interest_and_the_end_of_a_deposit_are_not_undone_by_themselves(offering):
    placed = offering.place(offering.account(), payout=InterestPayout.IN_ADVANCE, at_maturity=MaturityChoice.ROLL_ALL)
    out = offering.place(offering.account())
    offering.settle(SEPTEMBER)
    ended = deposit_of(offering, out).end_entry_id
    [advance] = [
        each.id
        for each in books.journal(offering.actor.cooperative_id, from_on=SEPTEMBER, until_on=SEPTEMBER, size=50).entries
        if each.memo == "Jasa di muka simpanan berjangka SB-000001"
    ]
    row = DepositInterest.objects.of(offering.actor.cooperative_id).get(deposit_id=out["deposit"], number=1)
    for entry, refusal in (
        (ended, actions.DepositEntryNotUndone), (advance, actions.DepositEntryNotUndone),
        (row.entry_id, actions.InterestNotUndone), (placed["entry"], actions.DepositHasMoved),
    ):  # fmt: skip
        with pytest.raises(refusal):
            actions.request_reversal(**offering.frame_on(SEPTEMBER), on=SEPTEMBER, entry_id=entry, reason="x")


def test_a_run_until_a_day_of_a_closed_month_is_refused(offering):
    offering.place(offering.account())
    run_id = actions.begin_deposit_run(**offering.frame_on(date(2025, 8, 1)), on=date(2025, 8, 1))
    for month in Month(2024, 1).through(Month(2025, 7)):
        close_period(**offering.frame_on(date(2025, 8, 1)), month=month.first_day)
    with pytest.raises(PeriodClosed):
        actions.settle_deposits(**offering.frame_on(date(2025, 8, 1)), run_id=run_id)


def test_nobody_settles_what_is_anothers(offering, neighbour):
    offering.place(offering.account())
    with pytest.raises(actions.NothingDue):
        neighbour.settle(JULY)
    assert len(actions.steps_due(neighbour.actor.cooperative_id, JULY)) == 0
    assert queries.deposit_runs(offering.actor.cooperative_id) == []
