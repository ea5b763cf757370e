"""Reversals by two people."""

from tests.web.office.ledger.support import J, R, post

from kdim.cooperatives.enums import Role
from kdim.ledger import queries


def test_a_reversal_is_asked_by_one_and_approved_by_another(books, sign_in):
    entry = books.save(75_000)
    asker, decider = sign_in(Role.MANAJER, name="Ani"), sign_in(Role.BENDAHARA, name="Budi")
    assert post(asker, f"{J}{entry}/batalkan/", on="16-6-2025", reason="Salah orang").status_code == 303
    [waiting] = queries.pending_reversals(books.office.id)
    url = f"{R}{waiting.id}/"

    assert "Anda yang meminta" in asker.get(R).content.decode()
    assert "Anda yang meminta pembatalan ini" in asker.get(url).content.decode()
    own = post(asker, url, verdict="approve", confirmed="1")
    assert own.status_code == 422
    assert "Ani" in own.content.decode()

    assert "Batalkan jurnal ini?" in post(decider, url, verdict="approve").content.decode()
    assert post(decider, url, verdict="approve", confirmed="1").status_code == 303
    page = decider.get(f"{J}{entry}/").content.decode()
    assert "Jurnal ini sudah dibatalkan." in page
    assert queries.balance(books.office.id, subaccount=books.siti) == 0
    assert decider.get(url)["Location"] == R


def test_a_rejection_needs_a_reason_and_leaves_the_entry(books, sign_in):
    entry = books.save(75_000)
    post(sign_in(Role.MANAJER, name="Ani"), f"{J}{entry}/batalkan/", on="16-6-2025", reason="Salah orang")
    url = f"{R}{queries.pending_reversals(books.office.id)[0].id}/"
    decider = sign_in(Role.KETUA)

    assert "Tulis alasan menolak." in post(decider, url, verdict="reject").content.decode()
    assert post(decider, url, verdict="reject", reason="Sudah benar").status_code == 303
    assert queries.pending_reversals(books.office.id) == ()
    assert queries.balance(books.office.id, subaccount=books.siti) == 75_000
