"""Acts and the trail."""

import threading
from dataclasses import dataclass
from datetime import UTC, date, datetime
from fractions import Fraction
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, OperationalError, connection, connections, transaction

from kdim.cooperatives.actions import register_person
from kdim.cooperatives.audit import RequestReused, act, look, note, plain
from kdim.cooperatives.enums import Role
from kdim.cooperatives.models import AuditRecord, Decision, Person
from kdim.cooperatives.powers import NotAllowed, Power, system_actor
from kdim.kernel.refusals import Refusal


class Full(Refusal):
    code = "test_full"


@act("test.count", power=Power.RECORD_JOURNAL)
def count(*, actor, request_id, at, amount: int, full: bool = False) -> int:
    """Writes one row a call, and gives how many there are."""
    rows = Decision.objects.of(actor.cooperative_id)
    Decision.objects.create(cooperative_id=actor.cooperative_id, meeting="rat", number=str(uuid4()), on=at.date())
    if full:
        raise Full
    note(subject=f"count:{amount}", note="noted")
    return int(rows.count())


@act("test.private", power=None, private=("nik",))
def keep(*, actor, request_id, at, nik: str) -> str:
    return "kept"


def trail_of(cooperative):
    return list(AuditRecord.objects.of(cooperative.id).order_by("id"))


def test_an_act_leaves_one_record_with_who_when_where_and_what(cooperative, siti, at):
    request_id = uuid4()

    keep(actor=siti, request_id=request_id, at=at, nik="3374")

    (record,) = trail_of(cooperative)
    assert (record.act, record.person_id, record.actor_name, record.address, record.at, record.request_id) == (
        "test.private", siti.person_id, "Siti Aminah", "10.0.0.7", at, request_id,
    )  # fmt: skip


def test_input_and_notes_are_the_facts_of_the_record(cooperative, actor, rid, at):
    count(actor=actor, request_id=rid(), at=at, amount=5)

    (record,) = trail_of(cooperative)
    assert (record.subject, record.facts, record.result) == ("count:5", {"amount": 5, "note": "noted"}, 1)


def test_a_note_need_not_name_a_subject(cooperative, actor, rid, at):
    @act("test.noting", power=None)
    def noting(*, actor, request_id, at) -> None:
        note(counted=3)

    noting(actor=actor, request_id=rid(), at=at)

    (record,) = trail_of(cooperative)
    assert (record.subject, record.facts) == ("", {"counted": 3})


def test_private_input_stays_out_of_the_trail_but_counts(cooperative, actor, at):
    request_id = uuid4()
    keep(actor=actor, request_id=request_id, at=at, nik="3374")

    assert trail_of(cooperative)[0].facts == {}
    with pytest.raises(RequestReused):
        keep(actor=actor, request_id=request_id, at=at, nik="3375")


def test_the_same_request_gives_the_stored_result_and_writes_nothing(cooperative, actor, at):
    request_id = uuid4()

    first = count(actor=actor, request_id=request_id, at=at, amount=5)
    Decision.objects.create(cooperative=cooperative, meeting="rat", number="x", on=at.date())
    again = count(actor=actor, request_id=request_id, at=at, amount=5)

    assert (first, again) == (1, 1)
    assert Decision.objects.of(cooperative.id).count() == 2
    assert len(trail_of(cooperative)) == 1


def test_the_same_request_id_with_another_input_is_refused(cooperative, actor, at):
    request_id = uuid4()
    count(actor=actor, request_id=request_id, at=at, amount=5)

    with pytest.raises(RequestReused) as refused:
        count(actor=actor, request_id=request_id, at=at, amount=6)

    assert refused.value.facts == {"act": "test.count", "earlier_act": "test.count"}


def test_the_same_request_id_of_another_person_is_refused(cooperative, actor, siti, at):
    request_id = uuid4()
    keep(actor=siti, request_id=request_id, at=at, nik="3374")

    with pytest.raises(RequestReused):
        keep(actor=actor, request_id=request_id, at=at, nik="3374")


def test_the_same_request_id_may_be_used_by_another_cooperative(actor, other_actor, at):
    request_id = uuid4()

    assert count(actor=actor, request_id=request_id, at=at, amount=5) == 1
    assert count(actor=other_actor, request_id=request_id, at=at, amount=6) == 1


def test_a_refused_act_leaves_nothing_and_may_be_sent_again(cooperative, actor, at):
    request_id = uuid4()

    with pytest.raises(Full):
        count(actor=actor, request_id=request_id, at=at, amount=5, full=True)
    assert trail_of(cooperative) == []
    assert Decision.objects.of(cooperative.id).count() == 0

    assert count(actor=actor, request_id=request_id, at=at, amount=5) == 1


def test_without_the_power_nothing_happens(cooperative, actor_as, rid, at):
    with pytest.raises(NotAllowed):
        count(actor=actor_as(Role.KASIR), request_id=rid(), at=at, amount=5)

    assert trail_of(cooperative) == []


def test_a_result_that_json_would_change_is_a_defect(cooperative, actor, rid, at):
    @act("test.tuple", power=None)
    def pair(*, actor, request_id, at):
        return (1, 2)

    with pytest.raises(AssertionError, match=r"test\.tuple"):
        pair(actor=actor, request_id=rid(), at=at)


def test_a_secret_is_nowhere_in_the_trail(cooperative, actor, rid, at):
    register_person(actor=actor, request_id=rid(), at=at, name="Budi", phone="+6281211112222", secret="493817")

    (record,) = trail_of(cooperative)
    assert record.facts == {"name": "Budi", "phone": "+6281211112222"}


def test_a_repeated_request_with_another_secret_is_not_mistaken_for_the_first(actor, at):
    request = {"actor": actor, "request_id": uuid4(), "at": at, "name": "Budi", "phone": "+6281211112222"}
    person_id = register_person(**request, secret="493817")

    assert register_person(**request, secret="493817") == person_id
    with pytest.raises(RequestReused):
        register_person(**request, secret="493818")
    assert Person.objects.get(pk=person_id).check_password("493817")


def test_an_act_with_secrets_must_say_how_to_compare_them():
    with pytest.raises(AssertionError, match="needs same_secret"):
        act("test.secret", power=None, secret=("pin",))


def test_a_note_belongs_inside_an_act():
    with pytest.raises(AssertionError, match="inside an act"):
        note(subject="x")


def test_a_look_at_private_data_is_recorded(cooperative, siti, at):
    look(actor=siti, at=at, what="members.look", subject="member:1", shown=["nik"])

    (record,) = trail_of(cooperative)
    assert (record.act, record.subject, record.facts, record.person_id) == (
        "members.look", "member:1", {"shown": ["nik"]}, siti.person_id,
    )  # fmt: skip


@dataclass(frozen=True)
class Heir:
    name: str
    born_on: date


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (None, None),
        (True, True),
        (12, 12),
        ("a", "a"),
        (Role.KASIR, "kasir"),
        (date(2025, 1, 31), "2025-01-31"),
        (datetime(2025, 1, 31, 9, tzinfo=UTC), "2025-01-31T09:00:00+00:00"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (Fraction(1, 3), "1/3"),
        (b"", "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ({Role.KASIR: [1], 2: (3,)}, {"kasir": [1], "2": [3]}),
        ({"b", "a"}, ["a", "b"]),
        (Heir("Ani", date(2000, 1, 1)), {"name": "Ani", "born_on": "2000-01-01"}),
    ],
)
def test_values_are_kept_as_plain_json(value, kept):
    assert plain(value) == kept


@pytest.mark.parametrize("value", [1.5, object(), Heir])
def test_other_values_are_a_defect(value):
    with pytest.raises(AssertionError):
        plain(value)


@pytest.mark.parametrize(
    "statement", ["UPDATE cooperatives_auditrecord SET act = 'x'", "DELETE FROM cooperatives_auditrecord"]
)
def test_the_trail_cannot_be_changed_by_hand(actor, rid, at, statement):
    keep(actor=actor, request_id=rid(), at=at, nik="3374")

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
def test_the_trail_cannot_be_emptied(db):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE cooperatives_auditrecord")


def at_once(jobs):
    """Run the jobs in threads that start together; gives what each returned or raised."""
    answers: list[object] = [None] * len(jobs)
    start = threading.Barrier(len(jobs))

    def run(place, job):
        start.wait()
        try:
            answers[place] = job()
        except Refusal as refusal:
            answers[place] = refusal
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place, job)) for place, job in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.mark.django_db(transaction=True)
def test_the_same_request_four_times_at_once_is_done_once(cooperative, at):
    actor, request_id = system_actor(cooperative.id), uuid4()

    answers = at_once([lambda: count(actor=actor, request_id=request_id, at=at, amount=5)] * 4)

    assert answers == [1, 1, 1, 1]
    assert Decision.objects.of(cooperative.id).count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_request_id_with_two_inputs_at_once_is_done_once(cooperative, at):
    actor, request_id = system_actor(cooperative.id), uuid4()

    answers = at_once(
        [lambda amount=amount: count(actor=actor, request_id=request_id, at=at, amount=amount) for amount in (5, 6)]
    )

    assert sorted(type(answer).__name__ for answer in answers) == ["RequestReused", "int"]
    assert Decision.objects.of(cooperative.id).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_acts_in_each_others_way_are_both_done_and_nobody_hears_of_it(cooperative, at):
    if connection.vendor == "sqlite":
        pytest.skip("one writer after the other: no two acts hold a row each")
    one, two = (Person.objects.create(name=name).id for name in ("Satu", "Dua"))
    met, began = threading.Barrier(2), []

    @act("test.two_rows", power=None)
    def lock_two(*, actor, request_id, at, first: int, second: int) -> int:
        Person.objects.select_for_update().get(pk=first)
        began.append(first)
        if began.count(first) == 1:
            met.wait(timeout=20)  # each holds its first row now
        Person.objects.select_for_update().get(pk=second)
        return first

    frame = {"actor": system_actor(cooperative.id), "at": at}
    ways = [(one, two), (two, one)]
    answers = at_once(
        [lambda a=a, b=b: lock_two(**frame, request_id=uuid4(), first=a, second=b) for a, b in ways],
    )

    assert answers == [one, two]
    assert len(began) == 3  # the database took one of them back
    assert AuditRecord.objects.of(cooperative.id).count() == 2


@pytest.mark.django_db(transaction=True)
def test_who_finds_the_database_locked_waits_once_more(cooperative, at):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL locks rows, not the database")
    actor, other = system_actor(cooperative.id), connections.create_connection("default")
    with connection.cursor() as cursor, other.cursor() as holder:
        cursor.execute("PRAGMA busy_timeout = 1")
        holder.execute("BEGIN IMMEDIATE")

        def release(execute, sql, params, many, context):
            try:
                return execute(sql, params, many, context)
            except OperationalError:
                holder.execute("ROLLBACK")
                raise

        with connection.execute_wrapper(release):
            assert count(actor=actor, request_id=uuid4(), at=at, amount=5) == 1
    other.close()
    connection.close()


@pytest.mark.django_db(transaction=True)
def test_another_fault_of_the_database_is_not_tried_again(cooperative, at):
    tried = []

    @act("test.fault", power=None)
    def fail(*, actor, request_id, at) -> int:
        tried.append(at)
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM there_is_no_such_table")
        return 1

    with pytest.raises(DatabaseError, match="there_is_no_such_table"):
        fail(actor=system_actor(cooperative.id), request_id=uuid4(), at=at)
    assert tried == [at]
