"""Running loans of older books: whose they are, what is owed, one receivable each, the opening account back at zero."""

from datetime import date

import pytest
from tests.processes.moving.conftest import BUDI, SITI
from tests.processes.moving.test_balances import SHEET, bring, take
from tests.processes.moving.test_undoing import asked, people  # noqa: F401 - a fixture

from kdim.ledger import queries as books
from kdim.ledger.enums import AccountRole, OwnerKind
from kdim.members.models import Member
from kdim.processes.moving import actions
from kdim.processes.moving.enums import BatchKind, BatchStatus, Verdict
from kdim.processes.moving.models import OldLoan
from kdim.processes.moving.queries import account_choices, open_difference, standing_loans
from kdim.savings.actions import UNDIVIDED

HEADER = (
    "No", "Nama", "No Anggota", "Tgl Pinjam", "Pinjaman", "Bunga per bulan", "Jangka Waktu", "Angsuran ke",
    "Sisa Pinjaman",
)  # fmt: skip
OF_SITI = (1, "Siti Aminah", "A-1", "15-02-2025", 12_000_000, "1,5 %", 12, 3, 9_000_000)
OF_BUDI = (2, "Budi Santoso", "A-2", "20-03-2025", 5_000_000, "1 %", 10, 0, 5_000_000)
LOANS = AccountRole.LOANS_BROUGHT


def upload(moving, *rows, **more):
    return moving.upload(*rows, kind=BatchKind.LOANS, **{"header": HEADER, "name": "pinjaman.xlsx", **more})


def begin(moving, batch_id, count=2, owed=14_000_000, leave_out=False):
    actions.begin_loans(**moving.saving.frame, batch_id=batch_id, count=count, owed=owed, leave_out_wrong=leave_out)


def commit(moving, batch_id, **figures):
    begin(moving, batch_id, **figures)
    return actions.commit_loans(**moving.saving.frame, batch_id=batch_id)


def owed_by_owner(moving):
    return sorted(books.balances_of_owners(moving.at_home, OwnerKind.LOAN).values())


def balance_sheet(moving):
    """Siti's and Budi's savings, and their loans on the account that is divided among borrowers."""
    rows = [(name, "16.400.000" if name == "Dana Cadangan" else value) for name, value in SHEET]
    rows.insert(6, ("Pinjaman Anggota", "14.000.000"))
    batch_id = bring(moving, rows=rows)
    [loans] = [row for row in moving.rows(batch_id) if row.name == "Pinjaman Anggota"]
    account = books.account_of_role(moving.at_home, LOANS)
    actions.map_accounts(**moving.saving.frame, batch_id=batch_id, accounts={loans.number: account}, amount=None)
    moving.preview(batch_id)
    return take(moving, batch_id, left=17_900_000, right=17_900_000)


def test_each_loan_has_its_part_of_the_receivable_and_its_facts(moving):
    moving.taken_over()
    done = commit(moving, upload(moving, OF_SITI, OF_BUDI))

    siti = Member.objects.of(moving.at_home).get(number="A-1")
    loan = OldLoan.objects.of(moving.at_home).get(member_id=siti.id)
    assert (loan.principal, loan.outstanding, loan.rate_told, loan.term, loan.paid, loan.started_on) == (
        12_000_000, 9_000_000, "1,5 %", 12, 3, date(2025, 2, 15),
    )  # fmt: skip
    assert owed_by_owner(moving) == [5_000_000, 9_000_000]
    assert books.balance(moving.at_home, account=LOANS) == 14_000_000
    assert done["loans"] == 2
    assert list(books.check(moving.at_home)) == []


def test_with_members_loans_and_balance_sheet_the_opening_account_is_at_zero(moving):
    moving.taken_over()
    commit(moving, upload(moving, OF_SITI, OF_BUDI))

    assert balance_sheet(moving)["difference"] == 0
    assert books.part_in_role(moving.at_home, LOANS, *UNDIVIDED) is None
    assert list(books.check(moving.at_home)) == []


def test_after_the_balance_sheet_the_loans_are_divided(moving):
    moving.taken_over()
    balance_sheet(moving)
    assert books.part_in_role(moving.at_home, LOANS, *UNDIVIDED)[1] == 14_000_000
    commit(moving, upload(moving, OF_SITI, OF_BUDI))

    assert books.part_in_role(moving.at_home, LOANS, *UNDIVIDED)[1] == 0
    assert owed_by_owner(moving) == [5_000_000, 9_000_000]
    assert open_difference(moving.at_home) == 0
    assert list(books.check(moving.at_home)) == []


@pytest.mark.parametrize(("count", "owed"), [(2, 14_000_001), (2, 13_999_999), (3, 14_000_000)])
def test_a_control_figure_off_by_one_writes_nothing(moving, count, owed):
    moving.taken_over()
    batch_id = upload(moving, OF_SITI, OF_BUDI)

    with pytest.raises(actions.ControlDiffers):
        begin(moving, batch_id, count=count, owed=owed)
    assert not OldLoan.objects.of(moving.at_home).exists()


def test_nobody_borrows_who_is_not_in_the_register_and_a_name_alone_is_nobody(moving):
    moving.taken_over()
    batch_id = upload(moving, OF_SITI, (2, "Budi Santoso", None, None, 5_000_000, None, 10, 0, 5_000_000),
                      (3, "Orang Lain", "A-2", None, 1_000_000, None, 10, 0, 1_000_000))  # fmt: skip
    told = {row.number: (row.verdict, [code for code, _, _ in row.issues]) for row in moving.rows(batch_id)}

    assert told == {
        2: (Verdict.GOOD, []), 3: (Verdict.WRONG, ["loan_no_member"]), 4: (Verdict.WRONG, ["number_taken"]),
    }  # fmt: skip
    with pytest.raises(actions.RowsWrong):
        begin(moving, batch_id, count=1, owed=9_000_000)
    assert commit(moving, batch_id, count=1, owed=9_000_000, leave_out=True)["loans"] == 1


def test_what_is_owed_is_worked_out_where_the_list_does_not_say_it(moving):
    moving.taken_over()
    header = ("No", "Nama", "No Anggota", "Pinjaman", "Lama Pinjaman", "Cicilan ke")
    batch_id = upload(
        moving, (1, "Siti Aminah", "A-1", 10_000_000, 12, 3), (2, "Budi Santoso", "A-2", 5_000_000, 10, 10),
        header=header,
    )  # fmt: skip
    told = [
        (row.facts["outstanding"], row.verdict, [code for code, _, _ in row.issues]) for row in moving.rows(batch_id)
    ]

    assert told == [(7_500_000, Verdict.ATTENTION, ["loan_worked_out"]), (0, Verdict.LEFT_OUT, [])]


def test_strange_figures_are_told(moving):
    moving.taken_over()
    header = ("No", "Nama", "No Anggota", "Pinjaman", "Pembayaran Pokok", "Saldo Pinjaman", "Tgl Pinjam")
    batch_id = upload(
        moving, (1, "Siti Aminah", "A-1", 10_000_000, 1_000_000, 8_000_000, "01-01-2030"),
        (2, "Budi Santoso", "A-2", 5_000_000, 0, -1_000, None), (3, "Siti Aminah", "A-1", 1_000_000, None, "dua", None),
        (4, "Siti Aminah", "A-1", 1_000_000, None, 1_500_000, None), header=header,
    )  # fmt: skip
    told = {row.number: sorted(code for code, _, _ in row.issues) for row in moving.rows(batch_id)}

    assert told == {
        2: ["loan_disagrees", "loan_on_unread"], 3: ["loan_disagrees", "loan_negative"], 4: ["loan_unread"],
        5: ["loan_grew"],
    }  # fmt: skip


def test_a_list_that_only_says_what_was_granted_and_paid(moving):
    moving.taken_over()
    for paid, header in ((4_000_000, "Pembayaran Pokok"), (None, "Alamat")):
        rows = ("No", "Nama", "No Anggota", "Pinjaman", header)
        batch_id = upload(moving, (1, "Siti Aminah", "A-1", 10_000_000, paid), header=rows)
        [row] = moving.rows(batch_id)
        assert (row.facts["outstanding"], [code for code, _, _ in row.issues]) == (
            (6_000_000, []) if paid else (10_000_000, ["loan_whole"])
        )


def test_the_recap_brings_members_and_then_their_loans_from_one_file(moving):
    members = moving.sample("02_rekap_simpanan_pinjaman.xlsx")
    moving.commit(members, members=14, pokok=2_400_000, wajib=52_237_500, sukarela=7_950_001)
    batch_id = moving.sample("02_rekap_simpanan_pinjaman.xlsx", kind=BatchKind.LOANS)
    summary = moving.batch(batch_id).summary

    assert (summary["loans_count"], summary["totals"][0]["total"]) == (7, 57_291_667)
    assert summary["totals"][0]["printed"] == 48_125_000
    assert {row.verdict for row in moving.rows(batch_id)} <= {Verdict.GOOD, Verdict.ATTENTION, Verdict.LEFT_OUT}
    commit(moving, batch_id, count=7, owed=57_291_667)
    assert books.balance(moving.at_home, account=LOANS) == sum(owed_by_owner(moving))
    assert list(books.check(moving.at_home)) == []


def test_the_same_file_changes_nothing_and_another_with_the_same_loans_knows_them(moving):
    moving.taken_over()
    commit(moving, upload(moving, OF_SITI, OF_BUDI))
    with pytest.raises(actions.BatchTakenOver):
        upload(moving, OF_SITI, OF_BUDI)
    again = upload(moving, OF_SITI, OF_BUDI, (3, "Siti Aminah", "A-1", "01-04-2025", 1_000_000, "1 %", 5, 0, 1_000_000))

    assert [row.verdict for row in moving.rows(again)] == [Verdict.KNOWN, Verdict.KNOWN, Verdict.GOOD]
    commit(moving, again, count=3, owed=15_000_000)
    assert owed_by_owner(moving) == [1_000_000, 5_000_000, 9_000_000]


def test_a_second_person_undoes_all_of_it_and_it_may_come_again(moving, people):  # noqa: F811
    moving.taken_over()
    batch_id = upload(moving, OF_SITI, OF_BUDI)
    commit(moving, batch_id)
    actions.approve_reversal(**{**moving.saving.frame, "actor": people[1]}, reversal_id=asked(moving, people, batch_id))

    assert moving.batch(batch_id).status == BatchStatus.UNDONE
    assert (books.balance(moving.at_home, account=LOANS), standing_loans(moving.at_home).count()) == (0, 0)
    assert open_difference(moving.at_home) == -1_500_000  # the members' savings stay
    commit(moving, upload(moving, OF_SITI, OF_BUDI))
    assert books.balance(moving.at_home, account=LOANS) == 14_000_000
    assert list(books.check(moving.at_home)) == []


def test_a_list_without_loans_has_nothing_to_write(moving):
    moving.taken_over()

    with pytest.raises(actions.NoRows):
        begin(moving, moving.upload(SITI, BUDI, kind=BatchKind.LOANS), count=0, owed=0)


def test_the_account_is_offered_for_the_balance_sheet(moving):
    account = books.account_of_role(moving.at_home, LOANS)

    assert account in {each.id for each in account_choices(moving.at_home)}


@pytest.mark.parametrize(("amount", "account"), [("14.000.000", "11308"), ("14.000.001", "11401")])
def test_claims_on_members_of_exactly_the_running_loans_are_these_loans(moving, amount, account):
    moving.taken_over()
    commit(moving, upload(moving, OF_SITI, OF_BUDI))

    rows = [*SHEET[:6], ("Piutang Anggota", amount), *SHEET[6:]]
    batch_id = bring(moving, rows=rows)
    [line] = [row for row in moving.rows(batch_id) if row.name == "Piutang Anggota"]
    assert (line.facts["account_code"], line.verdict) == (account, Verdict.ATTENTION)
    assert [code for code, _, _ in line.issues] == (["is_loans"] if account == "11308" else [])


def test_two_claims_of_the_same_amount_are_left_to_a_person(moving):
    moving.taken_over()
    commit(moving, upload(moving, OF_SITI, OF_BUDI))

    rows = [*SHEET[:6], ("Piutang Anggota", "14.000.000"), ("Piutang Toko", "14.000.000"), *SHEET[6:]]
    lines = moving.rows(bring(moving, rows=rows))
    assert [row.facts["account_code"] for row in lines if row.facts["signed"] == 14_000_000] == ["11401", "11409"]
