"""The wall between cooperatives on one install.

First wall, on every database: a table of a cooperative answers only a query that names the cooperative,
``Model.objects.of(cooperative_id)``; any other query raises :class:`UnscopedQuery`, and inside
:func:`enter` naming another cooperative raises :class:`WallCrossed`. Second wall, on PostgreSQL: row-level
security reads the session variable that :func:`enter` sets, so even hand-written SQL sees one cooperative only
(unless it runs as a superuser).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Self, TypeVar

from django.apps import apps
from django.db import connection, connections, models

from kdim.kernel.ids import new_id

_inside: ContextVar[int | None] = ContextVar("cooperative", default=None)
_SETTING = "kdim.cooperative"
_M = TypeVar("_M", bound=models.Model)


class UnscopedQuery(AssertionError):
    """A defect: somebody asked a cooperative's table without saying which cooperative."""


class WallCrossed(AssertionError):
    """A defect: code that works inside one cooperative asked for the rows of another."""


class TenantQuerySet(models.QuerySet[_M]):
    """A queryset that refuses to run before :meth:`of` was called on it."""

    _walled = False

    def of(self, cooperative_id: int) -> Self:
        """The rows of one cooperative."""
        inside = _inside.get()
        if inside is not None and inside != cooperative_id:
            raise WallCrossed(f"inside cooperative {inside}, asked {self.model.__name__} of {cooperative_id}")
        scoped = self.filter(cooperative_id=cooperative_id)
        scoped._walled = True
        return scoped

    def _clone(self) -> Self:
        clone = super()._clone()
        clone._walled = self._walled
        return clone

    def _require_wall(self) -> None:
        if not self._walled:
            raise UnscopedQuery(f"{self.model.__name__}.objects needs .of(cooperative_id)")

    def _fetch_all(self) -> None:
        self._require_wall()
        super()._fetch_all()

    def _update(self, values: Any) -> int:
        self._require_wall()
        return super()._update(values)

    def resolve_expression(self, *args: Any, **kwargs: Any) -> Any:
        self._require_wall()
        return super().resolve_expression(*args, **kwargs)

    def iterator(self, *args: Any, **kwargs: Any) -> Any:
        self._require_wall()
        return super().iterator(*args, **kwargs)

    def aggregate(self, *args: Any, **kwargs: Any) -> Any:
        self._require_wall()
        return super().aggregate(*args, **kwargs)

    def count(self) -> int:
        self._require_wall()
        return super().count()

    def exists(self) -> bool:
        self._require_wall()
        return super().exists()

    def update(self, **kwargs: Any) -> int:
        self._require_wall()
        return super().update(**kwargs)

    def delete(self) -> Any:
        self._require_wall()
        return super().delete()


class TenantManager(models.Manager.from_queryset(TenantQuerySet)):  # type: ignore[misc]
    """``Model.objects`` of every table that belongs to a cooperative."""


class TenantModel(models.Model):
    """A row that belongs to one cooperative; its key is made by the application (see ``kernel/ids.py``)."""

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    cooperative = models.ForeignKey("cooperatives.Cooperative", models.PROTECT, related_name="+")

    objects = TenantManager()
    #: Without the first wall: for migrations and the platform's own checks, never for a page or an action.
    everywhere = models.Manager()

    class Meta:
        abstract = True


@contextmanager
def enter(cooperative_id: int) -> Iterator[None]:
    """Work inside one cooperative; both walls stand until the block ends."""
    token = _inside.set(cooperative_id)
    before = _tell_database(str(cooperative_id))
    try:
        yield
    finally:
        _inside.reset(token)
        _tell_database(before)


@contextmanager
def platform() -> Iterator[None]:
    """Work across cooperatives: choosing one by host name, migrations, ``kdim check`` of all of them."""
    token = _inside.set(None)
    before = _tell_database("all")
    try:
        yield
    finally:
        _inside.reset(token)
        _tell_database(before)


def inside() -> int | None:
    """The cooperative that the running code is inside of."""
    return _inside.get()


def _tell_database(value: str) -> str:
    """Set the variable that row-level security reads; give back what it was."""
    if connection.vendor != "postgresql":
        return ""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(current_setting(%s, true), ''), set_config(%s, %s, false)",
            [_SETTING, _SETTING, value],
        )
        return str(cursor.fetchone()[0])


def tenant_tables() -> list[str]:
    """Every table with rows of a cooperative, whoever defines it."""
    return sorted(
        model._meta.db_table
        for model in apps.get_models()
        if model._meta.managed and any(field.name == "cooperative" for field in model._meta.fields)
    )


def build_second_wall(using: str = "default", **_: object) -> None:
    """PostgreSQL: one policy per table. ``FORCE`` makes it hold for the owner of the tables too."""
    if connections[using].vendor != "postgresql":
        return
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_policies WHERE policyname = 'wall'")
        walled = {name for (name,) in cursor.fetchall()}
        existing = set(connections[using].introspection.table_names(cursor))
        for table in tenant_tables():
            if table in walled or table not in existing:
                continue
            cursor.execute(
                f"""
                ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY;
                ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY;
                CREATE POLICY wall ON "{table}" USING (
                    current_setting('{_SETTING}', true) = 'all'
                    OR cooperative_id = NULLIF(NULLIF(current_setting('{_SETTING}', true), ''), 'all')::bigint)
                """  # table names come from our own models, never from outside
            )
