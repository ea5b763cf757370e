import pytest
from hypothesis import given
from hypothesis import strategies as st

from kdim.calculations.apportionment import ApportionmentNegative, ApportionmentWithoutWeights, apportion

weights = st.dictionaries(st.text(max_size=3), st.integers(0, 10**12), min_size=1, max_size=30).filter(
    lambda weights: sum(weights.values()) > 0
)
totals = st.integers(0, 10**15)


def test_a_total_is_split_by_weight():
    assert apportion(1_000_000, {"cadangan": 40, "anggota": 50, "pendidikan": 10}) == {
        "cadangan": 400_000,
        "anggota": 500_000,
        "pendidikan": 100_000,
    }


def test_left_over_rupiah_go_to_the_largest_fractions():
    assert apportion(100, {"a": 1, "b": 2, "c": 4}) == {"a": 14, "b": 29, "c": 57}


def test_equal_fractions_are_ordered_by_key_whatever_the_order_given():
    assert apportion(100, {"c": 1, "a": 1, "b": 1}) == {"a": 34, "b": 33, "c": 33}
    assert apportion(101, {3: 1, 1: 1, 2: 1}) == {1: 34, 2: 34, 3: 33}


def test_nothing_is_shared_as_nothing_even_without_weights():
    assert apportion(0, {"a": 0, "b": 0}) == {"a": 0, "b": 0}
    assert apportion(0, {}) == {}


@given(totals, weights)
def test_the_parts_sum_to_the_whole_and_each_is_within_a_rupiah_of_its_share(total: int, weights: dict[str, int]):
    parts = apportion(total, weights)
    whole = sum(weights.values())

    assert sum(parts.values()) == total
    assert all(abs(parts[key] * whole - total * weight) < whole for key, weight in weights.items())


@given(totals, weights)
def test_the_order_of_the_weights_does_not_matter(total: int, weights: dict[str, int]):
    backwards = dict(reversed(weights.items()))

    assert apportion(total, weights) == apportion(total, backwards)


@given(totals, weights)
def test_who_weighs_more_never_receives_less(total: int, weights: dict[str, int]):
    parts = apportion(total, weights)
    by_weight = sorted(weights, key=lambda key: (weights[key], parts[key]))

    assert [parts[key] for key in by_weight] == sorted(parts.values())


def test_a_loss_is_refused():
    with pytest.raises(ApportionmentNegative) as refusal:
        apportion(-1, {"a": 1})

    assert refusal.value.facts == {"total": -1}


@pytest.mark.parametrize("weights", [{}, {"a": 0}])
def test_something_to_share_among_nobody_is_refused(weights: dict[str, int]):
    with pytest.raises(ApportionmentWithoutWeights) as refusal:
        apportion(500, weights)

    assert refusal.value.facts == {"total": 500}


def test_a_negative_weight_is_a_defect():
    with pytest.raises(ValueError, match="negative"):
        apportion(100, {"a": 2, "b": -1})
