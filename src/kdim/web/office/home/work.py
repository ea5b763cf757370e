"""What waits for somebody, as links for those who may do it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kdim.cooperatives.powers import Actor, Power
from kdim.cooperatives.queries import OfficeWork
from kdim.ledger.queries import BooksWork
from kdim.members.enums import MemberStatus
from kdim.savings.queries import SavingsWork
from kdim.web.formats import bulan


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that waits: what, why, where, and the icon beside it."""

    title: str
    note: str
    url: str
    mark: str


def waiting(
    actor: Actor,
    members: Mapping[MemberStatus, int],
    savings: SavingsWork | None,
    books: BooksWork | None,
    office: OfficeWork | None,
) -> list[Task]:
    """In the order in which a day's work goes; what the actor may not do is left out."""
    applied, admitted = members[MemberStatus.APPLIED], members[MemberStatus.ADMITTED]
    tasks: list[tuple[bool, Power, str, str, str, str]] = [
        (
            applied > 0, Power.ADMIT_MEMBERS, "office:applications", "user-plus",
            ngettext("%(n)s application", "%(n)s applications", applied) % {"n": applied},
            _("Look at what is complete, and decide."),
        ),
        (
            admitted > 0, Power.TAKE_SAVINGS, "office:applications", "wallet",
            ngettext("%(n)s admitted person has not paid", "%(n)s admitted people have not paid", admitted)
            % {"n": admitted},
            _("They are members once simpanan pokok is paid."),
        ),
    ]  # fmt: skip
    if books is not None:
        tasks.append(
            (
                books.reversals > 0, Power.APPROVE_REVERSAL, "office:reversals", "arrow-back-up",
                ngettext("%(n)s reversal", "%(n)s reversals", books.reversals) % {"n": books.reversals},
                _("A second person decides."),
            )
        )  # fmt: skip
    if office is not None:
        tasks += _of_office(office)
    if savings is not None:
        tasks += [
            (
                savings.dues_wait, Power.RAISE_DUES, "office:dues", "calendar-event",
                _("Dues of %(month)s are not raised") % {"month": bulan(savings.dues_month.first_day)},
                _("Members see what is due once they are raised."),
            ),
            (
                savings.deposits_wait, Power.RUN_INTEREST, "office:savings_deposits_due", "clock",
                _("Simpanan berjangka: something fell due"),
                _("Look at the sums first, then settle it."),
            ),
            (
                savings.interest_waits, Power.RUN_INTEREST, "office:savings_interest", "coins",
                _("Interest of %(month)s is not posted") % {"month": bulan(savings.interest_month.first_day)},
                _("Look at the sums first, then post them."),
            ),
        ]  # fmt: skip
    if books is not None and books.month is not None:
        tasks.append(
            (
                True, Power.CLOSE_PERIOD, "office:periods", "lock",
                _("%(month)s can be closed") % {"month": bulan(books.month.first_day)},
                _("Once closed, nothing can be dated in it."),
            )
        )  # fmt: skip
    return [
        Task(title, note, _address(route), mark)
        for is_there, power, route, mark, title, note in tasks
        if is_there and actor.can(power)
    ]


def _of_office(office: OfficeWork) -> list[tuple[bool, Power, str, str, str, str]]:
    """What a second officer confirms."""
    resets, proposals = office.resets, office.proposals
    return [
        (
            proposals > 0, Power.APPOINT_PEOPLE, "office:people", "user-check",
            ngettext("%(n)s matter of people in office", "%(n)s matters of people in office", proposals)
            % {"n": proposals},
            _("Another officer asked; a second one confirms."),
        ),
        (
            resets > 0, Power.RESET_FACTOR, "office:people_factors", "shield-lock",
            ngettext("%(n)s reset of two-step verification", "%(n)s resets of two-step verification", resets)
            % {"n": resets},
            _("Another officer asked; a second one confirms."),
        ),
    ]  # fmt: skip


def _address(route: str) -> str:
    try:
        return reverse(route)
    except NoReverseMatch:  # the page of a part that this install leaves out
        return ""
