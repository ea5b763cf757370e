"""Addresses of the public pages."""

from django.urls import URLPattern, URLResolver, path

from kdim.web import areas
from kdim.web.public import views
from kdim.web.public.entrance import views as entrance
from kdim.web.public.face import views as face
from kdim.web.public.factor import views as factor
from kdim.web.public.join import views as joining
from kdim.web.public.receipts import views as receipts
from kdim.web.public.setup import views as setup

app_name = "public"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", face.home, name="home"),
    path("siapkan/", setup.set_up, name="set_up"),
    path("masuk/", entrance.sign_in, name="sign_in"),
    path("masuk/kode/", entrance.second_step, name="sign_in_code"),
    path("keluar/", entrance.sign_out, name="sign_out"),
    path("aktifkan/", entrance.first_pin, name="first_pin"),
    path("dua-langkah/", factor.state, name="factor"),
    path("dua-langkah/pasang/", factor.set_up, name="factor_set_up"),
    path("dua-langkah/kode-cadangan/", factor.recovery_codes, name="factor_codes"),
    path("dua-langkah/matikan/", factor.switch_off, name="factor_off"),
    path("logo.png", face.logo, name="logo"),
    path("gabung/", joining.join, name="join"),
    path("gabung/terima-kasih/", joining.thanks, name="joined"),
    path("wilayah/", areas.area_lists, name="area_lists"),
    path("bukti/", receipts.find, name="find_receipt"),
    path("bukti/<str:token>/", receipts.receipt, name="receipt"),
    path("bahasa/", views.language, name="language"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
]
