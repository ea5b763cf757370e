"""Codes of this room; the words for people are in ``web/labels.py``."""

from enum import StrEnum

from kdim.kernel.calendar import Zone

__all__ = [
    "AreaLevel",
    "CooperativeKind",
    "KbliVersion",
    "MeetingKind",
    "Organ",
    "ProposalKind",
    "Role",
    "SecondStep",
    "Zone",
]


class CooperativeKind(StrEnum):
    """Which by-law template and which part of the chart of accounts a cooperative begins with."""

    KONSUMEN = "konsumen"
    SIMPAN_PINJAM = "simpan_pinjam"
    JASA_DIGITAL = "jasa_digital"
    MERAH_PUTIH = "merah_putih"


class Role(StrEnum):
    """What a person is appointed to, for a dated term."""

    KASIR = "kasir"
    PETUGAS_KREDIT = "petugas_kredit"
    MANAJER = "manajer"
    BENDAHARA = "bendahara"
    SEKRETARIS = "sekretaris"
    KETUA = "ketua"
    PENGAWAS = "pengawas"
    ADMIN = "admin"


class ProposalKind(StrEnum):
    """What waits for a second officer."""

    APPOINTMENT = "appointment"
    ENDING = "ending"
    SLIP = "slip"


class SecondStep(StrEnum):
    """With what the second step of signing in was passed."""

    APP = "app"
    RECOVERY = "recovery"


class Organ(StrEnum):
    """The bodies of UU 25/1992 art. 21, and the hired management of art. 32."""

    RAPAT_ANGGOTA = "rapat_anggota"
    PENGURUS = "pengurus"
    PENGAWAS = "pengawas"
    PENGELOLA = "pengelola"


class MeetingKind(StrEnum):
    """Where a decision was taken."""

    PENDIRIAN = "pendirian"
    RAT = "rat"
    RALB = "ralb"
    RAPAT_PENGURUS = "rapat_pengurus"


class AreaLevel(StrEnum):
    """Levels of the Ministry of Home Affairs' area codes."""

    PROVINCE = "province"
    REGENCY = "regency"
    DISTRICT = "district"
    VILLAGE = "village"


class KbliVersion(StrEnum):
    """The same five digits can mean another business in another version, so both are always stored."""

    KBLI_2020 = "2020"
    KBLI_2025 = "2025"
