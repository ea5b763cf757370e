"""Areas by code: province → regency → district → village."""

from collections.abc import Collection, Sequence

from django.db.models import Q

from kdim.cooperatives.models import Area


def area_children(parent_code: str | None) -> Sequence[Area]:
    """The areas directly under one (the provinces for ``None``), by name."""
    return list(Area.objects.filter(parent_id=parent_code).order_by("name"))


def areas_under(parents: Collection[str]) -> dict[str, list[Area]]:
    """The provinces under ``""`` and the areas directly under each of ``parents``, by name; one statement for all."""
    found: dict[str, list[Area]] = {parent: [] for parent in ("", *parents)}
    rows = Area.objects.filter(Q(parent__isnull=True) | Q(parent_id__in=list(parents))).order_by("name")
    for area in rows:
        found[area.parent_id or ""].append(area)
    return found


def areas_of(code: str) -> list[Area]:
    """The chain from the province down to ``code``, in one query; empty if the code is unknown."""
    parts = code.split(".")
    return list(Area.objects.filter(code__in=[".".join(parts[: n + 1]) for n in range(len(parts))]).order_by("code"))


def area_line(code: str) -> str:
    """An area as it is written under a street: "Krobokan, Semarang Barat, Kota Semarang, Jawa Tengah"."""
    return ", ".join(area.name for area in reversed(areas_of(code)))


def chain_line(area: Area | None) -> str:
    """As :func:`area_line` for an area that was read together with the areas above it."""
    names = []
    while area is not None:
        names.append(area.name)
        area = area.parent
    return ", ".join(names)
