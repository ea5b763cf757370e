"""Addresses of the books."""

from django.urls import path

from kdim.web.office.ledger.views import accounts, check, journal, periods, reversals, trial, writing

urlpatterns = [
    path("jurnal/", journal.entries, name="journal"),
    path("jurnal/baru/", writing.write, name="journal_new"),
    path("jurnal/<int:entry_id>/", journal.entry, name="entry"),
    path("jurnal/<int:entry_id>/batalkan/", reversals.ask, name="entry_reverse"),
    path("akun/", accounts.tree, name="accounts"),
    path("akun/baru/", accounts.add, name="account_add"),
    path("akun/<int:account_id>/", accounts.account, name="account"),
    path("akun/<int:account_id>/bagian/", accounts.parts, name="account_parts"),
    path("akun/<int:account_id>/nama/", accounts.rename, name="account_rename"),
    path("akun/bagian/<int:subaccount_id>/", accounts.part, name="account_part"),
    path("neraca-saldo/", trial.balance, name="trial_balance"),
    path("pembatalan/", reversals.pending, name="reversals"),
    path("pembatalan/<int:reversal_id>/", reversals.decide, name="reversal_decide"),
    path("periode/", periods.months, name="periods"),
    path("periode/<str:month>/tutup/", periods.close, name="period_close"),
    path("periksa/", check.books, name="check"),
]
