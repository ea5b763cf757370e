"""Addresses of bank accounts; names are in the namespace of the office."""

from django.urls import path

from kdim.web.office.bank import matching, reconciling, views

urlpatterns = [
    path("", views.every, name="bank_accounts"),
    path("tambah/", views.add, name="bank_account_add"),
    path("<int:bank_account_id>/", views.one, name="bank_account"),
    path("<int:bank_account_id>/rekening-koran/", views.bring, name="bank_statement"),
    path("<int:bank_account_id>/cocokkan/", matching.every, name="bank_match"),
    path("<int:bank_account_id>/rekonsiliasi/", reconciling.report, name="bank_reconciliation"),
    path("<int:bank_account_id>/rekonsiliasi.pdf", reconciling.paper, name="bank_reconciliation_paper"),
    path("mutasi/<int:bank_line_id>/", matching.one, name="bank_line"),
    path("mutasi/<int:bank_line_id>/lepas/", matching.undo, name="bank_unmatch"),
]
