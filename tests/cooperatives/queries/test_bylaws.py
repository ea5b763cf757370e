"""The rules on a day and their history."""

from datetime import date

from kdim.cooperatives.bylaws import BylawKey
from kdim.cooperatives.enums import MeetingKind
from kdim.cooperatives.queries import BylawChange, bylaw_history, bylaws_at, decisions

LATER = {"number": "2/RAT/2024", "decided_on": date(2024, 2, 20), "from_on": date(2024, 3, 1), "summary": "RAT 2023"}


def test_rules_of_a_day_take_one_query(cooperative, decide, django_assert_num_queries):
    decide({BylawKey.SIMPANAN_WAJIB: 20_000, BylawKey.SIMPANAN_POKOK: 100_000})
    decide({BylawKey.SIMPANAN_WAJIB: 25_000}, meeting=MeetingKind.RAT, **LATER)

    with django_assert_num_queries(1):
        rules = bylaws_at(cooperative.id, date(2024, 3, 1))

    assert rules.values == {"simpanan_wajib": 25_000, "simpanan_pokok": 100_000}
    assert bylaws_at(cooperative.id, date(2019, 12, 31)).values == {}


def test_history_tells_what_each_decision_replaced_and_until_when(cooperative, decide):
    decide({BylawKey.SIMPANAN_WAJIB: 20_000})
    decide({BylawKey.SIMPANAN_WAJIB: 25_000}, meeting=MeetingKind.RAT, **LATER)

    newest, oldest = bylaw_history(cooperative.id)
    assert newest == BylawChange(
        key=BylawKey.SIMPANAN_WAJIB, value=25_000, before=20_000, from_on=date(2024, 3, 1), until_on=None,
        meeting="rat", decision="2/RAT/2024", decided_on=date(2024, 2, 20), summary="RAT 2023",
    )  # fmt: skip
    assert (oldest.value, oldest.before, oldest.until_on) == (20_000, None, date(2024, 3, 1))


def test_history_does_not_mix_rules(cooperative, decide):
    decide({BylawKey.SIMPANAN_POKOK: 100_000, BylawKey.SIMPANAN_WAJIB: 20_000})

    assert [(one.before, one.until_on) for one in bylaw_history(cooperative.id)] == [(None, None), (None, None)]


def test_history_is_of_one_cooperative(other_cooperative, decide):
    decide({BylawKey.SIMPANAN_POKOK: 100_000})

    assert bylaw_history(other_cooperative.id) == []
    assert decisions(other_cooperative.id) == []


def test_decisions_are_listed_the_newest_first(cooperative, decide):
    decide({})
    decide({}, meeting=MeetingKind.RAT, **LATER)

    assert [one.number for one in decisions(cooperative.id)] == ["2/RAT/2024", "1/RAT/2020"]
