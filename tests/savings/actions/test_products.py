"""Products and their terms."""

from datetime import date

import pytest

from kdim.calculations.savings_interest import InterestMethod
from kdim.cooperatives.enums import Role
from kdim.cooperatives.models import Decision
from kdim.cooperatives.powers import NotAllowed
from kdim.kernel.calendar import Month
from kdim.savings import actions
from kdim.savings.enums import RunStatus, SavingsKind
from kdim.savings.models import InterestRun
from kdim.savings.queries import interest_terms, products, terms_at, terms_history

ON = date(2025, 6, 16)
CAP = "Permenkop UKM 8/2023 Pasal 26"


def define(saving, code="HR", kind=SavingsKind.SUKARELA):
    return actions.define_product(**saving.frame, code=code, name="Hari Raya", kind=kind)


def test_a_product_is_offered_with_the_terms_of_the_day(saving):
    saving.terms(from_on=date(2025, 7, 1), tiers=[(0, 20_000), (1_000_000, 40_000)])
    before, after = (products(saving.actor.cooperative_id, on)[1] for on in (ON, date(2025, 7, 1)))

    assert (before.code, before.tiers, before.method, before.minimum_balance, before.from_on) == (
        "SS", ((0, 30_000),), InterestMethod.DAILY, 10_000, date(2024, 1, 1),
    )  # fmt: skip
    assert after.tiers == ((0, 20_000), (1_000_000, 40_000))


def test_pokok_and_wajib_bear_no_interest(saving):
    shown = [(view.kind, view.method, view.tiers) for view in products(saving.actor.cooperative_id, ON)]

    assert shown == [
        (SavingsKind.POKOK, None, ()), (SavingsKind.SUKARELA, InterestMethod.DAILY, ((0, 30_000),)),
        (SavingsKind.WAJIB, None, ()),
    ]  # fmt: skip


@pytest.mark.parametrize("kind", [SavingsKind.POKOK, SavingsKind.WAJIB])
def test_interest_on_equity_is_refused(saving, kind):
    with pytest.raises(actions.WrongKind):
        saving.terms(saving.products[kind], from_on=ON)


def test_of_pokok_and_wajib_there_is_one_each(saving):
    with pytest.raises(actions.ProductTaken):
        define(saving, kind=SavingsKind.POKOK)


def test_a_code_is_used_once(saving):
    with pytest.raises(actions.ProductTaken):
        define(saving, code="SS")


def test_a_stopped_product_opens_no_account_until_it_is_offered_again(saving):
    product = define(saving)
    member = saving.member()
    actions.stop_product(**saving.frame, product_id=product)
    with pytest.raises(actions.ProductNotOpen):
        saving.account(member, product=product)
    actions.offer_product(**saving.frame, product_id=product)

    assert saving.account(member, product=product)


def test_more_than_the_law_allows_is_refused_with_its_source(saving):
    with pytest.raises(actions.RateAboveCap) as refused:
        saving.terms(from_on=ON, tiers=[(0, 30_000), (1_000_000, 90_001)])

    assert refused.value.facts == {"rate_ppm": 90_001, "cap_ppm": 90_000, "source": CAP}
    assert saving.terms(from_on=ON, tiers=[(0, 90_000)])


def test_before_the_regulation_there_was_no_cap(saving):
    assert saving.terms(define(saving), from_on=date(2023, 6, 19), tiers=[(0, 120_000)])


@pytest.mark.parametrize(
    ("values", "what"),
    [
        ({"minimum_balance": -1}, "minimum"),
        ({"minimum_balance": 10**30}, "minimum"),
        ({"tiers": [(0, 30_000), (10**30, 40_000)]}, "tiers"),
        ({"minimum_deposit": -1}, "minimum"),
        ({"rounding_unit": 7}, "rounding"),
        ({"tiers": []}, "tiers"),
        ({"tiers": [(1, 30_000)]}, "tiers"),
        ({"tiers": [(0, 30_000), (0, 40_000)]}, "tiers"),
        ({"tiers": [(0, -1)]}, "tiers"),
        ({"decision_id": 1}, "decision"),
    ],
)
def test_impossible_terms_are_refused(saving, values, what):
    with pytest.raises(actions.TermsWrong) as refused:
        saving.terms(from_on=ON, **values)

    assert refused.value.facts == {"what": what}


def test_terms_keep_their_decision_and_their_history(saving):
    decision = Decision.objects.of(saving.actor.cooperative_id).get(number="AD-1")
    saving.terms(from_on=ON, decision_id=decision.id)
    history = terms_history(saving.actor.cooperative_id, saving.products[SavingsKind.SUKARELA])

    assert [(terms.from_on, terms.decision) for terms in history] == [(ON, decision), (date(2024, 1, 1), None)]


def test_the_decision_of_another_cooperative_is_not_ours(saving, neighbour):
    theirs = Decision.objects.of(neighbour.actor.cooperative_id).get(number="AD-1")
    with pytest.raises(actions.TermsWrong):
        saving.terms(from_on=ON, decision_id=theirs.id)


def test_terms_begin_after_the_last_ones(saving):
    with pytest.raises(actions.TermsNotLater):
        saving.terms(from_on=date(2024, 1, 1))


def test_terms_do_not_begin_in_a_month_whose_interest_is_paid(saving, at):
    InterestRun.objects.create(
        cooperative_id=saving.actor.cooperative_id, month=date(2025, 6, 1), status=RunStatus.DONE, started_at=at,
        finished_at=at,
    )  # fmt: skip
    with pytest.raises(actions.TermsInSettledMonth):
        saving.terms(from_on=date(2025, 6, 30))

    assert saving.terms(from_on=date(2025, 7, 1))


def test_without_a_method_a_product_bears_no_interest(saving):
    saving.terms(from_on=date(2025, 7, 1), method=None, tiers=())

    assert interest_terms(saving.actor.cooperative_id, Month(2025, 7)) == {}


def test_a_rate_that_changes_inside_a_month_holds_from_the_next(saving):
    product = saving.products[SavingsKind.SUKARELA]
    saving.terms(from_on=date(2025, 6, 10), tiers=[(0, 50_000)])
    tiers = [interest_terms(saving.actor.cooperative_id, Month(2025, month))[product].tiers for month in (6, 7)]

    assert tiers == [[[0, 30_000]], [[0, 50_000]]]


def test_a_product_that_begins_inside_a_month_earns_by_its_first_terms(saving):
    product = define(saving)
    saving.terms(product, from_on=date(2025, 6, 10), tiers=[(0, 50_000)])
    saving.terms(product, from_on=date(2025, 6, 20), tiers=[(0, 60_000)])

    assert interest_terms(saving.actor.cooperative_id, Month(2025, 6))[product].tiers == [[0, 50_000]]


def test_the_terms_of_a_day_are_the_latest_not_after_it(saving):
    product = saving.products[SavingsKind.SUKARELA]

    assert terms_at(saving.actor.cooperative_id, product, date(2023, 12, 31)) is None
    assert terms_at(saving.actor.cooperative_id, product, ON).from_on == date(2024, 1, 1)


def test_only_the_pengurus_defines_products(saving, actor_as):
    saving.actor = actor_as(Role.KASIR)
    with pytest.raises(NotAllowed):
        define(saving)


def test_the_products_of_another_cooperative_are_unknown(saving, neighbour):
    theirs = neighbour.products[SavingsKind.SUKARELA]
    with pytest.raises(actions.ProductUnknown):
        saving.terms(theirs, from_on=ON)
    for change in (actions.stop_product, actions.offer_product):
        with pytest.raises(actions.ProductUnknown):
            change(**saving.frame, product_id=theirs)
    with pytest.raises(actions.ProductUnknown):
        saving.account(product=theirs)
