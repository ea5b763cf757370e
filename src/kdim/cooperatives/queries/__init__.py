"""Reads of this room."""

from kdim.cooperatives.queries.areas import area_children, area_line, areas_of
from kdim.cooperatives.queries.bylaws import bylaw_history, bylaws_at, decisions
from kdim.cooperatives.queries.people import (
    actor_for,
    cooperative_for_host,
    is_installed,
    people_with_roles,
    roles_at,
    sessions_of,
)
from kdim.cooperatives.queries.trail import acts_of_request, trail

__all__ = [
    "actor_for",
    "acts_of_request",
    "area_children",
    "area_line",
    "areas_of",
    "bylaw_history",
    "bylaws_at",
    "cooperative_for_host",
    "decisions",
    "is_installed",
    "people_with_roles",
    "roles_at",
    "sessions_of",
    "trail",
]
