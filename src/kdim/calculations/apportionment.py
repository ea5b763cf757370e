"""Share a whole-rupiah amount by weight, losing and inventing nothing."""

from collections.abc import Mapping
from typing import TypeVar

from kdim.kernel.refusals import Refusal
from kdim.kernel.rupiah import Rupiah

Key = TypeVar("Key", int, str)


class ApportionmentNegative(Refusal):
    """A loss is not shared out by this rule; fact: ``total``."""

    code = "apportionment_negative"


class ApportionmentWithoutWeights(Refusal):
    """There is something to share and nobody with a weight; fact: ``total``."""

    code = "apportionment_without_weights"


def apportion(total: int, weights: Mapping[Key, int]) -> dict[Key, Rupiah]:
    """Split ``total`` rupiah in proportion to ``weights``; the parts sum to it exactly.

    Everyone first receives the exact share rounded down. The few rupiah left over go one each to the largest
    fractions, and equal fractions are ordered by key, so that the same books give the same answer on every
    machine and every day: 100 by {"a": 1, "b": 1, "c": 1} is 34, 33, 33. Weights are never negative.
    """
    if total < 0:
        raise ApportionmentNegative(total=total)
    if any(weight < 0 for weight in weights.values()):
        raise ValueError("a weight is negative")
    whole = sum(weights.values())
    if whole == 0:
        if total:
            raise ApportionmentWithoutWeights(total=total)
        return dict.fromkeys(weights, Rupiah(0))
    shares = {key: divmod(total * weight, whole) for key, weight in weights.items()}
    left_over = total - sum(rupiah for rupiah, _ in shares.values())
    by_fraction = sorted(shares, key=lambda key: (-shares[key][1], key))
    one_more = set(by_fraction[:left_over])
    return {key: Rupiah(rupiah + (key in one_more)) for key, (rupiah, _) in shares.items()}
