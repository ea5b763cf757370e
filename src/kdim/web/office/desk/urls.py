"""Addresses of the desk; names are in the namespace of the office."""

from django.urls import path

from kdim.web.office.desk import (
    closing,
    collected,
    collection,
    counter,
    drawer,
    drawers,
    receipts,
    term_deposits,
    views,
)

urlpatterns = [
    path("", views.desk, name="desk"),
    path("laci/", drawer.own, name="desk_drawer"),
    path("laci/buka/", drawer.open_own, name="desk_drawer_open"),
    path("laci/ambil/", drawer.take, name="desk_vault_take"),
    path("laci/setor/", drawer.bring, name="desk_vault_bring"),
    path("laci/semua/", drawers.every, name="drawers"),
    path("laci/kas-awal/<int:person_id>/", drawers.bring_float, name="drawer_float"),
    path("laci/<int:drawer_id>/", drawers.one, name="drawer"),
    path("laci/<int:drawer_id>/pdf/", drawers.paper, name="drawer_pdf"),
    path("laci/<int:drawer_id>/hitung/", closing.count, name="desk_drawer_count"),
    path("laci/<int:drawer_id>/lanjut/", closing.resume, name="desk_drawer_resume"),
    path("laci/<int:drawer_id>/tutup/", closing.close, name="desk_drawer_close"),
    path("kolektif/", collection.collection, name="desk_collection"),
    path("kolektif/<uuid:request_id>/", collected.collected, name="desk_collected"),
    path("<int:member_id>/", views.card, name="desk_member"),
    path("<int:member_id>/pokok/", counter.pokok, name="desk_pokok"),
    path("<int:member_id>/wajib/", counter.wajib, name="desk_wajib"),
    path("<int:member_id>/buka/", views.open_account, name="desk_open"),
    path("<int:member_id>/berjangka/", term_deposits.place, name="desk_place"),
    path("setor/<int:account_id>/", counter.deposit, name="desk_deposit"),
    path("tarik/<int:account_id>/", counter.withdraw, name="desk_withdraw"),
    path("bukti/<str:token>/", receipts.done, name="desk_receipt"),
    path("bukti/<str:token>/slip/", receipts.slip, name="desk_slip"),
    path("bukti/<str:token>/a4/", receipts.sheet, name="desk_sheet"),
]
