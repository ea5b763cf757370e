"""Months are closed, and books are checked."""

from datetime import date

from django.db import connection
from tests.web.office.ledger.support import CHECK, P, post

from kdim.cooperatives.enums import Role


def test_months_are_closed_in_order_with_a_summary_first(books, sign_in):
    client = sign_in(Role.BENDAHARA)
    books.save(75_000, on=date(2025, 4, 3))

    assert f"{P}2025-04/tutup/" in client.get(P).content.decode()
    page = client.get(f"{P}2025-04/tutup/").content.decode()
    assert "Rp75.000" in page
    assert "tidak ada lagi yang dapat bertanggal di bulan ini" in page
    assert post(client, f"{P}2025-05/tutup/").status_code == 422
    assert post(client, f"{P}2025-04/tutup/").status_code == 303
    assert "April 2025 sudah ditutup." in client.get(P).content.decode()


def test_a_month_at_the_beginning_of_the_calendar_is_not_there(books, sign_in):
    assert sign_in(Role.BENDAHARA).get(f"{P}0001-01/tutup/").status_code == 404


def test_books_that_are_whole_are_said_to_be_and_others_are_named(books, sign_in):
    books.save(75_000)
    client = sign_in(Role.PENGAWAS)
    assert "Periksa sekarang" in client.get(CHECK).content.decode()
    assert "Buku utuh" in client.post(CHECK).content.decode()

    with connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_balance SET amount = amount + 1 WHERE subaccount_id = %s", [books.siti])
    page = client.post(CHECK).content.decode()
    assert "Buku tidak utuh" in page
    assert "berbeda dari jurnalnya" in page
