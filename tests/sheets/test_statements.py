"""Bank statements: every sample gives the movements written down for it; what does not add up is refused."""

import json
from datetime import date
from pathlib import Path

import pytest

from kdim.sheets import FileNotTable
from kdim.sheets.statements import (
    StatementBroken,
    StatementCurrencyForeign,
    StatementEmpty,
    StatementLayoutUnknown,
    StatementMixed,
    StatementRowUnreadable,
    read_statement,
)

SAMPLES = Path(__file__).parents[1] / "data" / "bank_samples"
EXPECTED = json.loads((SAMPLES / "expected.json").read_text())
LAYOUTS = {
    "bca_personal.csv": "bca_personal",
    "bca_bisnis.csv": "bca_bisnis",
    "bca_pratinjau_v2.xlsx": "bca_pratinjau_v2",
    "mandiri_mcm.csv": "mandiri_mcm",
    "mandiri.xlsx": "mandiri_xlsx",
    "bni_direct.csv": "bni_direct",
    "bni.xlsx": "bni_xlsx",
    "bri_cms.csv": "bri_cms",
    "mt940.sta": "mt940",
}
NO_ACCOUNT = {"bca_pratinjau_v2.xlsx", "bni_direct.csv", "bni.xlsx"}
NO_BALANCE = {"mandiri_mcm.csv", "bni_direct.csv", "bni.xlsx"}
NO_REFERENCE = {"bca_personal.csv", "bca_bisnis.csv", "bca_pratinjau_v2.xlsx", "bni.xlsx"}
NO_BRANCH = {"bca_pratinjau_v2.xlsx", "mandiri_mcm.csv", "bri_cms.csv", "mt940.sta"}
WITH_TIME = {"mandiri.xlsx", "bni_direct.csv", "bni.xlsx", "bri_cms.csv"}


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


SWIFT = sample("mt940.sta").replace(b"\r\n", b"\n")


def bca(*rows: str, head="Account No.,=,'0000111222") -> bytes:
    return "\n".join([head, "", "Date,Description,Branch,Amount,,Balance", *rows]).encode()


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_every_sample_gives_the_movements_written_down_for_it(name):
    typed = {"opening_sen": EXPECTED["opening_balance"] * 100, "closing_sen": EXPECTED["closing_balance"] * 100}
    statement = read_statement(sample(name)).proved(**typed)
    wanted = EXPECTED["transactions"]

    assert statement.layout == LAYOUTS[name]
    assert [(one.on.isoformat(), one.amount_sen, one.balance_sen, one.description) for one in statement.movements] == [
        (row["date"], row["amount"] * 100, row["balance"] * 100, row["description"]) for row in wanted
    ]
    assert (statement.opening_sen, statement.closing_sen) == (typed["opening_sen"], typed["closing_sen"])
    if name not in NO_REFERENCE:
        longest = 16 if name == "mt940.sta" else 99  # of a reference in MT940
        assert [one.reference for one in statement.movements] == [row["ref"][:longest] for row in wanted]
    if name not in NO_BRANCH:
        assert [one.branch for one in statement.movements] == [row["branch"] for row in wanted]
    if name in WITH_TIME:
        assert [one.at.isoformat() for one in statement.movements] == [row["time"] for row in wanted]


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_a_sample_says_whose_account_it_is_and_its_balances_where_the_bank_does(name):
    statement = read_statement(sample(name))

    account = {"bri_cms.csv": "000001112220000"}.get(name, EXPECTED["account"])
    assert statement.account == ("" if name in NO_ACCOUNT else account)
    assert (statement.opening_sen is None, statement.closing_sen is None) == (name in NO_BALANCE,) * 2
    assert statement.pending == (1 if name == "bca_personal.csv" else 0)


def test_a_layout_that_names_the_credit_before_the_debit():
    content = (
        "AccountNo;Ccy;PostDate;Remarks;AdditionalDesc;Credit Amount;Debit Amount;Close Balance\n"
        "1230000456;IDR;01 April 2026 07:40:58;SETORAN;;150000.00;0.00;250000.00\n"
        "1230000456;IDR;02 Mei 2026 07:40:58;BIAYA ;ADM;0.00;2500.50;247499.50\n"
    )
    statement = read_statement(content.encode())

    assert [(one.on, one.amount_sen, one.description) for one in statement.movements] == [
        (date(2026, 4, 1), 15_000_000, "SETORAN"),
        (date(2026, 5, 2), -250_050, "BIAYA ADM"),
    ]
    assert (statement.account, statement.opening_sen) == ("1230000456", 10_000_000)


def test_the_latest_first_is_turned_around():
    rows = ("'02/01/2026,KEDUA,0,50.00,DB,100.00", "'01/01/2026,PERTAMA,0,150.00,CR,150.00")
    assert [one.description for one in read_statement(bca(*rows)).movements] == ["PERTAMA", "KEDUA"]
    same_day = tuple(row.replace("02/01", "01/01") for row in rows)
    assert [one.description for one in read_statement(bca(*same_day)).movements] == ["PERTAMA", "KEDUA"]


def test_sen_are_kept():
    statement = read_statement(bca("'01/01/2026,BUNGA,0,8219.45,CR,10000.45"))
    assert (statement.movements[0].amount_sen, statement.opening_sen) == (821_945, 178_100)


def test_a_balance_that_does_not_follow_is_refused_with_its_row():
    rows = ("'01/01/2026,A,0,100.00,CR,100.00", "'02/01/2026,B,0,50.00,CR,151.00", "'03/01/2026,C,0,1.00,DB,149.00")
    with pytest.raises(StatementBroken) as refused:
        read_statement(bca(*rows))

    assert refused.value.facts == {"row": 5, "on": date(2026, 1, 2), "expected": 150, "found": 151}


def test_a_closing_balance_off_by_one_rupiah_is_refused():
    with pytest.raises(StatementBroken) as refused:
        read_statement(sample("bca_personal.csv").replace(b"Ending Balance,=,22382825", b"Ending Balance,=,22382826"))
    assert refused.value.facts["found"] - refused.value.facts["expected"] == 1

    with pytest.raises(StatementBroken):
        read_statement(sample("mandiri_mcm.csv")).proved(opening_sen=1_250_000_000, closing_sen=1_250_000_000)


def test_days_of_mt940_that_do_not_follow_each_other_are_refused():
    without = SWIFT.decode().split("-\n")
    with pytest.raises(StatementBroken):
        read_statement("-\n".join([without[0], *without[2:]]).encode())


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"Tanggal;Uraian;Jumlah\n1/1/2026;Setoran;5.000", StatementLayoutUnknown),
        (bca(), StatementEmpty),
        (bca("'31/02/2026,A,0,100.00,CR,100.00"), StatementRowUnreadable),
        (bca("'01/02/2026,A,0,100,0.00,CR"), StatementRowUnreadable),
        (bca("'01/02/2026,A,0,100.00,??,100.00"), StatementRowUnreadable),
        (bca("'01/02/2026,A,0,100.00,CR,seratus"), StatementRowUnreadable),
        (bca("'01/02/2026,A,0,100.00,CR,100.00", head="Currency,=,USD"), StatementCurrencyForeign),
        (sample("mandiri_mcm.csv").replace(b"0000111222,05/01", b"0000999999,05/01"), StatementMixed),
        (SWIFT.replace(b"IDR", b"USD"), StatementCurrencyForeign),
        (SWIFT.replace(b":61:2512291229C150000,00", b":61:2513291229C150000,00"), StatementRowUnreadable),
        (SWIFT.replace(b":25:0000111222\n:28C:00003", b":25:0000111223\n:28C:00003"), StatementMixed),
        (b":20:A\n:25:1\n:60F:C251229IDR1,00\n:62F:C251229IDR1,00\n", StatementEmpty),
        (b"%PDF-1.7 rekening koran", FileNotTable),
    ],
)
def test_what_is_no_statement_is_refused(content, refusal):
    with pytest.raises(refusal):
        read_statement(content)
