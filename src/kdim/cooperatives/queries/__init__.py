"""Reads of this room."""

from kdim.cooperatives.queries.areas import area_children, area_line, areas_of, areas_under, chain_line
from kdim.cooperatives.queries.bylaws import BylawChange, bylaw_history, bylaws_at, decisions
from kdim.cooperatives.queries.kbli import KindOfBusiness, find_kbli
from kdim.cooperatives.queries.people import (
    activation_code,
    actor_for,
    belongs,
    cooperative_for_host,
    find_people,
    is_installed,
    people_with_roles,
    person_here,
    roles_at,
    sessions_of,
    sign_in_key,
)
from kdim.cooperatives.queries.trail import acts_from_address, acts_of_request, trail

__all__ = [
    "BylawChange",
    "KindOfBusiness",
    "activation_code",
    "actor_for",
    "acts_from_address",
    "acts_of_request",
    "area_children",
    "area_line",
    "areas_of",
    "areas_under",
    "belongs",
    "bylaw_history",
    "bylaws_at",
    "chain_line",
    "cooperative_for_host",
    "decisions",
    "find_kbli",
    "find_people",
    "is_installed",
    "people_with_roles",
    "person_here",
    "roles_at",
    "sessions_of",
    "sign_in_key",
    "trail",
]
