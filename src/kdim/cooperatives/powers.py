"""What each role may do, and who is asking.

A power is asked for in the action itself, so that page, command and job share the answer. The table is the whole
truth: what it does not say is not allowed.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from kdim.cooperatives.enums import Role
from kdim.kernel.refusals import Refusal


class Power(StrEnum):
    """Something that can be allowed."""

    SEE_OFFICE = "see_office"
    SEE_MEMBERS = "see_members"
    SEE_PRIVATE_DATA = "see_private_data"
    SEE_SAVINGS = "see_savings"
    SEE_LEDGER = "see_ledger"
    SEE_TRAIL = "see_trail"
    SEE_PEOPLE = "see_people"
    RECORD_APPLICATION = "record_application"
    ADMIT_MEMBERS = "admit_members"
    EDIT_MEMBERS = "edit_members"
    END_MEMBERSHIPS = "end_memberships"
    ISSUE_ACTIVATION = "issue_activation"
    TAKE_SAVINGS = "take_savings"
    PAY_OUT_SAVINGS = "pay_out_savings"
    KEEP_DRAWER = "keep_drawer"
    OVERSEE_CASH = "oversee_cash"
    KEEP_BANK = "keep_bank"
    SIGN_RECONCILIATION = "sign_reconciliation"
    HOLD_SAVINGS = "hold_savings"
    RAISE_DUES = "raise_dues"
    RUN_INTEREST = "run_interest"
    DEFINE_PRODUCTS = "define_products"
    PRINT_STATEMENTS = "print_statements"
    SEND_MESSAGES = "send_messages"
    RECORD_JOURNAL = "record_journal"
    REQUEST_REVERSAL = "request_reversal"
    APPROVE_REVERSAL = "approve_reversal"
    CLOSE_PERIOD = "close_period"
    EDIT_CHART = "edit_chart"
    RECORD_BYLAWS = "record_bylaws"
    APPOINT_PEOPLE = "appoint_people"
    RESET_FACTOR = "reset_factor"
    EDIT_COOPERATIVE = "edit_cooperative"
    MOVE_IN = "move_in"


_SEE = {
    Power.SEE_OFFICE, Power.SEE_MEMBERS, Power.SEE_SAVINGS, Power.SEE_LEDGER, Power.SEE_PEOPLE,
}  # fmt: skip
_DESK = {
    Power.SEE_OFFICE, Power.SEE_MEMBERS, Power.SEE_PRIVATE_DATA, Power.SEE_SAVINGS, Power.RECORD_APPLICATION,
    Power.TAKE_SAVINGS, Power.PAY_OUT_SAVINGS, Power.REQUEST_REVERSAL, Power.ISSUE_ACTIVATION, Power.KEEP_DRAWER,
    Power.SEND_MESSAGES,
}  # fmt: skip
_BOOKS = {
    Power.RECORD_JOURNAL,
    Power.REQUEST_REVERSAL,
    Power.APPROVE_REVERSAL,
    Power.CLOSE_PERIOD,
    Power.EDIT_CHART,
    Power.OVERSEE_CASH,
    Power.KEEP_BANK,
}
_BOARD = {
    Power.ADMIT_MEMBERS, Power.END_MEMBERSHIPS, Power.SEE_PRIVATE_DATA, Power.SEE_TRAIL, Power.RECORD_BYLAWS,
    Power.APPOINT_PEOPLE, Power.EDIT_COOPERATIVE, Power.DEFINE_PRODUCTS, Power.APPROVE_REVERSAL,
    Power.RECORD_APPLICATION, Power.RESET_FACTOR,
}  # fmt: skip

ROLE_POWERS: dict[Role, frozenset[Power]] = {
    Role.KASIR: frozenset(_DESK),
    Role.PETUGAS_KREDIT: frozenset(_SEE | {Power.SEE_PRIVATE_DATA, Power.RECORD_APPLICATION}),
    Role.MANAJER: frozenset(
        _SEE | _DESK | _BOOKS
        | {Power.EDIT_MEMBERS, Power.HOLD_SAVINGS, Power.RAISE_DUES, Power.RUN_INTEREST, Power.SEE_TRAIL}
        | {Power.PRINT_STATEMENTS}
        | {Power.RESET_FACTOR, Power.MOVE_IN}
    ),
    Role.BENDAHARA: frozenset(
        _SEE | _BOOKS | _BOARD
        | {Power.HOLD_SAVINGS, Power.RAISE_DUES, Power.RUN_INTEREST, Power.MOVE_IN, Power.PRINT_STATEMENTS}
    ),
    Role.SEKRETARIS: frozenset(
        _SEE | _BOARD | {Power.EDIT_MEMBERS, Power.ISSUE_ACTIVATION, Power.PRINT_STATEMENTS, Power.SEND_MESSAGES}
    ),
    Role.KETUA: frozenset(_SEE | _BOARD | {Power.MOVE_IN}),
    Role.PENGAWAS: frozenset(_SEE | {Power.SEE_TRAIL, Power.SEE_PRIVATE_DATA, Power.SIGN_RECONCILIATION}),
    Role.ADMIN: frozenset(
        {
            Power.SEE_OFFICE, Power.SEE_PEOPLE, Power.SEE_TRAIL, Power.APPOINT_PEOPLE, Power.EDIT_COOPERATIVE,
            Power.RESET_FACTOR,
        }
    ),
}  # fmt: skip


class NotAllowed(Refusal):
    """The person's present roles do not include the power."""

    code = "not_allowed"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is asking, inside which cooperative, with which powers; made anew for every request.

    ``awaits_factor``: the person's roles give no power yet, because the second factor was not given.
    """

    cooperative_id: int
    person_id: int | None
    name: str
    powers: frozenset[Power] = field(default=frozenset())
    roles: frozenset[Role] = field(default=frozenset())
    member_id: int | None = None
    address: str = ""
    awaits_factor: bool = False

    def can(self, power: Power) -> bool:
        """Whether the actor holds the power now."""
        return power in self.powers


def powers_of(roles: frozenset[Role]) -> frozenset[Power]:
    """All powers of several roles together."""
    return frozenset().union(*(ROLE_POWERS[role] for role in roles))


def system_actor(cooperative_id: int) -> Actor:
    """The cooperative's own clock: scheduled jobs and building the demonstration."""
    return Actor(cooperative_id=cooperative_id, person_id=None, name="Sistem", powers=frozenset(Power))


def require(actor: Actor, power: Power, *, at: int) -> None:
    """Refuse unless the actor holds ``power`` in the cooperative ``at``. Raises :class:`NotAllowed`."""
    if actor.cooperative_id != at or not actor.can(power):
        raise NotAllowed(power=power.value, name=actor.name)
