"""Addresses of bank accounts; names are in the namespace of the office."""

from django.urls import path

from kdim.web.office.bank import views

urlpatterns = [
    path("", views.every, name="bank_accounts"),
    path("tambah/", views.add, name="bank_account_add"),
    path("<int:bank_account_id>/", views.one, name="bank_account"),
    path("<int:bank_account_id>/rekening-koran/", views.bring, name="bank_statement"),
]
