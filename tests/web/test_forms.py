"""Fields read as Indonesians type and answer with a sentence."""

from datetime import date
from uuid import UUID

import pytest

from kdim.kernel.refusals import Refusal
from kdim.web.forms import (
    DateField,
    Form,
    NibField,
    NikField,
    NpwpField,
    PercentField,
    PhoneField,
    RequestIdField,
    RupiahField,
    SignedRupiahField,
)
from kdim.web.refusals import WORDS


class Deposit(Form):
    amount = RupiahField(label="Jumlah")
    on = DateField(label="Tanggal", required=False)
    request_id = RequestIdField()


RID = "4b1d8a0e-6f5c-4d2b-9d53-0a1c8f6f2f11"


@pytest.mark.parametrize("typed", ["1.000.000,-", "Rp 1,000,000", "1jt", "1\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}000"])
def test_amounts_are_read_as_people_type_them(typed):
    form = Deposit({"amount": typed, "on": "17 Agustus 2025", "request_id": RID})

    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"amount": 1_000_000, "on": date(2025, 8, 17), "request_id": UUID(RID)}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Ketik jumlahnya, misalnya 50.000."),
        ("0", "Jumlahnya harus lebih dari nol."),
        ("seribu", "“seribu” tidak terbaca sebagai jumlah uang. Ketik angkanya saja, misalnya 50.000."),
        ("9" * 10_000_000, "Terlalu panjang untuk sebuah jumlah. Ketik angkanya saja, misalnya 50.000."),
    ],
)
def test_an_amount_that_cannot_be_meant_gets_a_sentence(typed, sentence):
    form = Deposit({"amount": typed, "request_id": RID})

    assert form.errors["amount"] == [sentence]


def test_what_was_typed_stays_and_the_summary_links_to_it():
    page = str(Deposit({"amount": "1.000 ribu", "on": "31/02/2025", "request_id": RID}))

    assert 'value="1.000 ribu"' in page
    assert '<a href="#id_amount">' in page
    assert 'aria-invalid="true"' in page
    assert "id_on_error" in page


def test_a_value_is_shown_as_it_would_be_typed():
    form = Deposit(initial={"amount": 1_250_000, "on": date(2025, 8, 17)})

    assert 'value="1.250.000"' in str(form["amount"])
    assert 'value="17-8-2025"' in str(form["on"])


def test_each_opening_of_a_form_has_its_own_request_id():
    assert str(Deposit()["request_id"].value()) != str(Deposit()["request_id"].value())


def test_a_form_without_its_request_id_is_opened_again():
    assert Deposit({"amount": "1"}).errors["request_id"] == [
        "Halaman ini tidak lengkap. Buka lagi dan isi sekali lagi."
    ]


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        (SignedRupiahField(), "-500.000", -500_000),
        (PercentField(), "2,75%", 27_500),
        (PhoneField(), "0812-3456-7890", "+6281234567890"),
        (NibField(), "1234567890123", "1234567890123"),
        (NpwpField(), "01.312.166.0-091.000", "0013121660091000"),
        (RupiahField(zero=True), "0", 0),
        (PhoneField(required=False), "", None),
        (NikField(required=False), "", None),
    ],
)
def test_every_reader_of_the_kernel_has_its_field(field, typed, value):
    assert field.clean(typed) == value


def test_a_nik_says_who_was_born_when():
    assert NikField().clean("3276065708900001").born_on == date(1990, 8, 17)
    assert NikField(demonstration=True).clean("3276065708900000").serial == "0000"


def test_fifteen_figures_of_a_nik_came_from_a_spreadsheet():
    class Person(Form):
        nik = NikField()

    assert Person({"nik": "327606570890001"}).errors["nik"] == [
        "NIK ini terpotong oleh lembar kerja (“327606570890001”). Ketik ke-16 angkanya dari KTP."
    ]


def test_a_refusal_of_an_action_is_shown_at_its_field_or_on_top(monkeypatch):
    class Sample(Refusal):
        code = "sample"

    monkeypatch.setitem(WORDS, "sample", "Saldo kurang {short:rupiah}.")
    form = Deposit({"amount": "1", "request_id": RID})
    assert form.is_valid()
    form.refuse(Sample(short=500), "amount")
    form.refuse(Sample(short=500))

    assert form.errors == {"amount": ["Saldo kurang Rp500."], "__all__": ["Saldo kurang Rp500."]}


def test_script_in_a_field_comes_back_as_text():
    assert "<script>" not in str(Deposit({"amount": "<script>alert(1)</script>"}))
