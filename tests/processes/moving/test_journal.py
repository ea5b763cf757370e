"""Cash journals of older books: each row an entry on its date, all of them or none."""

from datetime import date
from decimal import Decimal

import pytest
from tests.processes.moving.test_undoing import people  # noqa: F401 - a fixture
from tests.sheets.support import SAMPLES

from kdim.ledger import actions as ledger
from kdim.ledger import queries as books
from kdim.ledger.enums import AccountRole, EntryKind
from kdim.processes.moving import actions
from kdim.processes.moving.enums import BatchKind, BatchStatus
from kdim.processes.moving.queries import account_choices

HEADER = ("Tanggal", "No Bukti", "Uraian", "Masuk", "Keluar", "Saldo")
DAY = date(2025, 6, 2)
SIMPLE = (
    (None, None, "Saldo awal", None, None, 1_000_000),
    (DAY, "KM-1", "Simpanan Pokok", 100_000, None, 1_100_000),
    (None, "KM-2", "Jasa Pinjaman", 50_000, None, 1_150_000),
    (date(2025, 6, 3), "KK-1", "Biaya Gaji Karyawan", None, 400_000, 750_000),
    (None, None, "JUMLAH", 150_000, 400_000, None),
    (None, None, "Saldo akhir", None, None, 750_000),
)
TABLE = ("TGL", "NO BUKTI", "URAIAN", "KAS", "BANK S/P", "SIMP POKOK", "SIMP WAJIB", "JASA S/P")
RECEIVED = (
    (DAY, "T-1", "Setoran anggota", 175_000, None, 100_000, 75_000, None),
    (date(2025, 6, 3), "T-2", "Transfer jasa", None, 60_000, None, None, 60_000),
    (None, None, "J U M L A H", 175_000, 60_000, 100_000, 75_000, 60_000),
)


#: The chart of a services cooperative has no income from loans.
OTHERS = dict.fromkeys(
    ("Jasa Pinjaman", "Jasa Piutang", "JASA S/P", "Fee Persentase (Profisi) 1%", "Transfer"), "43109"
)


def bring(moving, *rows, header=HEADER, titles=(), name="kas.xlsx", **more):
    told = [*titles, header, *rows]
    return moving.upload(*told[1:], kind=BatchKind.JOURNAL, header=told[0], name=name, **more)


def confirm(moving, batch_id, **named):
    """Every suggestion is right, but those named by the words of the file."""
    summary = moving.batch(batch_id).summary
    codes = {each.code: each.id for each in account_choices(moving.at_home)}
    told = {**OTHERS, **named}
    accounts = {each["key"]: codes.get(told.get(each["name"], ""), each["account"]) for each in summary["keys"]}
    accounts = {key: account for key, account in accounts.items() if account}
    actions.map_journal(**moving.saving.frame, batch_id=batch_id, accounts=accounts, ways={})
    moving.preview(batch_id)


def take(moving, batch_id, *figures, leave_out_wrong=False, **named):
    confirm(moving, batch_id, **named)
    told = figures or [total["total"] for total in moving.batch(batch_id).summary["totals"]]
    actions.begin_journal(**moving.saving.frame, batch_id=batch_id, figures=told, leave_out_wrong=leave_out_wrong)
    return actions.commit_journal(**moving.saving.frame, batch_id=batch_id)


def posted(moving, batch_id):
    """What the rows became: day, memo, lines by code (debit +)."""
    found = []
    for row in moving.rows(batch_id):
        if row.entry_id:
            entry = books.entry_detail(moving.at_home, row.entry_id)
            lines = {line.code: line.debit - line.credit for line in entry.lines}
            found.append((entry.on, entry.memo, lines))
    return found


def totals(moving, batch_id):
    return {each["name"]: each["total"] for each in moving.batch(batch_id).summary["totals"]}


def test_each_row_of_a_cash_book_is_an_entry_on_its_date(moving):
    batch_id = bring(moving, *SIMPLE)
    assert totals(moving, batch_id) == {
        "cash_before": 1_000_000, "cash_in": 150_000, "cash_out": 400_000, "cash_after": 750_000,
    }  # fmt: skip

    assert take(moving, batch_id) == {"entries": 3}
    assert posted(moving, batch_id) == [
        (DAY, "KM-1 Simpanan Pokok", {"11101": 100_000, "31101": -100_000}),
        (DAY, "KM-2 Jasa Pinjaman", {"11101": 50_000, "43109": -50_000}),
        (date(2025, 6, 3), "KK-1 Biaya Gaji Karyawan", {"11101": -400_000, "62101": 400_000}),
    ]
    assert moving.batch(batch_id).on == date(2025, 6, 3)
    assert list(books.check(moving.at_home)) == []


def test_a_column_for_each_account_on_a_sheet_of_money_received(moving):
    batch_id = bring(moving, *RECEIVED, header=TABLE, titles=(("JURNAL PENERIMAAN KAS",), ("BULAN JUNI 2025",)))
    assert totals(moving, batch_id) == {"KAS": 175_000, "BANK S/P": 60_000}

    take(moving, batch_id)
    assert posted(moving, batch_id) == [
        (DAY, "T-1 Setoran anggota", {"11101": 175_000, "31101": -100_000, "31102": -75_000}),
        (date(2025, 6, 3), "T-2 Transfer jasa", {"11110": 60_000, "43109": -60_000}),
    ]


def test_its_mirror_of_money_paid(moving):
    header = ("TGL", "URAIAN", "KAS", "PIUTANG UANG", "BIAYA GAJI")
    rows = ((DAY, "Pinjaman Budi", 500_000, 500_000, None), (DAY, "Gaji", 300_000, None, 300_000))
    batch_id = bring(moving, *rows, header=header, titles=(("PENGELUARAN KAS",),))

    take(moving, batch_id)
    assert [lines for _, _, lines in posted(moving, batch_id)] == [
        {"11101": -500_000, "11308": 500_000}, {"11101": -300_000, "62101": 300_000},
    ]  # fmt: skip


def test_money_in_and_out_with_accounts_beside_them(moving):
    header = ("Tanggal", "Uraian", "Penerimaan", "Pengeluaran", "Simpanan Wajib", "Biaya Listrik dan Air")
    rows = ((DAY, "Iuran", 75_000, None, 75_000, None), (DAY, "PLN", None, 40_000, None, 40_000))
    batch_id = bring(moving, *rows, header=header)

    take(moving, batch_id, **{"Biaya Listrik dan Air": "63119"})
    assert [lines for _, _, lines in posted(moving, batch_id)] == [
        {"11101": 75_000, "31102": -75_000}, {"11101": -40_000, "63119": 40_000},
    ]  # fmt: skip


def test_a_row_that_does_not_balance_names_its_cell(moving):
    rows = ((DAY, "T-1", "Setoran", 175_000, None, 100_000, 70_000, None),)
    batch_id = bring(moving, *rows, header=TABLE, titles=(("PENERIMAAN",),))

    assert moving.issues(batch_id)[3] == [("entry_unbalanced", "D3")]
    with pytest.raises(actions.NoRows):
        take(moving, batch_id)


def test_the_cash_journal_of_a_credit_union(moving):
    batch_id = moving.upload(
        data=(SAMPLES / "07_jurnal_kas.csv").read_bytes(), kind=BatchKind.JOURNAL, name="07_jurnal_kas.csv"
    )
    assert totals(moving, batch_id) == {"cash_in": 23_646_345, "cash_out": 22_854_472}
    assert moving.issues(batch_id)[8] == [("date_impossible", "A8"), ]  # fmt: skip
    with pytest.raises(actions.RowsWrong):
        take(moving, batch_id, 23_646_345, 22_854_472)

    take(moving, batch_id, 23_646_345, 22_854_472, leave_out_wrong=True)
    assert len(posted(moving, batch_id)) == 6


@pytest.mark.parametrize("off", range(4))
def test_a_figure_off_by_one_rupiah_stops_everything(moving, off):
    batch_id = bring(moving, *SIMPLE)
    figures = [1_000_000, 150_000, 400_000, 750_000]
    figures[off] += 1

    with pytest.raises(actions.ControlDiffers) as refused:
        take(moving, batch_id, *figures)
    assert len(refused.value.facts["figures"]) == 1
    assert posted(moving, batch_id) == []


def test_cash_that_does_not_come_out_stops_everything(moving):
    batch_id = bring(moving, *SIMPLE[:-1], (None, None, "Saldo akhir", None, None, 750_001))

    with pytest.raises(actions.CashNotProved) as refused:
        take(moving, batch_id)
    assert refused.value.facts == {"after": 750_000, "printed": 750_001}


def test_a_running_balance_that_jumps_names_its_cell(moving):
    rows = [*SIMPLE[:2], (None, "KM-2", "Jasa Pinjaman", 50_000, None, 1_160_000), *SIMPLE[3:5]]
    batch_id = bring(moving, *rows)

    assert [n for n, told in moving.issues(batch_id).items() if ("balance_differs", f"F{n}") in told] == [4, 5]


def test_suggestions_that_nobody_confirmed_stop_everything(moving):
    batch_id = bring(moving, *SIMPLE)

    with pytest.raises(actions.QuestionsOpen):
        actions.begin_journal(
            **moving.saving.frame, batch_id=batch_id, figures=[1_000_000, 150_000, 400_000, 750_000],
            leave_out_wrong=False,
        )  # fmt: skip


def test_days_that_are_not_open_are_told(moving):
    begins = books.books_begin_on(moving.at_home)
    rows = [
        (day, None, "Jasa Pinjaman", 1_000, None, None) for day in (date(2025, 6, 17), date(2020, 1, 1), "32/06/2025")
    ]
    batch_id = bring(moving, *rows)

    assert begins > date(2020, 1, 1)
    assert moving.issues(batch_id) == {
        2: [("date_ahead", "A2")], 3: [("date_before_books", "A3")], 4: [("date_impossible", "A4")],
    }  # fmt: skip


def test_the_same_file_again_changes_nothing(moving):
    batch_id = bring(moving, *SIMPLE)
    take(moving, batch_id)

    with pytest.raises(actions.BatchTakenOver):
        bring(moving, *SIMPLE)
    again = bring(moving, *SIMPLE, ("besok",))
    assert moving.counts(again) == {"known": 3}


def test_two_rows_alike_are_two_payments(moving):
    row = (DAY, None, "Jasa Pinjaman", 50_000, None, None)
    take(moving, bring(moving, row))
    again = bring(moving, row, row)

    assert moving.counts(again) == {"known": 1, "attention": 1}


def test_cash_that_other_acts_hold_is_not_offered(moving):
    batch_id = bring(moving, *SIMPLE)
    opening = books.account_of_role(moving.at_home, AccountRole.OPENING_BALANCE)

    with pytest.raises(actions.AccountNotOffered):
        actions.map_journal(**moving.saving.frame, batch_id=batch_id, accounts={"cash": opening}, ways={})


def test_a_journal_is_undone_as_a_whole_by_a_second_person(moving, people):  # noqa: F811
    asker, other = people
    batch_id = bring(moving, *SIMPLE)
    take(moving, batch_id)

    def frame(actor):
        return {**moving.saving.frame, "batch_id": batch_id, "actor": actor}

    with pytest.raises(ledger.ReversalTooEarly):
        actions.request_undo(**frame(asker), on=DAY, reason="Berkas salah")
    actions.request_undo(**frame(asker), on=date(2025, 6, 3), reason="Berkas salah")
    with pytest.raises(actions.UndoPending):
        actions.request_undo(**frame(other), on=date(2025, 6, 3), reason="Lagi")
    with pytest.raises(ledger.SamePerson):
        actions.approve_undo(**frame(asker))

    assert actions.approve_undo(**frame(other)) == 3
    assert moving.batch(batch_id).status == BatchStatus.UNDONE
    tree = {row.code: row.balance for row in books.account_tree(moving.at_home) if not row.is_group}
    assert [tree[code] for code in ("11101", "31101", "43109", "62101")] == [0, 0, 0, 0]
    assert list(books.check(moving.at_home)) == []
    assert bring(moving, *SIMPLE) != batch_id


def test_kinds_of_entries(moving):
    batch_id = bring(moving, (DAY, None, "Jasa Pinjaman", Decimal("50000.4"), None, None))
    take(moving, batch_id)

    assert books.entry_detail(moving.at_home, moving.rows(batch_id)[0].entry_id).kind == EntryKind.CASH
