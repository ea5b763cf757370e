"""Tables of this room."""

from kdim.cooperatives.models.bylaw import Bylaw, Decision
from kdim.cooperatives.models.cooperative import Cooperative, HostName, SetupCode
from kdim.cooperatives.models.people import (
    ActivationCode,
    Person,
    PersonSession,
    RoleTerm,
    SignInAttempt,
    SignInName,
)
from kdim.cooperatives.models.reference import Area, Kbli
from kdim.cooperatives.models.trail import AuditRecord
from kdim.cooperatives.models.wall import TenantManager, TenantModel, UnscopedQuery, WallCrossed

__all__ = [
    "ActivationCode",
    "Area",
    "AuditRecord",
    "Bylaw",
    "Cooperative",
    "Decision",
    "HostName",
    "Kbli",
    "Person",
    "PersonSession",
    "RoleTerm",
    "SetupCode",
    "SignInAttempt",
    "SignInName",
    "TenantManager",
    "TenantModel",
    "UnscopedQuery",
    "WallCrossed",
]
