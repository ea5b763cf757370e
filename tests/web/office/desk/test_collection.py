"""A collective list through the pages."""

import csv
from datetime import date
from io import StringIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.web.office.saving_office import confirm, send

from kdim.cooperatives.bylaws import BylawKey
from kdim.cooperatives.enums import Role
from kdim.cooperatives.models import Area
from kdim.kernel.calendar import Month
from kdim.members.models import Member
from kdim.payments.models import Receipt
from kdim.savings import actions
from kdim.savings.enums import SavingsKind
from kdim.savings.models import SavingsAccount
from kdim.savings.queries import NO_VILLAGE
from kdim.web.office.desk.collection import FEW

pytestmark = pytest.mark.django_db
LIST = "/office/meja/kolektif/"


@pytest.fixture
def people(saving):
    """Siti, Budi and Ani are asked simpanan wajib of May; Ani has paid it. Siti saves as well."""
    found = {name: saving.member(name) for name in ("Siti", "Budi", "Ani")}
    actions.raise_dues(**saving.frame, month=Month(2025, 5))
    saving.wajib(found["Ani"], 50_000)
    saving.account(found["Siti"])
    return found


def account(saving, member, kind=SavingsKind.WAJIB):
    return SavingsAccount.objects.of(saving.actor.cooperative_id).get(member_id=member, product__kind=kind)


def of(saving, amounts, kind=SavingsKind.WAJIB, **more):
    """The fields of a list: amounts as typed by member."""
    typed = {f"amount_{account(saving, member, kind).id}": text for member, text in amounts.items()}
    return {"product": str(saving.products[kind]), "on": "16-6-2025", "memo": "", **typed, **more}


def receipts(saving):
    return Receipt.objects.of(saving.actor.cooperative_id)


def test_a_list_of_simpanan_wajib_is_filled_in_with_what_is_due(teller, saving, people):
    page = teller.get(LIST).content.decode()
    siti, ani = account(saving, people["Siti"]), account(saving, people["Ani"])
    assert f'name="amount_{siti.id}" value="50.000"' in page
    assert f'name="amount_{ani.id}" value=""' in page
    assert "Rp100.000" in page
    assert f'name="amount_{siti.id}" value=""' in teller.get(LIST, {"isi": "kosong"}).content.decode()


def test_a_list_is_asked_about_taken_and_confirmed_for_everybody(teller, saving, people):
    before = receipts(saving).count()
    fields = of(saving, {people["Siti"]: "100rb", people["Budi"]: "50.000", people["Ani"]: ""}, memo="Pasar Grogolan")
    asked = send(teller, LIST, **fields).content.decode()
    for told in ("Terima daftar ini?", "Rp150.000", "seratus lima puluh ribu rupiah", "Pasar Grogolan", "Siti", "Budi"):
        assert told in asked
    assert receipts(saving).count() == before

    done = confirm(teller, LIST, **fields)

    made = list(receipts(saving).order_by("id"))[before:]
    assert sorted(one.amount for one in made) == [50_000, 100_000]
    page = done.content.decode()
    for told in ("Daftar sudah diterima", "Rp150.000", *(reverse("office:desk_receipt", args=[r.token]) for r in made)):
        assert told in page
    rows = list(
        csv.DictReader(StringIO(teller.get(done.request["PATH_INFO"], {"unduh": "csv"}).content.decode("utf-8-sig")))
    )
    assert [row["Jumlah"] for row in rows][-1] == "150000"


def test_a_list_sent_twice_is_taken_once(teller, saving, people):
    before, rid = receipts(saving).count(), uuid4()
    fields = of(saving, {people["Siti"]: "50.000"}, confirmed="1")
    answers = [send(teller, LIST, rid, **fields) for _ in range(2)]
    assert {answer["Location"] for answer in answers} == {reverse("office:desk_collected", args=[rid])}
    assert receipts(saving).count() == before + 1


def test_every_row_that_is_wrong_says_why_and_everything_typed_stays(teller, saving, people):
    before = receipts(saving).count()
    fields = of(saving, {people["Siti"]: "lima puluh", people["Budi"]: "60.000", people["Ani"]: "50.000"})
    for more in ({}, {"confirmed": "1"}):
        first = send(teller, LIST, **fields, **more)
        assert first.status_code == 422
        page = first.content.decode()
        assert page.count('aria-invalid="true"') == 1  # what cannot be read comes first
        for text in ("lima puluh", "60.000", "50.000"):
            assert f'value="{text}"' in page
    fields |= of(saving, {people["Siti"]: "50.000"})
    second = send(teller, LIST, **fields, confirmed="1")
    assert second.status_code == 422
    assert "Jumlah yang terdekat dengan Rp60.000 adalah Rp50.000 dan Rp100.000" in second.content.decode()
    assert receipts(saving).count() == before


def test_changing_ones_mind_keeps_the_list(teller, saving, people):
    fields = of(saving, {people["Siti"]: "100.000", people["Budi"]: ""}, memo="Ibu Rina", change="1")
    page = send(teller, LIST, **fields)
    text = page.content.decode()
    assert page.status_code == 200
    assert 'value="100.000"' in text
    assert 'value="Ibu Rina"' in text
    assert f'name="amount_{account(saving, people["Budi"]).id}" value=""' in text


def test_an_empty_list_and_a_day_to_come_are_refused(teller, saving, people):
    empty = send(teller, LIST, **of(saving, {people["Siti"]: ""}))
    assert "Daftar masih kosong" in empty.content.decode()
    ahead = send(teller, LIST, **of(saving, {people["Siti"]: "50.000"}, on="17-6-2025"))
    assert "17 Juni 2025 belum tiba" in ahead.content.decode()
    assert {empty.status_code, ahead.status_code} == {422}


def test_an_account_that_was_closed_meanwhile_is_not_left_out_in_silence(teller, saving, people):
    before = receipts(saving).count()
    fields = of(saving, {people["Siti"]: "50.000", people["Budi"]: "50.000"}, confirmed="1")
    SavingsAccount.objects.of(saving.actor.cooperative_id).filter(member_id=people["Budi"]).update(
        closed_on=date(2025, 6, 16)
    )
    answer = send(teller, LIST, **fields)
    assert answer.status_code == 422
    assert "sudah ditutup" in answer.content.decode()
    assert receipts(saving).count() == before


def test_pasted_lines_become_amounts_and_wrong_ones_are_named(teller, saving, people):
    numbers = {name: Member.objects.of(saving.actor.cooperative_id).get(id=id_).number for name, id_ in people.items()}
    siti, budi, ani = (numbers[name] for name in ("Siti", "Budi", "Ani"))
    lines = f"Nomor,Jumlah\n{siti},100,000\n2099-0001;50.000\n{budi};5x\n{siti};50000\n{ani};"
    answer = send(teller, LIST, **of(saving, {people["Budi"]: "50.000"}), read="1", pasted=lines)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'name="amount_{account(saving, people["Siti"]).id}" value="100,000"' in page
    assert f"amount_{account(saving, people['Budi']).id}" not in page  # what was due gives way to the lines
    assert "Tidak ada anggota aktif dengan Simpanan wajib bernomor “2099-0001”" in page
    assert "sudah ada dalam daftar" in page
    assert "3 baris belum bisa diambil" in page
    assert f"2099-0001;50.000\n{budi};5x\n{siti};50000</textarea>" in page


def test_a_file_is_taken_over_and_one_that_is_none_is_refused(teller, saving, people):
    siti = account(saving, people["Siti"], SavingsKind.SUKARELA)
    fields = of(saving, {}, SavingsKind.SUKARELA, read="1")
    good = send(teller, LIST, **fields, file=SimpleUploadedFile("daftar.csv", f"{siti.number};75.000".encode()))
    assert (good.status_code, f'name="amount_{siti.id}" value="75.000"' in good.content.decode()) == (200, True)
    bad = send(teller, LIST, **fields, file=SimpleUploadedFile("foto.csv", b"\x89PNG\r\n\x00"))
    assert (bad.status_code, "Berkas ini tidak bisa dibaca" in bad.content.decode()) == (422, True)
    none = send(teller, LIST, **fields)
    assert (none.status_code, "Belum ada baris" in none.content.decode()) == (422, True)


def test_the_list_is_narrowed_by_village_and_words_and_taken_along(teller, saving, people):
    for code, name, level, parent in (
        ("33", "Jawa Tengah", 1, None), ("33.75", "Kota Pekalongan", 2, "33"),
        ("33.75.01", "Pekalongan Barat", 3, "33.75"), ("33.75.01.1001", "Bendan", 4, "33.75.01"),
    ):  # fmt: skip
        Area.objects.update_or_create(code=code, defaults={"name": name, "level": level, "parent_id": parent})
    Member.objects.of(saving.actor.cooperative_id).filter(id=people["Siti"]).update(area_id="33.75.01.1001")
    for asked in ({"desa": "33.75.01.1001"}, {"q": "sit"}):
        page = teller.get(LIST, asked).content.decode()
        assert f"amount_{account(saving, people['Siti']).id}" in page
        assert f"amount_{account(saving, people['Budi']).id}" not in page
    assert '<option value="33.75.01.1001">Bendan</option>' in teller.get(LIST).content.decode()
    rows = list(csv.reader(StringIO(teller.get(LIST, {"unduh": "csv", "q": "siti"}).content.decode("utf-8-sig"))))
    assert [row[3:] for row in rows[1:]] == [["Bendan", "50000", ""]]


def test_where_drawers_are_kept_the_list_begins_with_one(teller, saving):
    saving.decide("RP-2", date(2025, 1, 1), {BylawKey.TELLER_DRAWERS: True})
    assert teller.get(LIST)["Location"] == f"/office/meja/laci/buka/?lalu={LIST.replace('/', '%2F')}"


def test_who_takes_no_savings_takes_no_lists_and_the_neighbours_are_not_there(
    client_as, teller, saving, people, neighbour
):
    assert client_as(Role.PENGAWAS).get(LIST).status_code == 403
    theirs = account(neighbour, neighbour.member("Tetangga"))
    answer = send(
        teller, LIST, **of(saving, {people["Siti"]: "50.000"}, **{f"amount_{theirs.id}": "50.000"}), confirmed="1"
    )
    assert answer.status_code == 422
    assert teller.get(reverse("office:desk_collected", args=[uuid4()])).status_code == 404


def test_of_many_members_it_is_asked_first_whom_the_list_asks(teller, saving, people):
    for n in range(FEW):
        saving.member(f"Anggota {n:03}")

    start = teller.get(LIST).content.decode()

    assert "Siapa yang ditagih?" in start
    assert 'name="amount_' not in start
    everybody = teller.get(LIST, {"semua": "1"}).content.decode()
    assert everybody.count('name="amount_') == FEW + 3
    assert f"desa={NO_VILLAGE}" not in start  # nobody has a village: only everybody can be chosen
    assert "?produk=" in start
    number = Member.objects.of(saving.actor.cooperative_id).get(id=people["Siti"]).number
    pasted = send(teller, LIST, **of(saving, {}), read="1", pasted=f"{number};50.000").content.decode()
    assert f'name="amount_{account(saving, people["Siti"]).id}" value="50.000"' in pasted


def test_three_hundred_members_take_as_many_statements_as_three(teller, saving, people, queries_of):
    few = queries_of(teller, LIST)
    members = [saving.member(f"Anggota {n:03}") for n in range(300)]
    assert queries_of(teller, f"{LIST}?semua=1") == few
    assert queries_of(teller, LIST) < few
    assert few <= 12

    done = confirm(teller, LIST, **of(saving, dict.fromkeys(members, "50.000")))

    assert "Rp15.000.000" in done.content.decode()
    assert queries_of(teller, done.request["PATH_INFO"]) <= 12
