"""Addresses of the members' pages."""

from django.urls import URLPattern, URLResolver, path

from kdim.web.portal.home import views as home
from kdim.web.portal.messages import views as messages
from kdim.web.portal.profile import views as profile
from kdim.web.portal.savings import statements
from kdim.web.portal.savings import views as savings

app_name = "portal"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("simpanan/", savings.savings, name="savings"),
    path("simpanan/<int:account_id>/", savings.passbook, name="passbook"),
    path("simpanan/laporan/", statements.statement, name="savings_statement"),
    path("simpanan/laporan.<str:form>", statements.statement, name="savings_statement_file"),
    path("berjangka/<int:deposit_id>/", savings.deposit, name="savings_deposit"),
    path("berjangka/<int:deposit_id>/akhir/", savings.choose, name="savings_deposit_choice"),
    path("wajib/", savings.dues, name="dues"),
    path("pesan/", messages.messages, name="messages"),
    path("pesan/dibaca/", messages.read, name="messages_read"),
    path("pesan/cara/", messages.choice, name="messages_choice"),
    path("data/", profile.profile, name="profile"),
    path("data/kontak/", profile.contact, name="profile_contact"),
    path("data/izin/", profile.consent, name="consents"),
    path("data/perangkat/", profile.sessions, name="sessions"),
    path("data/pin/", profile.pin, name="profile_pin"),
]
