"""Addresses of the cooperative's own pages."""

from django.urls import path

from kdim.web.office.cooperative.views import bylaws, factors, officers, people, proposals, settings, trail

urlpatterns = [
    path("aturan/", bylaws.in_force, name="bylaws"),
    path("aturan/riwayat/", bylaws.history, name="bylaws_history"),
    path("aturan/keputusan/", bylaws.record, name="bylaws_record"),
    path("orang/", people.appointments, name="people"),
    path("orang/buku-<str:organ>/", officers.book, name="people_book"),
    path("orang/buku-<str:organ>.<str:form>", officers.book, name="people_book_file"),
    path("orang/daftar/", people.register, name="people_register"),
    path("orang/angkat/", people.appoint_somebody, name="people_appoint"),
    path("orang/usulan/<int:proposal_id>/", proposals.decide, name="people_proposal"),
    path("orang/<int:term_id>/akhiri/", people.end, name="people_end"),
    path("orang/<int:person_id>/slip/", people.slip, name="people_slip"),
    path("orang/dua-langkah/", factors.overview, name="people_factors"),
    path("orang/<int:person_id>/dua-langkah/", factors.ask, name="people_factor_ask"),
    path("orang/dua-langkah/<int:reset_id>/", factors.decide, name="people_factor_decide"),
    path("jejak/", trail.records, name="trail"),
    path("pengaturan/", settings.particulars, name="settings"),
    path("pengaturan/logo.png", settings.logo, name="settings_logo"),
]
