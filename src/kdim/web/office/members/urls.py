"""Addresses of members and applications; names are in the namespace of the office."""

from django.urls import path

from kdim.web.office.members import applications, cards, choice, detail, leaving, record, register

urlpatterns = [
    path("anggota/", register.members, name="members"),
    path("anggota/buku.xlsx", register.book, name="members_book"),
    path("anggota/kartu.pdf", cards.cards, name="members_cards"),
    path("anggota/<int:member_id>/kartu.pdf", cards.card, name="member_pdf_card"),
    path("anggota/<int:member_id>/", detail.member, name="member"),
    path("anggota/<int:member_id>/ubah/", record.edit, name="member_edit"),
    path("anggota/<int:member_id>/izin/", detail.consent, name="member_consent"),
    path("anggota/<int:member_id>/pesan/", choice.messages, name="member_messages"),
    path("anggota/<int:member_id>/aktivasi/", detail.activation, name="member_activation"),
    path("anggota/<int:member_id>/berhenti/", leaving.end, name="member_end"),
    path("permohonan/", applications.waiting, name="applications"),
    path("permohonan/baru/", record.new, name="application_new"),
    path("permohonan/kbli/", record.kbli, name="application_kbli"),
    path("permohonan/<int:member_id>/", applications.application, name="application"),
    path("permohonan/<int:member_id>/setujui/", applications.admit, name="application_admit"),
    path("permohonan/<int:member_id>/tolak/", applications.reject, name="application_reject"),
    path("permohonan/<int:member_id>/batal/", applications.withdraw, name="application_withdraw"),
]
