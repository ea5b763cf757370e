"""Bank accounts and their statements through the pages."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.payments.actions.test_bank import JAN_1, JAN_2, SAMPLES, Bank
from tests.web.office.saving_office import (  # noqa: F401 - fixtures
    client_as,
    clock,
    neighbour,
    person_as,
    queries_of,
    saving,
    send,
)

from kdim.cooperatives.enums import Role
from kdim.web.office.bank.amounts import in_rupiah

pytestmark = pytest.mark.django_db
LIST, ADD = "/office/bank/", "/office/bank/tambah/"


@pytest.fixture
def bank(saving):  # noqa: F811
    return Bank(saving)


@pytest.fixture
def bendahara(client_as):  # noqa: F811
    return client_as(Role.BENDAHARA)


def file_of(content, name="mutasi.csv"):
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())


def bring(client, account, content, **more):
    url = reverse("office:bank_statement", args=[account])
    return client.post(url, {"request_id": str(uuid4()), "file": file_of(content), **more}, follow=True)


def test_an_account_is_added_and_its_statement_brought(bendahara, bank):
    assert "Belum ada rekening bank" in bendahara.get(LIST).content.decode()
    facts = {"bank": "BCA", "number": "0000111222", "holder": "Koperasi Uji", "account": bank.leaf}
    added = send(bendahara, ADD, **facts)
    assert added.status_code == 303
    account = int(added["Location"].rstrip("/").rsplit("/", 1)[1])
    assert "Belum ada rekening koran" in bendahara.get(added["Location"]).content.decode()

    page = bring(bendahara, account, (SAMPLES / "bca_personal.csv").read_bytes()).content.decode()
    for told in ("14 mutasi baru.", "1 mutasi belum dibukukan bank", "Rp22.382.825", "SIMPANAN WAJIB JAN WULAN"):
        assert told in page
    assert (
        "14 mutasi sudah ada" in bring(bendahara, account, (SAMPLES / "bca_bisnis.csv").read_bytes()).content.decode()
    )
    assert "Rp22.382.825" in bendahara.get(LIST).content.decode()


def test_what_is_refused_says_why_on_the_form(bendahara, bank):
    account = bank.add(number="999888777")
    answer = bring(bendahara, account, JAN_1)

    assert answer.status_code == 422
    assert "Berkas ini milik rekening 0000111222, padahal yang dipilih 999888777." in answer.content.decode()
    assert bank.lines() == []

    wrong = send(bendahara, ADD, bank="BRI", number="abc", holder="Kami", account=bank.other)
    assert "bukan nomor rekening bank" in wrong.content.decode()


def test_pengawas_sees_and_brings_nothing_and_the_teller_sees_nothing(client_as, bank):  # noqa: F811
    account = bank.add()
    here, form = reverse("office:bank_account", args=[account]), reverse("office:bank_statement", args=[account])
    pengawas = client_as(Role.PENGAWAS)
    assert form not in pengawas.get(here).content.decode()
    assert pengawas.get(form).status_code == 403
    assert client_as(Role.KASIR).get(LIST).status_code == 403


def test_the_neighbours_account_is_not_found(bendahara, bank, neighbour):  # noqa: F811
    theirs = Bank(neighbour).add()
    assert bendahara.get(reverse("office:bank_account", args=[theirs])).status_code == 404


def test_a_page_of_movements_takes_as_many_statements_with_one_as_with_many(bendahara, bank, queries_of):  # noqa: F811
    account = bank.add()
    here = reverse("office:bank_account", args=[account])
    bank.bring(account, JAN_1)
    few = queries_of(bendahara, here), queries_of(bendahara, LIST)
    many = "".join(f"'03/01/2026,SETOR {n},0,1.00,CR,{151 + n}.00\n" for n in range(120))
    bank.bring(account, JAN_1 + JAN_2 + many)
    bank.add(number="12345678", account_id=bank.other)

    assert (queries_of(bendahara, here), queries_of(bendahara, LIST)) == few
    assert "SETOR 119" in bendahara.get(here).content.decode()
    assert "SETOR 119" not in bendahara.get(f"{here}?page=2").content.decode()


def test_sen_are_shown_only_where_there_are_any():
    assert [in_rupiah(sen) for sen in (821_945, -50, 0, 100_000_000)] == [
        "Rp8.219,45", "-Rp0,50", "Rp0", "Rp1.000.000",
    ]  # fmt: skip
