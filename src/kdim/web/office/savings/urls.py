"""Addresses of savings; names are in the namespace of the office."""

from django.urls import path

from kdim.web.office.savings import (
    accounts,
    batches,
    deposit_break,
    deposit_due,
    deposit_terms,
    deposits,
    dues,
    holds,
    interest,
    products,
    statements,
)

urlpatterns = [
    path("simpanan/", accounts.overview, name="savings"),
    path("simpanan/rekening/", accounts.accounts, name="savings_accounts"),
    path("simpanan/rekening/<int:account_id>/", accounts.passbook, name="savings_passbook"),
    path("simpanan/rekening/<int:account_id>/buku.<str:form>", accounts.download, name="savings_download"),
    path("simpanan/rekening/<int:account_id>/tahan/", holds.place, name="savings_hold"),
    path("simpanan/rekening/<int:account_id>/tahan/<int:hold_id>/", holds.release, name="savings_release"),
    path("simpanan/laporan/", batches.batches, name="savings_batches"),
    path("simpanan/laporan/<int:run_id>/", batches.batch, name="savings_batch"),
    path("simpanan/laporan/<int:run_id>/lanjut/", batches.go_on, name="savings_batch_go_on"),
    path("simpanan/laporan/<int:run_id>/hapus/", batches.remove, name="savings_batch_remove"),
    path("simpanan/laporan/<int:run_id>/berkas.zip", batches.take, name="savings_batch_files"),
    path("simpanan/anggota/<int:member_id>/", statements.statement, name="savings_statement"),
    path("simpanan/anggota/<int:member_id>/laporan.<str:form>", statements.statement, name="savings_statement_file"),
    path("simpanan/produk/", products.products, name="savings_products"),
    path("simpanan/produk/baru/", products.define, name="savings_product_new"),
    path("simpanan/produk/<int:product_id>/", products.product, name="savings_product"),
    path("simpanan/produk/<int:product_id>/ketentuan/", products.terms, name="savings_terms"),
    path("simpanan/produk/<int:product_id>/buka/", products.switch, name="savings_switch"),
    path("simpanan/produk/<int:product_id>/ketentuan-berjangka/", deposit_terms.terms, name="savings_deposit_terms"),
    path("simpanan/berjangka/", deposits.deposits, name="savings_deposits"),
    path("simpanan/berjangka/jatuh-tempo/", deposit_due.due, name="savings_deposits_due"),
    path("simpanan/berjangka/<int:deposit_id>/", deposits.deposit, name="savings_deposit"),
    path("simpanan/berjangka/<int:deposit_id>/akhir/", deposits.choose, name="savings_deposit_choice"),
    path("simpanan/berjangka/<int:deposit_id>/cairkan/", deposit_break.early, name="savings_deposit_break"),
    path("simpanan/berjangka/<int:deposit_id>/sertifikat.pdf", deposits.certificate, name="savings_certificate"),
    path("simpanan/jasa/", interest.runs, name="savings_interest"),
    path("simpanan/jasa/<str:month>/", interest.month, name="savings_interest_month"),
    path("iuran/", dues.dues, name="dues"),
    path("iuran/tagih/", dues.raise_month, name="dues_raise"),
]
