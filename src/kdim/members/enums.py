"""Codes of this room; the words for people are in ``web/labels.py``."""

from enum import StrEnum


class MemberStatus(StrEnum):
    """One row tells a membership from the application to the exit.

    APPLIED → ADMITTED by the pengurus → ACTIVE once simpanan pokok is paid → LEFT; or REJECTED, or WITHDRAWN.
    """

    APPLIED = "applied"
    ADMITTED = "admitted"
    ACTIVE = "active"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    LEFT = "left"


#: A person has at most one row in these.
LIVING = (MemberStatus.APPLIED, MemberStatus.ADMITTED, MemberStatus.ACTIVE)
#: Calon anggota: not yet a member, and by PP 9/1995 art. 18 not for more than three months.
WAITING = (MemberStatus.APPLIED, MemberStatus.ADMITTED)


class ExitReason(StrEnum):
    """Why a membership ended (UU 25/1992 art. 19; the register's column "sebab berhenti")."""

    KELUAR = "keluar"
    MENINGGAL = "meninggal"
    DIBERHENTIKAN = "diberhentikan"
    PINDAH = "pindah"


class Channel(StrEnum):
    """How something reached the cooperative."""

    PUBLIC = "public"
    OFFICE = "office"
    PORTAL = "portal"
    IMPORT = "import"  # brought over from older books


class HeirRelation(StrEnum):
    """What an heir is to the member."""

    SPOUSE = "spouse"
    CHILD = "child"
    PARENT = "parent"
    SIBLING = "sibling"
    OTHER = "other"


class ConsentPurpose(StrEnum):
    """What the person allows their data to be used for, each separately (UU 27/2022 art. 20-24)."""

    MEMBERSHIP_ADMINISTRATION = "membership_administration"
    MESSAGES = "messages"
    PROGRAMME_MATCHING = "programme_matching"
    PUBLIC_PROFILE = "public_profile"


class CheckItem(StrEnum):
    """What is looked at before a person is admitted."""

    IDENTITY = "identity"
    AGE = "age"
    ADDRESS = "address"
    CONSENT = "consent"
    PHONE = "phone"
    BUSINESS = "business"
    HEIRS = "heirs"
    NIK_AGREES = "nik_agrees"
    PHONE_NOT_SHARED = "phone_not_shared"
    NO_NAMESAKE = "no_namesake"
