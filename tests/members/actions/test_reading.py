"""Reading an application, field by field."""

from datetime import date

import pytest

from kdim.cooperatives.enums import KbliVersion
from kdim.kernel.nik import Sex
from kdim.kernel.refusals import Refusal
from kdim.members.actions import ApplicationWrong, HeirFacts
from kdim.members.actions.reading import read_application, read_email, read_line, read_name, read_village
from kdim.members.enums import HeirRelation


def told(call):
    with pytest.raises(Refusal) as refused:
        call()
    return refused.value.code, refused.value.facts


def wrong_fields(application, cooperative, on):
    with pytest.raises(ApplicationWrong) as refused:
        read_application(application, cooperative=cooperative, on=on)
    return [(field, refusal.code, refusal.facts) for field, refusal in refused.value.fields]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("  Siti   Aminah ", "Siti Aminah"),
        ("Ni'mah", "Ni'mah"),
        ("H. Ahmad (alm.), S.Pd.", "H. Ahmad (alm.), S.Pd."),
        ("Siti\u200b\u00a0Aminah", "Siti Aminah"),
        ("Siti\x00\x07 Aminah\ud800", "Siti Aminah"),
        ("José", "José"),
        ("Jose\u0301", "Jose\u0301"),
    ],
)
def test_names_are_kept_as_people_write_them_without_hidden_characters(typed, name):
    assert read_name(typed) == name


@pytest.mark.parametrize(
    ("typed", "code", "facts"),
    [
        ("<script>alert(1)</script>", "name_has_signs", {"typed": "<script>alert(1)</script>", "sign": "<"}),
        ("Siti 2", "name_has_signs", {"typed": "Siti 2", "sign": "2"}),
        ("S.", "name_too_short", {"typed": "S."}),
        (" \u200b ", "field_missing", {}),
        ("A" * 121, "text_too_long", {"length": 121, "longest": 120}),
        ("A" * 10_000_000, "text_too_long", {"length": 10_000_000, "longest": 120}),
    ],
)
def test_what_is_no_name_is_refused(typed, code, facts):
    assert told(lambda: read_name(typed)) == (code, facts)


def test_free_text_keeps_its_signs_and_loses_its_line_breaks():
    assert read_line("Jl. <Mawar>\n No. 5 & 6", 160) == "Jl. <Mawar> No. 5 & 6"


@pytest.mark.parametrize("typed", ["siti@contoh.id", "siti.aminah+toko@mail.contoh.co.id", ""])
def test_email_addresses_are_kept(typed):
    assert read_email(f" {typed} ") == typed


@pytest.mark.parametrize("typed", ["siti", "siti@", "siti@contoh", "a b@contoh.id", "<a>@contoh.id"])
def test_what_is_no_email_address_is_refused(typed):
    assert told(lambda: read_email(typed)) == ("email_wrong", {"typed": typed})


def test_a_village_is_needed_where_one_lives(village):
    assert read_village(village) == village
    assert read_village("") is None
    assert told(lambda: read_village("33.74")) == ("area_not_village", {"area_code": "33.74", "name": "Kota Semarang"})
    assert told(lambda: read_village("99.99.99.9999")) == ("village_unknown", {"area_code": "99.99.99.9999"})
    assert told(lambda: read_village("x'--")) == ("village_unknown", {"area_code": "x'--"})


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"nik": ""}, [("nik", "nik_missing", {})]),
        ({"nik": "3374135713900001"}, [
            ("nik", "nik_impossible_date", {"typed": "3374135713900001", "day": 17, "month": 13, "year": 90})]),
        ({"nik": "337413570890001"}, [("nik", "nik_from_spreadsheet", {"typed": "337413570890001"})]),
        ({"born_on": "31/02/1990"}, [
            ("born_on", "date_impossible",
             {"typed": "31/02/1990", "day": 31, "month": 2, "year": 1990, "last_day": 28}),
        ]),
        ({"born_on": date(2025, 6, 17)}, [("born_on", "birth_date_impossible", {"born_on": date(2025, 6, 17)})]),
        ({"born_on": date(1904, 6, 17)}, [("born_on", "birth_date_impossible", {"born_on": date(1904, 6, 17)})]),
        ({"nik": "", "born_on": ""}, [("nik", "nik_missing", {}), ("born_on", "date_missing", {})]),
        ({"kbli_code": "00000"}, [
            ("kbli_code", "kbli_unknown", {"version": KbliVersion.KBLI_2020, "kbli_code": "00000"})]),
        ({"kbli_version": None}, [("kbli_code", "kbli_unknown", {"version": None, "kbli_code": "56103"})]),
        ({"street": "x" * 161}, [("street", "text_too_long", {"length": 161, "longest": 160})]),
    ],
)  # fmt: skip
def test_each_wrong_field_is_named(cooperative, on, application, changes, wrong):
    assert wrong_fields(application(**changes), cooperative, on) == wrong


def test_a_nik_with_spaces_and_an_apostrophe_is_read(cooperative, on, application):
    read = read_application(application(nik="'3374 1357 0890\u200b 0001"), cooperative=cooperative, on=on)

    assert read.columns["nik"] == "3374135708900001"


def test_birth_date_and_sex_left_empty_are_taken_from_the_nik(cooperative, on, application):
    read = read_application(application(born_on="", sex=None), cooperative=cooperative, on=on)

    assert (read.columns["born_on"], read.columns["sex"]) == (date(1990, 8, 17), Sex.FEMALE)


def test_what_the_card_says_otherwise_is_no_reason_to_refuse(cooperative, on, application):
    read = read_application(application(born_on="18-8-1990", sex=Sex.MALE), cooperative=cooperative, on=on)

    assert (read.columns["born_on"], read.columns["sex"]) == (date(1990, 8, 18), Sex.MALE)


def test_a_business_is_not_needed(cooperative, on, application):
    read = read_application(
        application(kbli_version=None, kbli_code="", business_name="", business_line=""), cooperative=cooperative, on=on
    )

    assert (read.columns["kbli_version"], read.columns["kbli_code"]) == ("", "")


def heirs(*shares):
    return tuple(
        HeirFacts(f"Anak {'ABCDEFGHIJKL'[place]}", HeirRelation.CHILD, share_percent=share)
        for place, share in enumerate(shares)
    )


@pytest.mark.parametrize("shares", [(), (None,), (None, None), (100,), (60, 40), (34, 33, 33)])
def test_shares_of_heirs_sum_to_a_hundred_or_are_not_given(cooperative, on, application, shares):
    read = read_application(application(heirs=heirs(*shares)), cooperative=cooperative, on=on)

    assert read.heirs == heirs(*shares)


@pytest.mark.parametrize(
    ("shares", "total"), [((50,), 50), ((60, 60), 120), ((100, None), None), ((100, 0), 100), ((150, -50), 100)]
)
def test_other_shares_of_heirs_are_refused(cooperative, on, application, shares, total):
    wrong = wrong_fields(application(heirs=heirs(*shares)), cooperative, on)

    assert wrong == [("heirs", "heir_shares_wrong", {"total": total})]


def test_ten_heirs_are_enough(cooperative, on, application):
    wrong = wrong_fields(application(heirs=heirs(*[None] * 11)), cooperative, on)

    assert wrong == [("heirs", "heirs_too_many", {"count": 11, "most": 10})]


def test_an_heirs_phone_is_kept_as_e164(cooperative, on, application):
    heir = HeirFacts("Budi Santoso", HeirRelation.SPOUSE, phone="0812 3456 7890")

    read = read_application(application(heirs=(heir,)), cooperative=cooperative, on=on)

    assert read.heirs[0].phone == "+6281234567890"
