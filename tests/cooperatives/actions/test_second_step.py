"""The second step of signing in."""

from datetime import timedelta

import pytest
from tests.authenticator import code_at

from kdim.cooperatives.actions import CodeRefused, CodesLocked, FactorMissing, pass_second_step, verify_secret
from kdim.cooperatives.models import AuditRecord, Person
from kdim.cooperatives.queries import factor_state
from kdim.kernel.codes import format_code

PIN = "493817"


@pytest.fixture
def give(cooperative, person, at):
    """Siti, whose PIN was right, gives a code."""

    def make(typed, **changes):
        return pass_second_step(
            **{
                "cooperative_id": cooperative.id, "person_id": person.id, "typed": typed, "address": "10.0.0.7",
                "at": at,
            } | changes
        )  # fmt: skip

    return make


@pytest.fixture
def factor(siti, switch_on):
    return switch_on(siti)


def test_the_code_that_the_app_shows_lets_the_person_in(factor, give, at):
    later = at + timedelta(minutes=5)
    code = code_at(factor.secret, later)

    passed = give(f"{code[:3]} {code[3:]}", at=later)

    assert (passed.factor_id, passed.by_recovery_code) == (factor.factor_id, False)


def test_a_code_is_good_once_even_in_the_same_half_minute(factor, give, at):
    later = at + timedelta(minutes=5)
    code = code_at(factor.secret, later)
    give(code, at=later)

    with pytest.raises(CodeRefused):
        give(code, at=later)
    with pytest.raises(CodeRefused):
        give(code, at=later + timedelta(seconds=30))


def test_the_code_that_switched_it_on_does_not_sign_in(factor, give, at):
    with pytest.raises(CodeRefused):
        give(code_at(factor.secret, at))


def test_an_earlier_code_does_not_pass_after_a_later_one(factor, give, at):
    later = at + timedelta(minutes=5)
    give(code_at(factor.secret, later), at=later)

    with pytest.raises(CodeRefused):
        give(code_at(factor.secret, later - timedelta(seconds=30)), at=later)


def test_a_recovery_code_is_good_once(cooperative, person, factor, give):
    assert give(format_code(factor.codes[3]).lower()).by_recovery_code
    with pytest.raises(CodeRefused):
        give(factor.codes[3])

    assert factor_state(cooperative.id, person.id).codes_left == 9


def test_of_two_who_send_one_code_at_once_one_comes_in(factor, give, at_once, at):
    later = at + timedelta(minutes=5)
    code = code_at(factor.secret, later)

    app = at_once(lambda: give(code, at=later), lambda: give(code, at=later))
    paper = at_once(lambda: give(factor.codes[0], at=later), lambda: give(factor.codes[0], at=later))

    assert sorted(type(one).__name__ for one in app) == ["CodeRefused", "Passed"]
    assert sorted(type(one).__name__ for one in paper) == ["CodeRefused", "Passed"]


def test_wrong_codes_are_counted_and_a_right_pin_does_not_forget_them(cooperative, factor, give, at):
    for left in (4, 3, 2, 1, 0):
        with pytest.raises(CodeRefused) as refused:
            give("000000")
        assert refused.value.facts == {"tries_left": left}
        verify_secret(cooperative_id=cooperative.id, name="A-001", secret=PIN, address="10.0.0.7", at=at)

    with pytest.raises(CodesLocked) as locked:
        give(factor.codes[0])
    assert locked.value.facts == {"until": at + timedelta(minutes=15)}
    assert give(factor.codes[0], at=at + timedelta(minutes=15)).by_recovery_code


def test_the_trail_tells_right_codes_and_wrong_ones(cooperative, person, factor, give):
    with pytest.raises(CodeRefused):
        give("000000")
    give(factor.codes[0])

    records = list(AuditRecord.objects.of(cooperative.id).order_by("id"))[-2:]
    assert [(one.act, one.subject, one.facts, one.address) for one in records] == [
        ("cooperatives.refuse_code", f"person:{person.id}", {}, "10.0.0.7"),
        ("cooperatives.pass_second_step", f"person:{person.id}", {"how": "recovery"}, "10.0.0.7"),
    ]


def test_without_a_second_factor_or_deactivated_there_is_no_second_step(person, siti, give, switch_on):
    with pytest.raises(FactorMissing):
        give("000000")
    told = switch_on(siti)
    Person.objects.filter(pk=person.id).update(is_active=False)
    with pytest.raises(FactorMissing):
        give(told.codes[0])
