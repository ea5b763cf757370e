"""One-time codes of an app, and recovery codes."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from tests.authenticator import code_at

from kdim.cooperatives.actions.codes import hash_of, new_recovery_codes, new_secret, step_of
from kdim.kernel.codes import format_code

SECRET = base64.b32encode(b"12345678901234567890").decode()
#: RFC 6238, appendix B, for SHA-1: seconds since 1970 and the code of eight figures, of which six are the last six.
VECTORS = [
    (59, "94287082"),
    (1111111109, "07081804"),
    (1111111111, "14050471"),
    (1234567890, "89005924"),
    (2000000000, "69279037"),
    (20000000000, "65353130"),
]


@pytest.mark.parametrize(("seconds", "published"), VECTORS)
def test_the_codes_are_those_that_the_rfc_publishes(seconds, published):
    at = datetime.fromtimestamp(seconds, UTC)

    assert code_at(SECRET, at, digits=8) == published
    assert code_at(SECRET, at) == published[-6:]
    assert step_of(SECRET, published[-6:], at, after=0) == seconds // 30


def test_a_clock_may_be_half_a_minute_wrong_and_no_more(at):
    step = int(at.timestamp()) // 30

    def passes(**ahead):
        return step_of(SECRET, code_at(SECRET, at + timedelta(**ahead)), at, after=0)

    assert passes(seconds=-30) == step - 1
    assert passes(seconds=30) == step + 1
    assert passes(seconds=-60) is None
    assert passes(seconds=60) is None


def test_a_code_passes_only_after_the_last_one_used(at):
    step = int(at.timestamp()) // 30
    code = code_at(SECRET, at)

    assert step_of(SECRET, code, at, after=step - 1) == step
    assert step_of(SECRET, code, at, after=step) is None


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "²²²²²²"])
def test_what_is_no_code_does_not_pass(typed, at):
    assert step_of(SECRET, typed, at, after=0) is None


def test_a_secret_has_a_hundred_and_sixty_bits():
    assert len(base64.b32decode(new_secret())) == 20
    assert new_secret() != new_secret()


def test_ten_different_recovery_codes_are_compared_as_people_type_them():
    codes = new_recovery_codes()

    assert len(set(codes)) == 10
    assert hash_of(7, format_code(codes[0]).lower()) == hash_of(7, codes[0])
    assert hash_of(8, codes[0]) != hash_of(7, codes[0])
    assert codes[0] not in hash_of(7, codes[0])
