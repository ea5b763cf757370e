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
        "member_age_min": _("Least age of a member in years"),
        "term_of_office_years": _("Term of office in years"),
        "quorum_percent": _("Quorum of the general meeting in percent"),
        "shu_shares": _("Division of the SHU"),
    },
    "Power": {
        "see_office": _("Open the office"),
        "see_members": _("See members"),
        "see_private_data": _("See private data of members"),
        "see_savings": _("See savings"),
        "see_ledger": _("See the books"),
        "see_trail": _("See the audit trail"),
        "see_people": _("See people and roles"),
        "record_application": _("Record applications"),
        "admit_members": _("Admit members"),
        "edit_members": _("Change data of members"),
        "end_memberships": _("End memberships"),
        "issue_activation": _("Hand out activation slips"),
        "take_savings": _("Take deposits"),
        "pay_out_savings": _("Pay out savings"),
        "hold_savings": _("Hold savings"),
        "raise_dues": _("Raise dues"),
        "run_interest": _("Run interest"),
        "define_products": _("Define products"),
        "record_journal": _("Record journal entries"),
        "request_reversal": _("Ask for reversals"),
        "approve_reversal": _("Approve reversals"),
        "close_period": _("Close periods"),
        "edit_chart": _("Change the chart of accounts"),
        "record_bylaws": _("Record by-laws"),
        "appoint_people": _("Appoint people"),
        "edit_cooperative": _("Change data of the cooperative"),
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
