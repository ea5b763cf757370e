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
from kdim.cooperatives.models.proposals import OfficeProposal
from kdim.cooperatives.models.reference import Area, Kbli
from kdim.cooperatives.models.second_factor import FactorReset, RecoveryCode, SecondFactor
from kdim.cooperatives.models.trail import AuditRecord
from kdim.cooperatives.models.wall import TenantManager, TenantModel, UnscopedQuery, WallCrossed

__all__ = [
    "ActivationCode",
    "Area",
    "AuditRecord",
    "Bylaw",
    "Cooperative",
    "Decision",
    "FactorReset",
    "HostName",
    "Kbli",
    "OfficeProposal",
    "Person",
    "PersonSession",
    "RecoveryCode",
    "RoleTerm",
    "SecondFactor",
    "SetupCode",
    "SignInAttempt",
    "SignInName",
    "TenantManager",
    "TenantModel",
    "UnscopedQuery",
    "WallCrossed",
]
