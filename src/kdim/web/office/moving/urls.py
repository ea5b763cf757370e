"""Addresses of moving in; names are in the namespace of the office."""

from django.urls import path

from kdim.web.office.moving import balances, journal, journal_undo, views

urlpatterns = [
    path("pindahan/", views.moving, name="moving"),
    path("pindahan/kirim/<str:kind>/", views.upload, name="moving_upload"),
    path("pindahan/<int:batch_id>/", views.batch, name="moving_batch"),
    path("pindahan/<int:batch_id>/kolom/", views.columns, name="moving_columns"),
    path("pindahan/<int:batch_id>/akun/", balances.accounts, name="moving_accounts"),
    path("pindahan/<int:batch_id>/akun-kas/", journal.accounts, name="moving_journal_accounts"),
    path("pindahan/<int:batch_id>/batalkan/", journal_undo.ask, name="moving_undo"),
    path("pindahan/<int:batch_id>/putuskan/", journal_undo.decide, name="moving_undo_decide"),
    path("pindahan/<int:batch_id>/tabel/", views.table, name="moving_table"),
    path("pindahan/<int:batch_id>/alasan.xlsx", views.reasons, name="moving_reasons"),
    path("pindahan/<int:batch_id>/singkirkan/", views.drop, name="moving_drop"),
]
