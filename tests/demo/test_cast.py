"""The people of the demonstration: made from a seed, and nobody's real identity."""

from datetime import date

from kdim.cooperatives.enums import Role
from kdim.demo.cast import OFFICERS, cast, sign_ins_shown
from kdim.kernel.nik import Sex, parse_nik
from kdim.kernel.phone import parse_phone

FOUNDED, UNTIL = date(2024, 11, 5), date(2026, 11, 24)


def people(seed=17, size=300):
    return cast(seed=seed, size=size, founded_on=FOUNDED, until=UNTIL)


def test_the_same_seed_gives_the_same_people():
    assert people() == people()
    assert people() != people(seed=18)


def test_every_identity_is_of_kota_pekalongan_agrees_with_the_person_and_was_never_issued():
    for person in people():
        nik = parse_nik(person.nik, UNTIL, demonstration=True)
        assert person.nik.startswith("3375")
        assert person.nik.endswith("0000")
        assert (nik.born_on, nik.sex) == (person.born_on, Sex.FEMALE if person.sex == "F" else Sex.MALE)
        assert person.area_code.startswith("33.75.")


def test_nobody_shares_an_identity_or_a_phone():
    everybody = people()

    assert len({person.nik for person in everybody}) == 300
    assert len({person.phone for person in everybody} | {officer.phone for officer in OFFICERS}) == 306
    assert [parse_phone(person.phone) for person in everybody] == [person.phone for person in everybody]


def test_a_third_founds_the_cooperative_and_a_few_come_in_the_last_days():
    days = [person.applied_on for person in people()]

    assert days == sorted(days)
    assert days.count(FOUNDED) == 100
    assert sum(day > date(2026, 11, 12) for day in days) == 7
    assert days[-1] < UNTIL


def test_a_sign_in_is_shown_for_the_member_and_each_officer():
    lines = sign_ins_shown("2024-0001")

    assert lines[0] == "  anggota      2024-0001       PIN 170845"
    assert [line.split()[0] for line in lines[1:]] == [officer.role.value for officer in OFFICERS]
    assert {officer.role for officer in OFFICERS} == set(Role) - {Role.ADMIN, Role.PETUGAS_KREDIT}
