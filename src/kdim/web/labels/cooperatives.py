"""Words for the codes of ``kdim.cooperatives``."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LABELS: dict[str, dict[str, str | Promise]] = {
    "CooperativeKind": {
        "konsumen": _("Consumers' cooperative"),
        "simpan_pinjam": _("Savings and loan cooperative"),
        "jasa_digital": _("Digital services cooperative"),
        "merah_putih": _("Village cooperative (Merah Putih)"),
    },
    "Role": {
        "kasir": _("Cashier"),
        "petugas_kredit": _("Credit officer"),
        "manajer": _("Manager"),
        "bendahara": _("Treasurer"),
        "sekretaris": _("Secretary"),
        "ketua": _("Chair"),
        "pengawas": _("Supervisor"),
        "admin": _("Administrator"),
    },
    "Organ": {
        "rapat_anggota": _("General meeting"),
        "pengurus": _("Board"),
        "pengawas": _("Supervisory body"),
        "pengelola": _("Management"),
    },
    "MeetingKind": {
        "pendirian": _("Founding meeting"),
        "rat": _("Annual general meeting (RAT)"),
        "ralb": _("Extraordinary general meeting (RALB)"),
        "rapat_pengurus": _("Board meeting"),
    },
    "BylawKey": {
        "simpanan_pokok": _("Simpanan pokok"),
        "pokok_instalments_max": _("Most instalments of simpanan pokok"),
        "simpanan_wajib": _("Simpanan wajib a month"),
        "wajib_due_day": _("Day on which simpanan wajib is due"),
        "member_number_pattern": _("Pattern of member numbers"),
        "term_of_office_years": _("Term of office in years"),
        "quorum_percent": _("Quorum of the general meeting in percent"),
        "shu_shares": _("Division of the SHU"),
    },
    "AreaLevel": {
        "province": _("Province"),
        "regency": _("Regency or city"),
        "district": _("District"),
        "village": pgettext_lazy("area", "Village"),
    },
    "KbliVersion": {"2020": "KBLI 2020", "2025": "KBLI 2025"},
}
TONES: dict[str, dict[str, str]] = {}
