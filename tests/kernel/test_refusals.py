import pytest

from kdim.kernel.refusals import Refusal


class TooFewMembers(Refusal):
    code = "too_few_members"


def test_a_refusal_carries_a_code_and_facts():
    with pytest.raises(Refusal) as raised:
        raise TooFewMembers(present=7, needed=9)

    assert raised.value.code == "too_few_members"
    assert raised.value.facts == {"present": 7, "needed": 9}
    assert str(raised.value) == "too_few_members(present=7, needed=9)"
