"""An entry that could not be posted anywhere cannot be made."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kdim.ledger.entries import (
    AMOUNT_LIMIT,
    AmountTooLarge,
    Entry,
    Line,
    TooFewLines,
    Unbalanced,
    ZeroLine,
    content_hash,
    header,
    poster,
    stamp_of,
)
from kdim.ledger.enums import AccountRole, EntryKind, Side

ON = date(2025, 6, 16)


def entry(*amounts: int) -> Entry:
    return Entry(ON, EntryKind.JOURNAL, "Uji", tuple(Line(AccountRole.CASH_DESK, amount) for amount in amounts))


@pytest.mark.parametrize(
    ("amounts", "refusal", "facts"),
    [
        ((), TooFewLines, {"lines": 0}),
        ((5,), TooFewLines, {"lines": 1}),
        ((5, 0, -5), ZeroLine, {"line": 2}),
        ((2500, -2501), Unbalanced, {"debit": 2500, "credit": 2501, "difference": -1}),
        ((AMOUNT_LIMIT + 1, -AMOUNT_LIMIT - 1), AmountTooLarge, {"line": 1, "amount": AMOUNT_LIMIT + 1}),
        ((5, -AMOUNT_LIMIT - 1), AmountTooLarge, {"line": 2, "amount": -AMOUNT_LIMIT - 1}),
    ],
)
def test_what_is_wrong_is_refused_when_it_is_made(amounts, refusal, facts):
    with pytest.raises(refusal) as refused:
        entry(*amounts)
    assert refused.value.facts == facts


@given(st.lists(st.integers(1, AMOUNT_LIMIT), min_size=1, max_size=5))
def test_whatever_balances_can_be_made(amounts):
    assert len(entry(*amounts, *(-amount for amount in amounts)).lines) == 2 * len(amounts)


def test_the_hash_notices_every_part():
    facts = {
        "on": "2025-06-16", "stamp": stamp_of(datetime(2025, 6, 16, 3, tzinfo=UTC)), "kind": "journal", "memo": "a|b",
        "by": poster(7, "Sari"), "request_id": "r", "request_n": 0, "reverses": None, "concerns_on": None,
    }  # fmt: skip
    others = {
        "on": "2025-06-17", "stamp": "x", "kind": "deposit", "memo": "a|c", "request_id": "s", "request_n": 1,
        "by": poster(8, "Sari"), "reverses": 7, "concerns_on": ON,
    }  # fmt: skip
    hashes = [content_hash(1, 2, header(**facts) + "x")]
    hashes += [content_hash(1, 2, header(**{**facts, name: other}) + "x") for name, other in others.items()]
    hashes += [content_hash(1, 3, header(**facts) + "x"), content_hash(1, 2, header(**facts) + "y")]
    assert len(set(hashes)) == len(hashes)


def test_debit_is_positive():
    assert (Side.DEBIT.sign, Side.CREDIT.sign) == (1, -1)
