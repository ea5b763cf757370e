"""The wall between cooperatives."""

import pytest

from kdim.cooperatives.models import AuditRecord, UnscopedQuery, WallCrossed, wall


@pytest.mark.parametrize(
    "ask",
    [
        list,
        lambda rows: rows.count(),
        lambda rows: rows.exists(),
        lambda rows: rows.first(),
        lambda rows: rows.update(act="x"),
        lambda rows: rows.delete(),
        lambda rows: list(rows.iterator()),
        lambda rows: rows.aggregate(n=__import__("django.db.models").db.models.Count("id")),
        lambda rows: list(rows.values_list("id", flat=True)),
    ],
)
def test_a_query_that_names_no_cooperative_fails(db, ask):
    with pytest.raises(UnscopedQuery):
        ask(AuditRecord.objects.filter(act="x"))


def test_inside_one_cooperative_naming_another_fails(cooperative, other_cooperative):
    with wall.enter(cooperative.id), pytest.raises(WallCrossed):
        AuditRecord.objects.of(other_cooperative.id)


def test_each_cooperative_sees_its_own_rows(cooperative, other_cooperative, at):
    for one in (cooperative, other_cooperative):
        AuditRecord.objects.create(cooperative=one, at=at, actor_name="Sistem", act=f"test.{one.slug}")

    acts = AuditRecord.objects.of(cooperative.id).values_list("act", flat=True)

    assert list(acts) == ["test.uji"]
