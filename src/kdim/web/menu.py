"""What stands in the bar of the portal and on the rail of the office.

An entry belongs to the page it names and to every page whose route begins with one of its ``also``. It is shown when
its page exists and the actor holds its power.
"""

from dataclasses import dataclass, replace

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kdim.cooperatives.powers import Actor, Power

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Entry:
    """One link: ``route`` is a named page, ``key`` the shortcut after ``g``, ``group`` a heading above it."""

    route: str
    words: Words
    icon: str
    power: Power | None = None
    key: str = ""
    group: Words = ""
    also: tuple[str, ...] = ()
    url: str = ""
    current: bool = False
    count: int = 0  # of what waits there

    def holds(self, route: str) -> bool:
        """Whether the page called ``route`` is this entry's or below it."""
        return route == self.route or any(route.startswith(prefix) for prefix in self.also)


PORTAL = (
    Entry("portal:home", _("Home"), "home"),
    Entry("portal:savings", _("Savings"), "wallet", also=("portal:savings", "portal:passbook")),
    Entry("portal:dues", _("Monthly dues"), "calendar-event", also=("portal:dues",)),
    Entry("portal:messages", _("Messages"), "mail", also=("portal:messages",)),
    Entry("portal:profile", _("My data"), "user", also=("portal:profile", "portal:consents", "portal:sessions")),
)

OFFICE = (
    Entry("office:home", _("Overview"), "home", Power.SEE_OFFICE, key="b"),
    Entry("office:desk", _("Desk"), "cash", Power.TAKE_SAVINGS, key="m", also=("office:desk",)),
    Entry("office:applications", _("Applications"), "user-plus", Power.RECORD_APPLICATION, key="c",
          group=_("Members"), also=("office:application",)),
    Entry("office:members", _("Members"), "users", Power.SEE_MEMBERS, key="a", also=("office:member",)),
    Entry("office:outbox", _("Messages sent"), "send", Power.SEE_SAVINGS, also=("office:outbox",)),
    Entry("office:savings", _("Savings"), "pig-money", Power.SEE_SAVINGS, key="s", also=("office:savings",)),
    Entry("office:dues", _("Dues"), "calendar-event", Power.RAISE_DUES, key="i", also=("office:dues",)),
    Entry("office:journal", _("Journal"), "notes", Power.SEE_LEDGER, key="j", group=_("Books"),
          also=("office:journal", "office:entry")),
    Entry("office:accounts", _("Accounts"), "book-2", Power.SEE_LEDGER, key="k", also=("office:account",)),
    Entry("office:trial_balance", _("Trial balance"), "scale", Power.SEE_LEDGER, key="n",
          also=("office:trial_balance",)),
    Entry("office:drawers", _("Cash drawers"), "wallet", Power.SEE_LEDGER, key="l", also=("office:drawer",)),
    Entry("office:bank_accounts", _("Bank"), "building-bank", Power.SEE_LEDGER, also=("office:bank",)),
    Entry("office:reversals", _("Reversals"), "arrow-back-up", Power.APPROVE_REVERSAL, also=("office:reversal",)),
    Entry("office:check", _("Check the books"), "shield-check", Power.SEE_LEDGER),
    Entry("office:periods", _("Periods"), "lock", Power.CLOSE_PERIOD, also=("office:period",)),
    Entry("office:moving", _("Moving in"), "upload", Power.MOVE_IN, also=("office:moving",)),
    Entry("office:bylaws", _("By-laws"), "gavel", Power.SEE_OFFICE, group=_("Cooperative"), also=("office:bylaw",)),
    Entry("office:people", _("People and roles"), "id-badge-2", Power.SEE_PEOPLE, also=("office:people",)),
    Entry("office:trail", _("Audit trail"), "history", Power.SEE_TRAIL, also=("office:trail",)),
    Entry("office:settings", _("Settings"), "settings", Power.EDIT_COOPERATIVE, also=("office:settings",)),
)  # fmt: skip

MENUS = {"portal": PORTAL, "office": OFFICE}


def entries(audience: str, actor: Actor | None, route: str) -> list[Entry]:
    """The entries that exist and that ``actor`` may open, with addresses; ``route`` marks the present one."""
    shown: list[Entry] = []
    group: Words = ""
    for entry in MENUS[audience]:
        group = entry.group or group
        if entry.power is not None and (actor is None or not actor.can(entry.power)):
            continue
        try:
            url = reverse(entry.route)
        except NoReverseMatch:
            continue
        heading = group if all(other.group != group for other in shown) else ""
        shown.append(replace(entry, url=url, current=entry.holds(route), group=heading))
    return shown
