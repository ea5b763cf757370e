"""Members and what they saved, from a file into the books."""

from datetime import date
from uuid import uuid4

import pytest
from tests.processes.moving.conftest import BUDI, HEADER, ON, SITI, TODAY
from tests.sheets.support import workbook

from kdim.cooperatives.enums import Role
from kdim.cooperatives.powers import NotAllowed
from kdim.ledger import queries as books
from kdim.ledger.enums import AccountRole, EntryKind
from kdim.members.enums import Channel, MemberStatus
from kdim.members.models import Member
from kdim.processes.moving import actions
from kdim.processes.moving.enums import BatchStatus
from kdim.processes.moving.models import Batch
from kdim.processes.moving.queries import open_difference
from kdim.savings.enums import SavingsKind
from kdim.savings.models import SavingsAccount
from kdim.savings.queries import dues_in_arrears, dues_status
from kdim.sheets import FileNotTable


def standings(cooperative_id):
    """(member, kind) → balance, of every account."""
    rows = SavingsAccount.objects.of(cooperative_id).select_related("member", "product")
    told = books.balances_of_subaccounts(cooperative_id, [row.subaccount_id for row in rows])
    return {(row.member.name, row.product.kind): told[row.subaccount_id].amount for row in rows}


def test_everybody_is_a_member_with_what_they_saved(moving):
    batch_id = moving.upload(SITI, BUDI)
    done = moving.commit(batch_id, members=2, pokok=200_000, wajib=1_050_000, sukarela=250_000)

    siti = Member.objects.of(moving.at_home).get(number="A-1")
    assert (siti.name, siti.nik, siti.born_on, siti.status, siti.channel, siti.joined_on) == (
        "Siti Aminah", "3273014101900011", date(1990, 1, 1), MemberStatus.ACTIVE, Channel.IMPORT, ON,
    )  # fmt: skip
    assert standings(moving.at_home) == {
        ("Siti Aminah", "pokok"): 100_000, ("Siti Aminah", "wajib"): 600_000, ("Siti Aminah", "sukarela"): 250_000,
        ("Budi Santoso", "pokok"): 100_000, ("Budi Santoso", "wajib"): 450_000,
    }  # fmt: skip
    entry = books.entry_detail(moving.at_home, done["entry"])
    assert (entry.kind, entry.on, entry.total) == (EntryKind.OPENING, ON, 1_500_000)
    assert sorted(line.debit - line.credit for line in entry.lines) == [
        -600_000,
        -450_000,
        -250_000,
        -100_000,
        -100_000,
        1_500_000,
    ]
    assert open_difference(moving.at_home) == -1_500_000
    assert list(books.check(moving.at_home)) == []


def test_the_ledger_says_which_accounts(moving):
    moving.taken_over()

    assert books.balance(moving.at_home, account=AccountRole.SAVINGS_POKOK) == 200_000
    assert books.balance(moving.at_home, account=AccountRole.SAVINGS_WAJIB) == 1_050_000
    assert books.balance(moving.at_home, account=AccountRole.SAVINGS_SUKARELA) == 250_000


def test_the_same_file_twice_changes_nothing(moving):
    batch_id = moving.taken_over()
    before = Member.objects.of(moving.at_home).count()

    with pytest.raises(actions.BatchTakenOver) as refused:
        moving.upload(SITI, BUDI)
    assert refused.value.facts["batch"] == batch_id
    assert (Member.objects.of(moving.at_home).count(), Batch.objects.of(moving.at_home).count()) == (before, 1)


def test_the_same_file_before_it_is_taken_over_is_the_same_batch(moving):
    data = workbook(HEADER, SITI)

    assert moving.upload(data=data) == moving.upload(data=data)


def test_the_same_list_saved_anew_finds_everybody_known(moving):
    moving.taken_over()
    batch_id = moving.upload(SITI, BUDI, name="anggota (2).xlsx", header=(*HEADER[:-1], "Simpanan Sukarela"))

    assert moving.counts(batch_id) == {"known": 2}
    with pytest.raises(actions.NoRows):
        moving.begin(batch_id, members=2, pokok=200_000, wajib=1_050_000, sukarela=250_000)


def test_new_people_of_a_longer_list_come_in_and_the_others_stay(moving):
    moving.taken_over()
    made = (3, "Made Wirya", "A-3", None, None, 100_000, 50_000, 0)
    batch_id = moving.upload(SITI, BUDI, made)

    assert moving.counts(batch_id) == {"known": 2, "good": 1}
    moving.commit(batch_id, members=3, pokok=300_000, wajib=1_100_000, sukarela=250_000)
    assert standings(moving.at_home)["Made Wirya", "wajib"] == 50_000
    assert books.balance(moving.at_home, account=AccountRole.SAVINGS_WAJIB) == 1_100_000


def test_a_member_whose_older_balance_differs_is_told(moving):
    moving.taken_over()
    batch_id = moving.upload((1, "Siti Aminah", "A-1", "3273014101900011", "01-01-1990", 100_000, 700_000, 250_000))

    assert moving.issues(batch_id) == {2: [("known_differs", "")]}


def test_what_was_brought_in_pays_no_dues_asked_here(moving):
    from kdim.kernel.calendar import Month
    from kdim.savings.actions import pay_wajib, raise_dues

    moving.taken_over()
    siti = Member.objects.of(moving.at_home).get(number="A-1").id
    assert dues_status(moving.at_home, siti, TODAY).boxes == ()
    raise_dues(**moving.saving.frame, month=Month(2025, 6))

    assert dues_in_arrears(moving.at_home, TODAY).amount == 100_000
    pay_wajib(**moving.saving.frame, on=TODAY, member_id=siti, amount=50_000)
    status = dues_status(moving.at_home, siti, TODAY)
    assert (status.balance, status.arrears, status.open_amount) == (650_000, 0, 0)


@pytest.mark.parametrize(
    "figures",
    [
        {"members": 2, "pokok": 200_000, "wajib": 1_050_001, "sukarela": 250_000},
        {"members": 3, "pokok": 200_000, "wajib": 1_050_000, "sukarela": 250_000},
    ],
)
def test_a_control_figure_off_by_one_stops_everything(moving, figures):
    batch_id = moving.upload(SITI, BUDI)

    with pytest.raises(actions.ControlDiffers) as refused:
        moving.begin(batch_id, **figures)
    assert len(refused.value.facts["figures"]) == 1
    assert moving.batch(batch_id).status == BatchStatus.READY
    assert not Member.objects.of(moving.at_home).exists()


def test_rows_that_cannot_be_taken_stop_everything_until_they_are_left_out(moving):
    batch_id = moving.upload(SITI, BUDI, (3, "Made Wirya", "A-1", None, None, 100_000, 50_000, 0))

    assert moving.issues(batch_id) == {4: [("number_twice", "")]}
    figures = {"members": 2, "pokok": 200_000, "wajib": 1_050_000, "sukarela": 250_000}
    with pytest.raises(actions.RowsWrong):
        moving.begin(batch_id, **figures)
    moving.commit(batch_id, **figures, leave_out_wrong=True)
    assert Member.objects.of(moving.at_home).count() == 2


def test_sen_go_to_the_rounding_difference(moving):
    batch_id = moving.upload(
        (1, "Siti Aminah", "A-1", None, None, 100_000, 0, 250_000.46),
        (2, "Budi Santoso", "A-2", None, None, 100_000, 0, 250_000.46),
        (3, "Made Wirya", "A-3", None, None, 100_000, 0, 250_000.46),
    )

    assert moving.issues(batch_id)[2] == [("amount_fraction", "H2")]
    moving.commit(batch_id, members=3, pokok=300_000, sukarela=750_001)
    assert books.balance(moving.at_home, account=AccountRole.SAVINGS_SUKARELA) == 750_000
    assert open_difference(moving.at_home) == -1_050_001
    assert list(books.check(moving.at_home)) == []


def test_members_without_a_number_get_the_next_one(moving):
    batch_id = moving.upload(
        (1, "Siti Aminah", None, None, None, 100_000, 0, 0), (2, "Budi Santoso", "9999", None, None, 100_000, 0, 0)
    )

    assert moving.issues(batch_id) == {2: [("number_missing", "C2")], 3: [("number_placeholder", "C3")]}
    moving.commit(batch_id, members=2, pokok=200_000)
    numbers = Member.objects.of(moving.at_home).values_list("number", flat=True)
    assert sorted(numbers) == ["2025-0001", "2025-0002"]


def test_somebody_who_came_in_meanwhile_makes_the_preview_old(moving):
    batch_id = moving.upload(SITI, BUDI)
    moving.begin(batch_id, members=2, pokok=200_000, wajib=1_050_000, sukarela=250_000)
    Member.objects.of(moving.at_home).filter(pk=moving.saving.person("Tamu", MemberStatus.ACTIVE)).update(number="A-2")

    with pytest.raises(actions.PreviewOutdated):
        actions.commit(**moving.saving.frame, batch_id=batch_id)
    assert Member.objects.of(moving.at_home).count() == 1


def test_a_commit_sent_twice_is_done_once(moving):
    batch_id = moving.upload(SITI)
    moving.begin(batch_id, members=1, pokok=100_000, wajib=600_000, sukarela=250_000)
    frame = moving.saving.frame

    assert actions.commit(**frame, batch_id=batch_id) == actions.commit(**frame, batch_id=batch_id)
    assert books.balance(moving.at_home, account=AccountRole.SAVINGS_POKOK) == 100_000


def test_two_commits_at_once_write_once(moving, at_once):
    batch_id = moving.upload(SITI)
    moving.begin(batch_id, members=1, pokok=100_000, wajib=600_000, sukarela=250_000)
    frames = [{**moving.saving.frame, "request_id": uuid4()} for _ in range(2)]

    answers = at_once(*(lambda frame=frame: actions.commit(**frame, batch_id=batch_id) for frame in frames))
    assert sorted(type(answer).__name__ for answer in answers) == ["BatchNotReady", "dict"]
    assert Member.objects.of(moving.at_home).count() == 1


def test_a_teller_moves_nobody_in(moving, actor_as):
    with pytest.raises(NotAllowed):
        moving.upload(SITI, actor=actor_as(Role.KASIR))


def test_another_cooperative_s_file_is_not_there(moving, neighbour):
    batch_id = moving.upload(SITI)

    with pytest.raises(actions.BatchUnknown):
        actions.drop(**neighbour.frame, batch_id=batch_id)


def test_a_renamed_pdf_leaves_nothing_behind(moving):
    with pytest.raises(FileNotTable):
        moving.upload(data=b"%PDF-1.7")
    assert not Batch.objects.of(moving.at_home).exists()


def test_a_file_put_aside_leaves_no_data_and_may_come_again(moving):
    data = workbook(HEADER, SITI)
    batch_id = moving.upload(data=data)
    actions.drop(**moving.saving.frame, batch_id=batch_id)

    batch = moving.batch(batch_id)
    assert (batch.status, bytes(batch.content), moving.rows(batch_id)) == (BatchStatus.DROPPED, b"", [])
    assert moving.upload(data=data) != batch_id


def test_passwords_are_nowhere_in_the_database(moving):
    from kdim.processes.moving.packing import unpack

    batch_id = moving.sample("01_anggota_karyawan.xlsx")
    batch = moving.batch(batch_id)

    assert "rahasia123" not in repr(unpack(batch.content))
    assert "rahasia123" not in repr([row.facts for row in moving.rows(batch_id)])


def test_a_sample_of_a_works_cooperative_comes_in(moving):
    batch_id = moving.sample("01_anggota_karyawan.xlsx")

    assert moving.counts(batch_id) == {"good": 1, "attention": 9}
    totals = {each["name"]: (each["total"], each["rows"]) for each in moving.batch(batch_id).summary["totals"]}
    assert totals == {
        "Simpanan pokok": (2_000_000, 2_000_000),
        "Simpanan wajib": (28_500_000, 28_500_000),
        "Simpanan sukarela": (4_000_001, 4_000_002),
    }
    done = moving.commit(batch_id, members=10, pokok=2_000_000, wajib=28_500_000, sukarela=4_000_001)
    assert done["members"] == 10
    assert moving.batch(batch_id).summary["loans"] == {"count": 6, "loan": 54_000_000, "balance": 0}
    assert list(books.check(moving.at_home)) == []


def test_a_sample_with_members_under_the_total_shows_what_was_printed(moving):
    batch_id = moving.sample("02_rekap_simpanan_pinjaman.xlsx")
    totals = {each["name"]: (each["printed"], each["total"]) for each in moving.batch(batch_id).summary["totals"]}

    assert totals["Simpanan wajib"] == (40_425_000, 52_237_500)
    assert moving.batch(batch_id).summary["members"] == 14


def test_a_column_that_fits_no_product_is_asked_for(moving):
    batch_id = moving.sample("05_anggota_kopdit.xlsx")

    assert moving.batch(batch_id).summary["questions"] == ["Saldo_swp"]
    with pytest.raises(actions.QuestionsOpen):
        moving.begin(batch_id, members=14)
    actions.correct(
        **moving.saving.frame, batch_id=batch_id, on=ON, fields={}, orders={},
        products={10: moving.products[SavingsKind.SUKARELA]},
    )  # fmt: skip
    moving.preview(batch_id)
    summary = moving.batch(batch_id).summary
    assert (summary["questions"], summary["counts"]["wrong"]) == ([], 1)
    totals = {each["product"]: each["total"] for each in summary["totals"]}
    moving.commit(
        batch_id, members=14, leave_out_wrong=True,
        **{kind.value: totals[product] for kind, product in moving.products.items()},
    )  # fmt: skip
    assert (
        books.balance(moving.at_home, account=AccountRole.SAVINGS_SUKARELA)
        == totals[moving.products[SavingsKind.SUKARELA]]
    )
