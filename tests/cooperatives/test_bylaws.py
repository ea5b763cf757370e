"""Which values a rule takes, and reading the rules of a day."""

import pytest

from kdim.cooperatives.bylaws import RULES, BylawKey, BylawMissing, Bylaws, BylawValueWrong

SHU = {"cadangan": 300_000, "anggota": 500_000, "pengurus": 100_000, "pendidikan": 100_000}


def test_every_key_has_a_rule():
    assert set(RULES) == set(BylawKey)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (BylawKey.SIMPANAN_POKOK, 100_000),
        (BylawKey.SIMPANAN_WAJIB, 0),
        (BylawKey.TERM_OF_OFFICE_YEARS, 5),
        (BylawKey.MEMBER_NUMBER_PATTERN, "{year}-{number:04d}"),
        (BylawKey.SHU_SHARES, SHU),
        (BylawKey.OFFICE_FACTOR_FROM, "2026-12-31"),
    ],
)
def test_a_value_that_fits_is_taken(key, value):
    RULES[key].check(key, value)


@pytest.mark.parametrize(
    ("key", "value", "facts"),
    [
        (BylawKey.SIMPANAN_POKOK, 0, {"least": 1, "most": 10**15}),
        (BylawKey.SIMPANAN_POKOK, "100000", {"least": 1, "most": 10**15}),
        (BylawKey.SIMPANAN_POKOK, True, {"least": 1, "most": 10**15}),
        (BylawKey.TERM_OF_OFFICE_YEARS, 6, {"least": 1, "most": 5}),
        (BylawKey.MEMBER_NUMBER_PATTERN, "  ", {"least": 1, "most": 60}),
        (BylawKey.MEMBER_NUMBER_PATTERN, "x" * 61, {"least": 1, "most": 60}),
        (BylawKey.MEMBER_NUMBER_PATTERN, 7, {"least": 1, "most": 60}),
        (BylawKey.OFFICE_FACTOR_FROM, "2026-02-30", {}),
        (BylawKey.OFFICE_FACTOR_FROM, "20261231", {}),
        (BylawKey.OFFICE_FACTOR_FROM, 30, {}),
        (BylawKey.SHU_SHARES, {**SHU, "sosial": 50_000}, {"total": 1_050_000}),  # the textbook that gives away 105 %
        (BylawKey.SHU_SHARES, {}, {"total": 0}),
        (BylawKey.SHU_SHARES, {"a": 1_100_000, "b": -100_000}, {"total": None}),
        (BylawKey.SHU_SHARES, {"a": 1_000_000.0}, {"total": None}),
        (BylawKey.SHU_SHARES, [1_000_000], {"total": None}),
    ],
)
def test_a_value_that_does_not_fit_is_refused(key, value, facts):
    with pytest.raises(BylawValueWrong) as refused:
        RULES[key].check(key, value)

    assert refused.value.facts == {"key": key.value, **facts}


def test_rules_of_a_day_are_read_by_kind():
    rules = Bylaws(values={"simpanan_pokok": 100_000, "member_number_pattern": "{number}", "shu_shares": SHU})

    assert rules.number(BylawKey.SIMPANAN_POKOK) == 100_000
    assert rules.text(BylawKey.MEMBER_NUMBER_PATTERN) == "{number}"
    assert rules.shares(BylawKey.SHU_SHARES) == SHU


def test_a_rule_that_was_never_decided_is_missing():
    with pytest.raises(BylawMissing) as refused:
        Bylaws(values={}).number(BylawKey.SIMPANAN_POKOK)

    assert refused.value.facts == {"key": "simpanan_pokok"}
