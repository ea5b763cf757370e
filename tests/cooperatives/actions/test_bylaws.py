"""Recording decisions and by-laws; the past stays as it was decided."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from kdim.cooperatives.actions import BylawNotLater, DecisionDiffers, DecisionNumberMissing, record_bylaws
from kdim.cooperatives.bylaws import BylawKey, BylawValueWrong
from kdim.cooperatives.enums import MeetingKind, Role
from kdim.cooperatives.models import AuditRecord, Bylaw, Decision
from kdim.cooperatives.powers import NotAllowed
from kdim.cooperatives.queries import bylaws_at


def test_a_decision_sets_rules_from_a_day(cooperative, decide, at):
    decision_id = decide({BylawKey.SIMPANAN_POKOK: 100_000, BylawKey.SIMPANAN_WAJIB: 20_000})

    rows = Bylaw.objects.of(cooperative.id).order_by("key").values_list("key", "value", "from_on", "decision_id")
    assert list(rows) == [
        ("simpanan_pokok", 100_000, date(2020, 1, 1), decision_id),
        ("simpanan_wajib", 20_000, date(2020, 1, 1), decision_id),
    ]
    record = AuditRecord.objects.of(cooperative.id).get()
    assert (record.act, record.subject) == ("cooperatives.record_bylaws", f"decision:{decision_id}")
    assert record.facts["values"] == {"simpanan_pokok": 100_000, "simpanan_wajib": 20_000}


def test_a_later_decision_changes_a_rule_and_leaves_the_past(cooperative, decide):
    decide({BylawKey.SIMPANAN_WAJIB: 20_000})
    decide({BylawKey.SIMPANAN_WAJIB: 25_000}, number="2/RAT/2024", from_on=date(2024, 3, 1))

    assert bylaws_at(cooperative.id, date(2024, 2, 29)).number(BylawKey.SIMPANAN_WAJIB) == 20_000
    assert bylaws_at(cooperative.id, date(2024, 3, 1)).number(BylawKey.SIMPANAN_WAJIB) == 25_000


@pytest.mark.parametrize("from_on", [date(2019, 12, 31), date(2020, 1, 1)])
def test_a_rule_cannot_be_changed_backwards(cooperative, decide, from_on):
    decide({BylawKey.SIMPANAN_WAJIB: 20_000})

    with pytest.raises(BylawNotLater) as refused:
        decide({BylawKey.SIMPANAN_WAJIB: 25_000}, number="2", from_on=from_on)

    assert refused.value.facts == {"key": "simpanan_wajib", "from_on": from_on, "last_from_on": date(2020, 1, 1)}
    assert Decision.objects.of(cooperative.id).count() == 1


def test_a_wrong_value_leaves_nothing_of_the_decision(cooperative, decide):
    with pytest.raises(BylawValueWrong):
        decide({BylawKey.SIMPANAN_WAJIB: 20_000, BylawKey.SHU_SHARES: {"cadangan": 999_999}})

    assert Decision.objects.of(cooperative.id).count() == 0
    assert Bylaw.objects.of(cooperative.id).count() == 0


def test_rules_may_be_added_to_a_recorded_decision(decide):
    first = decide({BylawKey.SIMPANAN_WAJIB: 20_000})

    assert decide({BylawKey.SIMPANAN_POKOK: 100_000}) == first


@pytest.mark.parametrize("change", [{"decided_on": date(2020, 1, 2)}, {"summary": "Lain"}])
def test_a_decision_is_not_recorded_twice_with_other_particulars(decide, change):
    decide({BylawKey.SIMPANAN_WAJIB: 20_000})

    with pytest.raises(DecisionDiffers) as refused:
        decide({BylawKey.SIMPANAN_POKOK: 100_000}, **change)

    assert refused.value.facts == {"number": "1/RAT/2020", "on": date(2020, 1, 1), "summary": "Pendirian"}


def test_the_same_number_of_another_kind_of_meeting_is_another_decision(decide):
    first = decide({})

    assert decide({}, meeting=MeetingKind.RAT) != first


def test_a_decision_needs_a_number(decide):
    with pytest.raises(DecisionNumberMissing):
        decide({}, number="  ")


def test_a_teller_does_not_record_decisions(actor_as, decide):
    with pytest.raises(NotAllowed):
        decide({}, actor=actor_as(Role.KASIR))


@pytest.mark.parametrize("table", ["cooperatives_bylaw", "cooperatives_decision"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_decided_history_cannot_be_changed_by_hand(decide, table, statement):
    decide({BylawKey.SIMPANAN_WAJIB: 20_000})

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))


def test_the_same_decision_sent_twice_is_recorded_once(cooperative, actor, rid, at):
    request = {
        "actor": actor, "request_id": rid(), "at": at, "meeting": MeetingKind.RAT, "number": "1",
        "decided_on": date(2025, 3, 1), "summary": "", "from_on": date(2025, 3, 1),
        "values": {BylawKey.SIMPANAN_WAJIB: 25_000},
    }  # fmt: skip

    assert record_bylaws(**request) == record_bylaws(**request)
    assert Bylaw.objects.of(cooperative.id).count() == 1
