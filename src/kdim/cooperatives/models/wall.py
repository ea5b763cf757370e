"""The wall between cooperatives on one install.

First wall, on every database: a table of a cooperative answers only a query that names the cooperative,
``Model.objects.of(cooperative_id)``; any other query, subquery or union raises :class:`UnscopedQuery`. Inside
:func:`enter`, naming another cooperative or saving a row of it raises :class:`WallCrossed`. Second wall, on
PostgreSQL: row-level security reads the session variable that :func:`enter` sets, so even hand-written SQL sees and
writes one cooperative only (unless it runs as a superuser, so KDIM should not).
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import Any, ClassVar, Self, TypeVar

from django.apps import apps
from django.db import InterfaceError, InternalError, OperationalError, connection, connections, models
from django.db.models import sql
from django.db.transaction import TransactionManagementError

from kdim.kernel.ids import new_id

_inside: ContextVar[int | None] = ContextVar("cooperative", default=None)
_SETTING = "kdim.cooperative"
_EVERYONE = "all"
_M = TypeVar("_M", bound=models.Model)


class UnscopedQuery(AssertionError):
    """A defect: somebody asked a cooperative's table without saying which cooperative."""


class WallCrossed(AssertionError):
    """A defect: code that works inside one cooperative reached for the rows of another."""


class TenantQuery(sql.Query):
    """SQL that cannot be compiled, as a query of its own or inside another, before it names a cooperative."""

    walled = False

    def require_wall(self) -> None:
        """Raise :class:`UnscopedQuery` unless :meth:`TenantQuerySet.of` was called; nothing needs no wall."""
        if not self.walled and not self.is_empty():
            raise UnscopedQuery(f"{self.get_meta().object_name}.objects needs .of(cooperative_id)")

    def get_compiler(self, *args: Any, **kwargs: Any) -> Any:
        self.require_wall()
        return super().get_compiler(*args, **kwargs)

    def chain(self, klass: Any = None) -> Any:
        if klass is not None:  # about to become an UPDATE, which is compiled by another class
            self.require_wall()
        return super().chain(klass)

    def combine(self, rhs: sql.Query, connector: str) -> None:
        for side in (self, rhs):
            if not getattr(side, "walled", False):
                raise UnscopedQuery("both sides of | and & must name their cooperative")
        super().combine(rhs, connector)


class TenantQuerySet(models.QuerySet[_M]):
    """A queryset that refuses to run before :meth:`of` was called on it."""

    def __init__(self, model: Any = None, query: Any = None, using: Any = None, hints: Any = None) -> None:
        super().__init__(model, query or TenantQuery(model), using, hints)

    def of(self, cooperative_id: int) -> Self:
        """The rows of one cooperative."""
        _require_inside(cooperative_id, self.model.__name__)
        scoped = self.filter(cooperative_id=cooperative_id)
        vars(scoped.query)["walled"] = True
        return scoped

    def delete(self) -> tuple[int, dict[str, int]]:
        assert isinstance(self.query, TenantQuery)
        self.query.require_wall()
        return super().delete()

    def raw(self, *args: Any, **kwargs: Any) -> Any:
        raise UnscopedQuery("hand-written SQL goes through a cursor and names its cooperative itself")

    def bulk_create(self, objs: Iterable[_M], *args: Any, **kwargs: Any) -> list[_M]:
        rows = list(objs)
        for row in rows:
            _require_inside(vars(row)["cooperative_id"], self.model.__name__)
        return super().bulk_create(rows, *args, **kwargs)


class TenantManager(models.Manager.from_queryset(TenantQuerySet)):  # type: ignore[misc]
    """``Model.objects`` of every table that belongs to a cooperative."""


class TenantModel(models.Model):
    """A row that belongs to one cooperative; its key is made by the application (see ``kernel/ids.py``)."""

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    cooperative = models.ForeignKey("cooperatives.Cooperative", models.PROTECT, related_name="+")

    objects: ClassVar[TenantManager] = TenantManager()
    #: Without the first wall: for migrations and the platform's own checks, never for a page or an action.
    everywhere = models.Manager()

    class Meta:
        abstract = True

    def save_base(self, *args: Any, **kwargs: Any) -> None:
        """Where ``save``, ``create`` and ``get_or_create`` come together: not with a row of another cooperative."""
        _require_inside(self.cooperative_id, type(self).__name__)
        super().save_base(*args, **kwargs)


def _require_inside(cooperative_id: int, what: str) -> None:
    inside = _inside.get()
    if inside is not None and inside != cooperative_id:
        raise WallCrossed(f"inside cooperative {inside}, reached for {what} of {cooperative_id}")


@contextmanager
def enter(cooperative_id: int) -> Iterator[None]:
    """Work inside one cooperative; both walls stand until the block ends."""
    with _standing(cooperative_id, str(cooperative_id)):
        yield


@contextmanager
def platform() -> Iterator[None]:
    """Work across cooperatives: migrations of data, ``kdim check`` of all of them."""
    with _standing(None, _EVERYONE):
        yield


@contextmanager
def _standing(cooperative_id: int | None, told: str) -> Iterator[None]:
    token = _inside.set(cooperative_id)
    before = _tell_database(told)
    try:
        yield
    finally:
        _inside.reset(token)
        # In a broken transaction nothing more can be said, and need not: its end takes the variable back with it.
        with suppress(InternalError, InterfaceError, OperationalError, TransactionManagementError):
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
    """Every table with rows of a cooperative, whoever defines it, but for those that say ``outside_wall = True``."""
    return sorted(
        model._meta.db_table
        for model in apps.get_models()
        if model._meta.managed
        and any(field.name == "cooperative" for field in model._meta.fields)
        and not getattr(model, "outside_wall", False)
    )


def build_second_wall(using: str = "default", **_: object) -> None:
    """PostgreSQL: one policy per table. ``FORCE`` makes it hold for the owner of the tables too.

    The variable is read in subselects, once per statement: read for every row it costs a month end a third of its time.
    """
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
                    (SELECT current_setting('{_SETTING}', true) = '{_EVERYONE}') OR cooperative_id =
                    (SELECT NULLIF(NULLIF(current_setting('{_SETTING}', true), ''), '{_EVERYONE}')::bigint))
                """  # table names come from our own models, never from outside
            )
