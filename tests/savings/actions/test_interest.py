"""A month's interest in one batch, to the rupiah what the formulas say of each account."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kdim.calculations.balances import month_segments
from kdim.calculations.law import SAVINGS_TAX
from kdim.calculations.savings_interest import InterestMethod, month_interest
from kdim.calculations.savings_tax import tax_of_month
from kdim.calculations.tiers import TierChoice
from kdim.cooperatives.enums import Role
from kdim.cooperatives.powers import NotAllowed
from kdim.kernel.calendar import DayCount, Month
from kdim.kernel.rounding import RoundingMode
from kdim.ledger import actions as ledger
from kdim.ledger.enums import AccountRole
from kdim.ledger.queries import balance
from kdim.members.enums import MemberStatus
from kdim.savings import actions, postings
from kdim.savings.enums import RunStatus, SavingsKind
from kdim.savings.models import InterestRun, ProductTerms, SavingsAccount
from kdim.savings.queries import account_detail, interest_preview, interest_runs, passbook

MAY = Month(2025, 5)
ON = date(2025, 6, 1)


def run(saving, month=MAY, on=ON):
    return actions.run_interest(**saving.frame, on=on, month=month)


def balances(saving, *accounts):
    return [account_detail(saving.actor.cooperative_id, account, ON).balance for account in accounts]


def test_interest_is_paid_into_each_account_on_the_last_day(saving):
    account = saving.account()
    saving.deposit(account, 6_000_000, on=date(2025, 4, 1))
    result = run(saving)

    lines = passbook(saving.actor.cooperative_id, account, from_on=MAY.first_day, until_on=MAY.last_day).lines
    assert (result["accounts"], result["gross"], result["tax"], result["tax_entry"]) == (1, 15_288, 0, None)
    assert [(line.on, line.change, line.memo, line.entry_id) for line in lines] == [
        (date(2025, 5, 31), 15_288, "Jasa simpanan Mei 2025", result["entry"])
    ]
    assert balances(saving, account) == [6_015_288]


def test_the_books_show_cost_and_tax_owed_to_the_state(saving):
    account = saving.account()
    saving.deposit(account, 100_000_000, on=date(2025, 4, 1))
    result = run(saving)

    kept = [
        balance(saving.actor.cooperative_id, account=role)
        for role in (AccountRole.INTEREST_EXPENSE, AccountRole.TAX_PAYABLE, AccountRole.SAVINGS_SUKARELA)
    ]
    assert kept == [254_795, 25_479, 100_000_000 + 254_795 - 25_479]
    assert (result["gross"], result["tax"]) == (254_795, 25_479)


def test_tax_looks_at_all_accounts_of_a_member_together(saving):
    """Each account earns 127.397, together more than 240.000: the whole is taxed, and the parts add up to it."""
    other = actions.define_product(**saving.frame, code="HR", name="Hari Raya", kind=SavingsKind.SUKARELA)
    saving.terms(other, from_on=date(2024, 1, 1))
    member, neighbour = saving.member("Siti"), saving.member("Budi")
    accounts = [saving.account(member), saving.account(member, product=other), saving.account(neighbour)]
    for account in accounts:
        saving.deposit(account, 50_000_000, on=date(2025, 4, 1))
    result = run(saving)

    assert (result["gross"], result["tax"]) == (3 * 127_397, 254_794 // 10)
    assert balances(saving, *accounts) == [50_114_658, 50_114_657, 50_127_397]


def test_a_month_is_paid_once(saving):
    saving.deposit(saving.account(), 1_000_000, on=date(2025, 4, 1))
    first = run(saving)
    with pytest.raises(actions.InterestAlreadyPaid) as refused:
        run(saving)

    assert refused.value.facts == {"month": date(2025, 5, 1), "entry": first["entry"]}
    assert balance(saving.actor.cooperative_id, account=AccountRole.INTEREST_EXPENSE) == first["gross"]


def test_the_same_request_gets_the_same_answer(saving):
    saving.deposit(saving.account(), 1_000_000, on=date(2025, 4, 1))
    frame = {**saving.frame, "on": ON, "month": MAY}

    assert actions.run_interest(**frame) == actions.run_interest(**frame)


def test_a_month_that_is_not_over_earns_nothing_yet(saving):
    with pytest.raises(actions.MonthNotOver) as refused:
        run(saving, on=date(2025, 5, 31))

    assert refused.value.facts["from_on"] == ON


def test_months_are_paid_in_order(saving):
    run(saving, Month(2025, 5))
    with pytest.raises(actions.InterestNotInOrder) as refused:
        run(saving, Month(2025, 4))

    assert refused.value.facts == {"month": date(2025, 4, 1), "last": date(2025, 5, 1)}


def test_a_month_in_which_nobody_earns_is_done_without_an_entry(saving):
    result = run(saving)

    assert (result["accounts"], result["entry"], result["tax_entry"]) == (0, None, None)
    assert [run.status for run in interest_runs(saving.actor.cooperative_id)] == [RunStatus.DONE]


def test_without_interest_bearing_products_nothing_is_paid(saving):
    ProductTerms.objects.of(saving.actor.cooperative_id).delete()

    assert run(saving)["entry"] is None


def test_interest_of_the_month_before_earns_interest(saving):
    account = saving.account()
    saving.deposit(account, 100_000_000, on=date(2025, 3, 1))
    run(saving, Month(2025, 4))
    before = balances(saving, account)[0]

    assert run(saving)["gross"] == round(before * 31 * 3 / 36_500)


def test_closed_accounts_earn_nothing(saving):
    account = saving.account()
    saving.deposit(account, 1_000_000, on=date(2025, 4, 1))
    SavingsAccount.objects.of(saving.actor.cooperative_id).filter(id=account).update(closed_on=ON)

    assert run(saving)["accounts"] == 0


def test_the_neighbour_s_accounts_earn_nothing_here(saving, neighbour):
    neighbour.deposit(neighbour.account(), 1_000_000, on=date(2025, 4, 1))

    assert run(saving)["accounts"] == 0


def test_as_many_statements_for_one_account_as_for_thirty(saving):
    saving.deposit(saving.account(), 1_000_000, on=date(2025, 4, 1))
    with CaptureQueriesContext(connection) as one:
        run(saving, Month(2025, 4), on=ON)
    for n in range(29):
        saving.deposit(saving.account(saving.member(f"Anggota {n}")), 1_000_000, on=date(2025, 5, 1))
    with CaptureQueriesContext(connection) as thirty:
        assert run(saving)["accounts"] == 30

    assert len(thirty) == len(one)


def test_the_cashier_does_not_run_interest(saving, actor_as):
    saving.actor = actor_as(Role.KASIR)
    with pytest.raises(NotAllowed):
        run(saving)
    with pytest.raises(NotAllowed):
        actions.begin_interest(**saving.frame, on=ON, month=MAY)


def test_a_run_that_began_is_shown_and_then_paid(saving):
    begun = actions.begin_interest(**saving.frame, on=ON, month=MAY)
    shown = [run.status for run in interest_runs(saving.actor.cooperative_id)]

    assert shown == [RunStatus.RUNNING]
    assert run(saving)["run"] == begun


def test_a_run_that_failed_says_why_and_may_begin_again(saving, at):
    begun = actions.begin_interest(**saving.frame, on=ON, month=MAY)
    actions.fail_interest(cooperative_id=saving.actor.cooperative_id, at=at, run_id=begun, failure={"code": "x"})
    [failed] = interest_runs(saving.actor.cooperative_id)
    again = actions.begin_interest(**saving.frame, on=ON, month=MAY)
    [running] = interest_runs(saving.actor.cooperative_id)

    assert (failed.status, failed.failure, failed.of_month) == (RunStatus.FAILED, {"code": "x"}, MAY)
    assert (again, running.status, running.failure) == (begun, RunStatus.RUNNING, None)


def test_a_run_that_is_done_does_not_fail_any_more(saving, at):
    done = run(saving)["run"]
    actions.fail_interest(cooperative_id=saving.actor.cooperative_id, at=at, run_id=done, failure={"code": "x"})

    assert InterestRun.objects.of(saving.actor.cooperative_id).get(id=done).status == RunStatus.DONE


def test_the_preview_is_what_will_be_posted_and_posts_nothing(saving):
    accounts = [saving.account(saving.member(f"Anggota {n:02}")) for n in range(12)]
    for n, account in enumerate(accounts):
        saving.deposit(account, 10_000_000 * (n + 1), on=date(2025, 4, 1))
    preview = interest_preview(saving.actor.cooperative_id, MAY)
    nothing = balance(saving.actor.cooperative_id, account=AccountRole.INTEREST_EXPENSE)
    result = run(saving)

    told = preview.totals
    assert (told.accounts, told.gross, told.tax, told.taxed_accounts) == (12, result["gross"], result["tax"], 3)
    assert [line.account_id for line in preview.largest] == accounts[:1:-1]
    assert (preview.largest[0].member_name, preview.largest[0].gross, preview.largest[0].tax) == (
        "Anggota 11", 305_753, 30_575,
    )  # fmt: skip
    assert (nothing, preview.run, interest_preview(saving.actor.cooperative_id, MAY).run.status) == (
        0, None, RunStatus.DONE,
    )  # fmt: skip


bands = st.lists(st.tuples(st.integers(1, 40_000_000), st.integers(0, 90_000)), max_size=3, unique_by=lambda t: t[0])
terms_values = st.fixed_dictionaries(
    {
        "method": st.sampled_from(InterestMethod),
        "tiers": bands.flatmap(lambda more: st.integers(0, 90_000).map(lambda first: [(0, first), *sorted(more)])),
        "tier_choice": st.sampled_from(TierChoice),
        "day_count": st.sampled_from(DayCount),
        "rounding_mode": st.sampled_from(RoundingMode),
        "rounding_unit": st.sampled_from([1, 50, 100, 500, 1000]),
    }
)  # fmt: skip
moves = st.lists(st.tuples(st.integers(-40, 30), st.integers(1, 30_000_000), st.booleans()), min_size=1, max_size=8)
histories = st.lists(st.tuples(st.integers(-40, 20), moves), min_size=1, max_size=4)


@given(terms=terms_values, histories=histories, month=st.sampled_from([MAY, Month(2024, 2), Month(2025, 2)]))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_batch_pays_what_the_formulas_say(saving, terms, histories, month):
    """Random products and histories: opened before or inside the month, several movements a day, in any order."""
    cooperative = saving.actor.cooperative_id
    SavingsAccount.objects.of(cooperative).update(closed_on=ON)
    product = actions.define_product(
        **saving.frame, code=saving.rid().hex[:8], name="Uji", kind=SavingsKind.SUKARELA
    )  # fmt: skip
    saving.terms(product, from_on=date(2024, 1, 1), **terms)
    rules = ProductTerms.objects.of(cooperative).get(product=product)
    expected, entries = {}, []
    for opened, changes in histories:
        opened_on = max(month.first_day + timedelta(days=opened), date(2024, 1, 1))
        member = saving.person(status=MemberStatus.ACTIVE, on=opened_on)
        account = SavingsAccount.objects.of(cooperative).get(id=saving.account(member, opened_on, product))
        opening, movements = 0, []
        for on, signed in possible(month, opened_on, changes):
            event = postings.deposit if signed > 0 else postings.withdrawal
            entries.append(event(on=on, number="x", subaccount=account.subaccount_id, amount=abs(signed)))
            if on < month.first_day:
                opening += signed
            else:
                movements.append((on, signed))
        segments = month_segments(month, opening, movements, opened_on=max(opened_on, month.first_day))
        expected[account.id] = month_interest(
            month, segments, method=terms["method"], rate=rules.rate, day_count=terms["day_count"],
            rounding=rules.rounding,
        )  # fmt: skip
    ledger.post(entries, actor=saving.actor, at=saving.at, request_id=saving.rid())
    paid = {line.account_id: (line.gross, line.tax) for line in interest_preview(cooperative, month).largest}
    rule = SAVINGS_TAX.at(month.last_day)

    assert paid == {account: (gross, tax_of_month(gross, rule)) for account, gross in expected.items() if gross}


def possible(month, opened_on, changes):
    """The movements by day, none before the opening, none of more than is there."""
    kept = 0
    for day, amount, takes in sorted(changes):
        on = min(max(month.first_day + timedelta(days=day), opened_on), month.last_day)
        if signed := -min(amount, kept) if takes else amount:
            kept += signed
            yield on, signed


def test_a_month_between_is_not_passed_over(saving):
    run(saving, Month(2025, 3))
    with pytest.raises(actions.InterestMonthMissing) as refused:
        run(saving, Month(2025, 5))

    assert refused.value.facts == {"month": date(2025, 5, 1), "missing": date(2025, 4, 1)}
    assert run(saving, Month(2025, 4))["month"] == "2025-04"
