"""The opening balance sheet, from a file into the books, and the opening account back to zero."""

import pytest
from tests.processes.moving.conftest import BUDI, SITI
from tests.processes.moving.test_undoing import asked, people  # noqa: F401 - a fixture

from kdim.ledger import actions as ledger
from kdim.ledger import queries as books
from kdim.ledger.enums import AccountRole, EntryKind
from kdim.processes.moving import actions
from kdim.processes.moving.enums import BatchKind, BatchStatus
from kdim.processes.moving.queries import account_choices, open_difference
from kdim.processes.moving.suggesting import section_by_name, suggest
from kdim.savings.actions import UNDIVIDED
from kdim.sheets import Section

#: Savings of Siti and Budi: pokok 200,000, wajib 1,050,000, sukarela 250,000.
SHEET = (
    ("KOPERASI UJI", None),
    ("NERACA PER 1 JUNI 2025", None),
    ("PERKIRAAN", "2025"),
    ("ASET LANCAR", None),
    ("Kas", "1.000.000"),
    ("Bank", "2.500.000"),
    ("ASET TETAP", None),
    ("Inventaris", "500.000"),
    ("Akumulasi Penyusutan Inventaris", "(100.000)"),
    ("Jumlah Aset", "3.900.000"),
    ("KEWAJIBAN", None),
    ("Simpanan Sukarela", "250.000"),
    ("EKUITAS", None),
    ("Simpanan Pokok", "200.000"),
    ("Simpanan Wajib", "1.050.000"),
    ("Dana Cadangan", "2.400.000"),
)


def bring(moving, *changes, rows=SHEET, name="neraca.xlsx"):
    changed = dict(changes)
    told = [(label, changed.get(label, value)) for label, value in rows]
    return moving.upload(*told[1:], kind=BatchKind.BALANCES, header=told[0], name=name)


def confirm(moving, batch_id):
    """Every suggestion is right."""
    accounts = {row.number: row.facts["account"] for row in moving.rows(batch_id) if row.facts["account"]}
    actions.map_accounts(**moving.saving.frame, batch_id=batch_id, accounts=accounts, amount=None)
    moving.preview(batch_id)


def take(moving, batch_id, left=3_900_000, right=3_900_000, **more):
    confirm(moving, batch_id)
    actions.begin_balances(
        **moving.saving.frame, batch_id=batch_id, left=left, right=right, leave_out_wrong=more.get("leave_out", False)
    )
    return actions.commit_balances(**moving.saving.frame, batch_id=batch_id)


def balances_by_code(moving):
    rows = books.account_tree(moving.at_home)
    return {row.code: row.balance for row in rows if not row.is_group and row.balance}


def test_after_the_members_the_opening_account_is_back_at_zero(moving):
    moving.taken_over()
    done = take(moving, bring(moving))

    assert done["difference"] == open_difference(moving.at_home) == 0
    assert balances_by_code(moving) == {
        "11101": 1_000_000, "11110": 2_500_000, "12205": 500_000, "12295": 100_000, "21101": 250_000,
        "31101": 200_000, "31102": 1_050_000, "32101": 2_400_000,
    }  # fmt: skip
    entry = books.entry_detail(moving.at_home, done["entry"])
    assert (entry.kind, entry.total) == (EntryKind.OPENING, 4_000_000)
    assert list(books.check(moving.at_home)) == []


def test_before_the_members_their_savings_stand_undivided_and_are_divided_later(moving):
    take(moving, bring(moving))
    assert open_difference(moving.at_home) == 0
    assert books.part_in_role(moving.at_home, AccountRole.SAVINGS_WAJIB, *UNDIVIDED)[1] == 1_050_000

    moving.taken_over()
    assert open_difference(moving.at_home) == 0
    assert books.part_in_role(moving.at_home, AccountRole.SAVINGS_WAJIB, *UNDIVIDED)[1] == 0
    assert books.balance(moving.at_home, account=AccountRole.SAVINGS_WAJIB) == 1_050_000
    assert list(books.check(moving.at_home)) == []


def test_a_sheet_with_more_savings_than_the_list_keeps_the_rest_undivided(moving):
    moving.taken_over()
    batch_id = bring(moving, ("Simpanan Wajib", "1.100.000"), ("Dana Cadangan", "2.350.000"))
    take(moving, batch_id)

    assert open_difference(moving.at_home) == 0
    assert books.part_in_role(moving.at_home, AccountRole.SAVINGS_WAJIB, *UNDIVIDED)[1] == 50_000


def test_a_sheet_with_less_savings_than_the_list_leaves_an_open_difference(moving):
    moving.taken_over()
    batch_id = bring(moving, ("Simpanan Wajib", "1.000.000"), ("Dana Cadangan", "2.450.000"))

    assert take(moving, batch_id)["difference"] == -50_000
    assert list(books.check(moving.at_home)) == []


def test_what_rounding_took_from_the_members_is_no_difference(moving):
    rows = [(n, f"Anggota {chr(64 + n)}", f"B-{n}", None, None, 0, 0, 250_000.46) for n in range(1, 4)]
    moving.commit(moving.upload(*rows), members=3, sukarela=750_001)
    batch_id = bring(
        moving, ("Simpanan Sukarela", "750.001"), ("Simpanan Pokok", "0"), ("Simpanan Wajib", "0"),
        ("Dana Cadangan", "3.149.999"),
    )  # fmt: skip

    assert take(moving, batch_id)["difference"] == 0
    assert books.part_in_role(moving.at_home, AccountRole.SAVINGS_SUKARELA, *UNDIVIDED) is None
    assert list(books.check(moving.at_home)) == []


def test_a_sheet_that_does_not_balance_names_its_difference(moving):
    batch_id = bring(moving, ("Kas", "1.000.001"))

    assert moving.batch(batch_id).summary["difference"] == 1
    assert take(moving, batch_id, left=3_900_001)["difference"] == 1


@pytest.mark.parametrize(("left", "right"), [(3_900_001, 3_900_000), (3_900_000, 3_899_999)])
def test_a_total_off_by_one_stops_everything(moving, left, right):
    batch_id = bring(moving)

    with pytest.raises(actions.ControlDiffers) as refused:
        take(moving, batch_id, left, right)
    assert len(refused.value.facts["figures"]) == 1
    assert balances_by_code(moving) == {}


def test_suggestions_that_nobody_confirmed_stop_everything(moving):
    batch_id = bring(moving)

    with pytest.raises(actions.QuestionsOpen):
        actions.begin_balances(
            **moving.saving.frame, batch_id=batch_id, left=3_900_000, right=3_900_000, leave_out_wrong=False
        )


def test_an_account_that_only_other_acts_write_on_cannot_be_chosen(moving):
    batch_id = bring(moving)
    opening = books.account_of_role(moving.at_home, AccountRole.OPENING_BALANCE)

    with pytest.raises(actions.AccountNotOffered):
        actions.map_accounts(**moving.saving.frame, batch_id=batch_id, accounts={5: opening}, amount=None)


def test_a_second_balance_sheet_is_refused(moving):
    take(moving, bring(moving))
    batch_id = bring(moving, ("Kas", "1.000.002"), name="lain.xlsx")

    with pytest.raises(actions.BalancesTaken):
        take(moving, batch_id, left=3_900_002)


def test_undone_by_a_second_person_it_may_come_again(moving, people):  # noqa: F811
    batch_id = bring(moving)
    take(moving, batch_id)
    reversal = asked(moving, people, batch_id)
    actions.approve_reversal(**{**moving.saving.frame, "actor": people[1]}, reversal_id=reversal)

    assert moving.batch(batch_id).status == BatchStatus.UNDONE
    assert balances_by_code(moving) == {}
    take(moving, bring(moving))
    assert open_difference(moving.at_home) == 0


def test_a_sheet_whose_savings_were_divided_since_is_not_undone(moving, people):  # noqa: F811
    batch_id = bring(moving)
    take(moving, batch_id)
    moving.taken_over()

    with pytest.raises(ledger.InsufficientBalance):
        actions.approve_reversal(
            **{**moving.saving.frame, "actor": people[1]}, reversal_id=asked(moving, people, batch_id)
        )


def test_depreciation_printed_without_a_minus_is_turned_when_only_that_balances(moving):
    batch_id = bring(moving, ("Akumulasi Penyusutan Inventaris", "100.000"))
    [row] = [row for row in moving.rows(batch_id) if "Akumulasi" in row.name]

    assert (row.facts["signed"], [code for code, _, _ in row.issues]) == (-100_000, ["turned"])
    assert moving.batch(batch_id).summary["difference"] == 0


def test_a_trial_balance_with_two_sides(moving):
    text = (
        "NERACA SALDO\nKode;Nama Akun;Debet;Kredit\n1;Kas;10.000.000;\n2;Inventaris;5.000.000;\n"
        "3;Akumulasi penyusutan inventaris;;1.000.000\n4;Simpanan Pokok;;14.000.000\n5;Simpanan wajib;;1.000.000\n"
        "6;Pendapatan lain-lain;;1.000.000\n7;Biaya Gaji;2.000.000;\n;JUMLAH;17.000.000;17.000.000\n"
    )
    batch_id = moving.upload(kind=BatchKind.BALANCES, data=text.encode(), name="saldo.csv")

    assert moving.batch(batch_id).summary["totals"] == [
        {"name": "debit", "total": 17_000_000},
        {"name": "credit", "total": 17_000_000},
    ]
    assert take(moving, batch_id, 17_000_000, 17_000_000)["difference"] == 0
    assert balances_by_code(moving)["62101"] == 2_000_000


def test_the_published_balance_sheet_of_two_years(moving):
    batch_id = moving.sample("11_neraca_rat.xlsx", kind=BatchKind.BALANCES)
    unmapped = {
        row.name: row.number for row in moving.rows(batch_id) if not row.facts["account"] and row.facts["signed"]
    }
    assert list(unmapped) == ["Piutang Uang Tak Tertagih"]
    [other] = [each for each in account_choices(moving.at_home) if each.name == "Piutang Lain-lain"]
    accounts = dict.fromkeys(unmapped.values(), other.id)
    actions.map_accounts(**moving.saving.frame, batch_id=batch_id, accounts=accounts, amount=2)
    moving.preview(batch_id)

    summary = moving.batch(batch_id).summary
    assert [total["total"] for total in summary["totals"]] == [1_183_181_929, 1_183_181_929]
    assert take(moving, batch_id, 1_183_181_929, 1_183_181_929)["difference"] == 0


def test_the_other_year_is_a_choice(moving):
    batch_id = moving.sample("11_neraca_rat.xlsx", kind=BatchKind.BALANCES)
    actions.map_accounts(**moving.saving.frame, batch_id=batch_id, accounts={}, amount=3)
    moving.preview(batch_id)

    kas = moving.rows(batch_id)[0]
    assert (kas.name, kas.facts["signed"]) == ("Kas", 13_760_000)


@pytest.mark.parametrize(
    ("name", "section", "account"),
    [
        ("Kas", Section.ASET_LANCAR, "Kas"),
        ("Hutang Usaha", Section.LIABILITAS, "Utang Usaha"),
        ("Cadangan Resiko", Section.EKUITAS, None),
        ("SHU Tahun Lalu", Section.EKUITAS, "SHU Tahun Lalu Belum Dibagi"),
        ("Gedung Kantor", Section.ASET_TETAP, "Bangunan"),
        ("Tabungan", Section.LIABILITAS, "Simpanan Sukarela"),
        ("Xyzzy", None, None),
    ],
)
def test_suggestions(moving, name, section, account):
    found = suggest(name, "", section, account_choices(moving.at_home), is_contra=False)

    if name == "Cadangan Resiko":
        assert found.name in {"Cadangan Umum", "Cadangan Risiko"}
    else:
        assert (found.name if found else None) == account


def test_published_charts_tell_what_a_name_is():
    assert section_by_name("Piutang Pinjaman Anggota") is Section.ASET
    assert section_by_name("Cadangan Resiko") is Section.EKUITAS
    assert section_by_name("Xyzzy") is None


def test_members_cannot_be_taken_over_as_a_balance_sheet(moving):
    batch_id = moving.upload(SITI, BUDI)

    with pytest.raises(actions.BatchUnknown):
        actions.begin_balances(**moving.saving.frame, batch_id=batch_id, left=1, right=1, leave_out_wrong=False)


def test_assets_left_and_claims_right_are_taken_over_as_one_sheet(moving):
    rows = (
        ("NERACA",), ("AKTIVA", "Rp", None, "PASIVA", "Rp"), ("Kas", 1_000_000, None, "Simpanan Sukarela", 700_000),
        ("Bank", 200_000, None, "MODAL", None), ("Inventaris", 500_000, None, "Xyzzy", 1_000_000),
    )  # fmt: skip
    batch_id = moving.upload(*rows[1:], kind=BatchKind.BALANCES, header=rows[0], name="neraca.xlsx")

    told = {row.name: (row.facts["signed"], row.facts["account_code"]) for row in moving.rows(batch_id)}
    assert (told["Kas"], told["Simpanan Sukarela"]) == ((1_000_000, "11101"), (-700_000, "21101"))
    assert list(moving.issues(batch_id).values()) == [[("account_unmapped", "D5")]]
