"""The wall between cooperatives."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import Count, Exists, OuterRef, Subquery

from kdim.cooperatives.actions import appoint, end_appointment, issue_slip
from kdim.cooperatives.enums import Role
from kdim.cooperatives.models import AuditRecord, Cooperative, RoleTerm, UnscopedQuery, WallCrossed, wall
from kdim.cooperatives.powers import NotAllowed

ONLY_POSTGRESQL = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no row-level security")


@pytest.fixture
def records(cooperative, other_cooperative, at):
    """One record of the trail in each cooperative."""
    return [
        AuditRecord.objects.create(cooperative=one, at=at, actor_name="Sistem", act=f"test.{one.slug}")
        for one in (cooperative, other_cooperative)
    ]


@pytest.mark.parametrize(
    "ask",
    [
        list,
        lambda rows: rows.count(),
        lambda rows: rows.exists(),
        lambda rows: rows.first(),
        lambda rows: rows.get(),
        lambda rows: rows.in_bulk([1]),
        lambda rows: rows.update(act="x"),
        lambda rows: rows.delete(),
        lambda rows: list(rows.iterator()),
        lambda rows: rows.aggregate(n=Count("id")),
        lambda rows: list(rows.values_list("id", flat=True)),
        lambda rows: rows.explain(),
        lambda rows: rows.raw("SELECT 1"),
        lambda rows: list(rows.union(AuditRecord.objects.of(1))),
        lambda rows: list(AuditRecord.objects.of(1).union(rows)),
        lambda rows: rows | AuditRecord.objects.of(1),
        lambda rows: AuditRecord.objects.of(1) & rows,
        lambda rows: list(Cooperative.objects.filter(pk__in=rows.values("cooperative_id"))),
        lambda rows: list(Cooperative.objects.filter(Exists(rows.filter(cooperative_id=OuterRef("pk"))))),
        lambda rows: list(Cooperative.objects.annotate(last=Subquery(rows.values("act")[:1]))),
    ],
)
def test_a_query_that_names_no_cooperative_fails(db, ask):
    with pytest.raises(UnscopedQuery):
        ask(AuditRecord.objects.filter(act="x"))


def test_asking_for_nothing_needs_no_wall(db):
    assert list(AuditRecord.objects.none()) == []


def test_two_questions_about_one_cooperative_may_be_joined(cooperative, records):
    own = AuditRecord.objects.of(cooperative.id)

    assert list(own.filter(act="x") | own.filter(act="test.uji")) == [records[0]]


def test_inside_one_cooperative_naming_another_fails(cooperative, other_cooperative):
    with wall.enter(cooperative.id), pytest.raises(WallCrossed):
        AuditRecord.objects.of(other_cooperative.id)


def test_inside_one_cooperative_a_row_of_another_cannot_be_written(cooperative, other_cooperative, at):
    row = AuditRecord(cooperative=other_cooperative, at=at, actor_name="Sistem", act="test")

    with wall.enter(cooperative.id):
        for write in (row.save, lambda: AuditRecord.objects.bulk_create([row])):
            with pytest.raises(WallCrossed):
                write()
        with pytest.raises(WallCrossed):
            AuditRecord.objects.create(cooperative=other_cooperative, at=at, actor_name="Sistem", act="test")


def test_many_own_rows_are_written_at_once(cooperative, at):
    row = AuditRecord(cooperative=cooperative, at=at, actor_name="Sistem", act="test")

    with wall.enter(cooperative.id):
        AuditRecord.objects.bulk_create([row])

    assert AuditRecord.objects.of(cooperative.id).get() == row


def test_each_cooperative_sees_its_own_rows(cooperative, records):
    acts = AuditRecord.objects.of(cooperative.id).values_list("act", flat=True)

    assert list(acts) == ["test.uji"]


def test_walls_nest_and_the_platform_stands_outside(cooperative, other_cooperative):
    with wall.enter(cooperative.id):
        with wall.platform():
            assert wall.inside() is None
            with wall.enter(other_cooperative.id):
                assert wall.inside() == other_cooperative.id
            assert wall.inside() is None
        assert wall.inside() == cooperative.id
    assert wall.inside() is None


def test_an_error_in_a_broken_transaction_comes_out_as_it_was(cooperative):
    with pytest.raises(IntegrityError), transaction.atomic(), wall.enter(cooperative.id), connection.cursor() as cursor:
        cursor.execute("INSERT INTO cooperatives_hostname (host, cooperative_id) VALUES ('x', NULL)")

    assert wall.inside() is None


def test_an_act_with_the_ids_of_another_cooperative_is_refused(
    cooperative, other_cooperative, actor, neighbour, founding, rid, at, on
):
    term = RoleTerm.objects.create(cooperative=other_cooperative, person=neighbour, role=Role.KASIR, from_on=on)
    common = {"actor": actor, "at": at}

    with pytest.raises(NotAllowed):
        appoint(
            **common, request_id=rid(), person_id=neighbour.id, role=Role.KASIR, from_on=on, until_on=None,
            decision_id=None,
        )  # fmt: skip
    with pytest.raises(NotAllowed):
        issue_slip(**common, request_id=rid(), person_id=neighbour.id)
    with pytest.raises(RoleTerm.DoesNotExist):
        end_appointment(**common, request_id=rid(), term_id=term.id, until_on=on, reason="")


def test_an_actor_of_another_cooperative_gets_nothing_done_inside_this_one(cooperative, other_actor, person, rid, at):
    with wall.enter(cooperative.id), pytest.raises(WallCrossed):
        issue_slip(actor=other_actor, request_id=rid(), at=at, person_id=person.id)


def test_every_table_with_a_cooperative_is_walled_but_the_host_names():
    tables = wall.tenant_tables()

    assert "cooperatives_auditrecord" in tables
    assert "cooperatives_signinattempt" in tables
    assert "cooperatives_hostname" not in tables


def _acts_by_hand() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT act FROM cooperatives_auditrecord ORDER BY act")
        return [act for (act,) in cursor.fetchall()]


@ONLY_POSTGRESQL
def test_handwritten_sql_sees_only_the_entered_cooperative(cooperative, other_cooperative, records, plain_role):
    plain_role()

    assert _acts_by_hand() == []
    with wall.enter(cooperative.id):
        assert _acts_by_hand() == ["test.uji"]
        with wall.enter(other_cooperative.id):
            assert _acts_by_hand() == ["test.tetangga"]
        with wall.platform():
            assert _acts_by_hand() == ["test.tetangga", "test.uji"]
        assert _acts_by_hand() == ["test.uji"]
    assert _acts_by_hand() == []


@ONLY_POSTGRESQL
def test_handwritten_sql_cannot_insert_into_another_cooperative(cooperative, other_cooperative, records, plain_role):
    plain_role()
    statement = """
        INSERT INTO cooperatives_decision (id, cooperative_id, meeting, number, "on", summary)
        VALUES (%s, %s, 'rat', '1', '2025-01-01', '')"""

    with wall.enter(cooperative.id), connection.cursor() as cursor:
        cursor.execute(statement, [1, cooperative.id])
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            cursor.execute(statement, [2, other_cooperative.id])


@ONLY_POSTGRESQL
def test_handwritten_sql_cannot_change_another_cooperative(cooperative, other_cooperative, neighbour, plain_role):
    plain_role()

    with wall.enter(cooperative.id), connection.cursor() as cursor:
        cursor.execute("UPDATE cooperatives_signinname SET name = 'X'")
        assert cursor.rowcount == 0
        cursor.execute("DELETE FROM cooperatives_signinname")
        assert cursor.rowcount == 0


@ONLY_POSTGRESQL
def test_every_walled_table_has_the_second_wall(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class JOIN pg_policies ON tablename = relname"
            " WHERE policyname = 'wall' AND relrowsecurity AND relforcerowsecurity ORDER BY relname"
        )
        walled = [name for (name,) in cursor.fetchall()]

    assert walled == wall.tenant_tables()
