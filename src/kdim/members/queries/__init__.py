"""Reads of this room."""

from kdim.members.queries.book import BookRow, member_book
from kdim.members.queries.checklist import Check, checklist, checklists
from kdim.members.queries.counts import MonthCount, counts, members_by_month, members_overview
from kdim.members.queries.detail import ConsentLine, HeirLine, MemberDetail, StatusStep, member_card, member_detail
from kdim.members.queries.officers import OfficerRow, officer_book
from kdim.members.queries.people import (
    MemberNotFound,
    age_on,
    ids_matching,
    masked_email,
    masked_nik,
    masked_phone,
    member,
    member_and_unread,
    member_of_person,
    names_of,
)
from kdim.members.queries.reaching import Reach, reach
from kdim.members.queries.register import (
    ApplicationRow,
    MemberPage,
    MemberRow,
    applications,
    find_for_desk,
    overdue_applicants,
    register,
)

__all__ = [
    "ApplicationRow",
    "BookRow",
    "Check",
    "ConsentLine",
    "HeirLine",
    "MemberDetail",
    "MemberNotFound",
    "MemberPage",
    "MemberRow",
    "MonthCount",
    "OfficerRow",
    "Reach",
    "StatusStep",
    "age_on",
    "applications",
    "checklist",
    "checklists",
    "counts",
    "find_for_desk",
    "ids_matching",
    "masked_email",
    "masked_nik",
    "masked_phone",
    "member",
    "member_and_unread",
    "member_book",
    "member_card",
    "member_detail",
    "member_of_person",
    "members_by_month",
    "members_overview",
    "names_of",
    "officer_book",
    "overdue_applicants",
    "reach",
    "register",
]
