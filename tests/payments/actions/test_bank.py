"""Bank accounts, and statements that are kept once, without gaps, with identical payments apart."""

from datetime import date
from pathlib import Path

import pytest

from kdim.cooperatives.enums import Role
from kdim.cooperatives.powers import NotAllowed
from kdim.ledger.queries import account_tree
from kdim.payments import actions
from kdim.payments.models import BankAccount, BankLine, BankStatement
from kdim.sheets.statements import StatementBroken

SAMPLES = Path(__file__).parents[2] / "data" / "bank_samples"
TYPED = {"opening": 12_500_000, "closing": 22_382_825}
HEAD = "Account No.,=,'0000111222\nDate,Description,Branch,Amount,,Balance\n"
JAN_1 = HEAD + "'01/01/2026,SETOR,0,100.00,CR,100.00\n'01/01/2026,SETOR,0,100.00,CR,200.00\n"
JAN_2 = "'02/01/2026,TARIK,0,50.00,DB,150.00\n"


class Bank:
    """The cooperative's account at BCA, and what tests do with it."""

    def __init__(self, saving):
        self.saving, self.cooperative_id = saving, saving.actor.cooperative_id
        chart = account_tree(self.cooperative_id)
        self.leaf = next(row.id for row in chart if "bank" in row.roles)
        self.control = next(row.id for row in chart if row.is_control)
        self.other = next(row.id for row in chart if "cash_desk" in row.roles)

    def add(self, **more):
        facts = {"bank": "BCA", "number": "0000111222", "holder": "Koperasi Uji", "account_id": self.leaf, **more}
        return actions.add_bank_account(**{**self.saving.frame, **facts})

    def bring(self, account, content, **more):
        content = content if isinstance(content, bytes) else content.encode()
        frame = {**self.saving.frame, "bank_account_id": account, "file_name": "mutasi.csv", "content": content}
        return actions.import_bank_statement(**{**frame, **more})

    def lines(self):
        rows = BankLine.objects.of(self.cooperative_id).order_by("number")
        return list(rows.values_list("number", "on", "amount_sen", "balance_sen", "description"))


@pytest.fixture
def bank(saving):
    return Bank(saving)


def sample(name):
    return (SAMPLES / name).read_bytes()


@pytest.mark.parametrize(
    ("name", "number", "kept_at"),
    [
        ("bca_personal.csv", "0000111222", "BCA"), ("bca_bisnis.csv", "0000111222", "BCA"),
        ("bca_pratinjau_v2.xlsx", "0000111222", "BCA"), ("mandiri_mcm.csv", "0000111222", "Mandiri"),
        ("mandiri.xlsx", "0000111222", "Mandiri"), ("bni_direct.csv", "0000111222", "BNI"),
        ("bni.xlsx", "0000111222", "BNI"), ("bri_cms.csv", "000001112220000", "BRI"),
        ("mt940.sta", "0000111222", "Bank Jatim"),
    ],
)  # fmt: skip
def test_each_bank_s_file_is_kept_whole_and_once(bank, name, number, kept_at):
    account = bank.add(bank=kept_at, number=number)
    told = bank.bring(account, sample(name), **TYPED)

    assert (told["new"], told["known"]) == (14, 0)
    assert [line[0] for line in bank.lines()] == list(range(1, 15))
    assert bank.lines()[-1][1:4] == (date(2026, 1, 5), -15_000_000, 2_238_282_500)
    assert bank.lines()[0][2:] == (*bank.lines()[1][2:3], 1_265_000_000, bank.lines()[1][4])  # two identical payments

    again = bank.bring(account, sample(name), **TYPED)
    assert (again["new"], again["known"]) == (0, 14)
    assert (len(bank.lines()), BankStatement.objects.of(bank.cooperative_id).count()) == (14, 1)


def test_another_kind_of_file_of_the_same_days_changes_nothing(bank):
    account = bank.add()
    bank.bring(account, sample("bca_personal.csv"))

    assert bank.bring(account, sample("bca_bisnis.csv")) == {"new": 0, "known": 14, "pending": 0}
    assert bank.bring(account, sample("bca_pratinjau_v2.xlsx"))["known"] == 14


def test_overlapping_days_bring_only_what_is_new(bank):
    account = bank.add()
    bank.bring(account, JAN_1)
    told = bank.bring(account, JAN_1 + JAN_2)

    assert told == {"new": 1, "known": 2, "pending": 0}
    assert [line[2:4] for line in bank.lines()] == [(10_000, 10_000), (10_000, 20_000), (-5_000, 15_000)]
    kept = BankStatement.objects.of(bank.cooperative_id).order_by("id").values_list("opening_sen", "closing_sen")
    assert list(kept) == [(0, 20_000), (20_000, 15_000)]


def test_a_third_identical_payment_of_the_day_is_new(bank):
    account = bank.add()
    bank.bring(account, JAN_1)

    assert bank.bring(account, JAN_1 + "'01/01/2026,SETOR,0,100.00,CR,300.00\n")["new"] == 1
    assert [line[3] for line in bank.lines()] == [10_000, 20_000, 30_000]


def test_a_gap_is_refused_and_nothing_is_written(bank):
    account = bank.add()
    bank.bring(account, JAN_1)
    with pytest.raises(actions.StatementGap) as refused:
        bank.bring(account, HEAD + "'05/01/2026,SETOR,0,10.00,CR,999.00\n")

    assert refused.value.facts == {
        "until_on": date(2026, 1, 1), "closing": 200, "from_on": date(2026, 1, 5), "opening": 989,
    }  # fmt: skip
    assert len(bank.lines()) == 2


def test_what_begins_before_the_first_statement_is_refused(bank):
    account = bank.add()
    bank.bring(account, JAN_1)
    with pytest.raises(actions.StatementTooEarly):
        bank.bring(account, HEAD + "'31/12/2025,SETOR,0,10.00,CR,0.00\n")


def test_a_line_between_days_that_are_here_is_refused(bank):
    account = bank.add()
    bank.bring(account, JAN_1 + JAN_2)
    inserted = JAN_1 + "'01/01/2026,SISIP,0,10.00,CR,210.00\n'02/01/2026,TARIK,0,50.00,DB,160.00\n"
    with pytest.raises(actions.StatementGap):
        bank.bring(account, inserted)
    assert len(bank.lines()) == 3


def test_the_wrong_account_or_bank_is_refused(bank):
    account = bank.add(number="0000111223")
    with pytest.raises(actions.StatementOfOtherAccount) as refused:
        bank.bring(account, sample("bca_personal.csv"))
    assert refused.value.facts == {"found": "0000111222", "number": "0000111223"}

    with pytest.raises(actions.StatementOfOtherBank) as refused:
        bank.bring(account, sample("bni.xlsx"), **TYPED)
    assert refused.value.facts == {"found": "BNI", "bank": "BCA"}
    assert bank.lines() == []


def test_balances_that_no_file_tells_are_asked_for_and_proved(bank):
    account = bank.add(bank="Mandiri")
    with pytest.raises(actions.StatementBalancesMissing):
        bank.bring(account, sample("mandiri_mcm.csv"), opening=TYPED["opening"])
    with pytest.raises(StatementBroken):
        bank.bring(account, sample("mandiri_mcm.csv"), opening=TYPED["opening"], closing=TYPED["closing"] + 1)
    assert bank.lines() == []


def test_an_account_is_added_once_and_has_its_own_account_in_the_books(bank):
    made = bank.add(number="0000-111.222", holder=" Koperasi  Uji ")
    stored = BankAccount.objects.of(bank.cooperative_id).get(id=made)
    assert (stored.number, stored.holder, stored.added_by) == ("0000111222", "Koperasi Uji", "Sistem")

    with pytest.raises(actions.BankAccountKnown):
        bank.add(account_id=bank.other)
    with pytest.raises(actions.BankLedgerAccountTaken) as refused:
        bank.add(number="555666777")
    assert refused.value.facts == {"bank": "BCA", "number": "0000111222"}


def test_a_number_of_letters_and_an_account_with_parts_are_refused(bank):
    with pytest.raises(actions.BankNumberWrong):
        bank.add(number="BCA 12")
    for wrong in (bank.control, 17):
        with pytest.raises(actions.BankLedgerAccountWrong):
            bank.add(account_id=wrong)


def test_only_who_keeps_the_books_keeps_the_bank(bank, actor_as):
    with pytest.raises(NotAllowed):
        bank.add(actor=actor_as(Role.KASIR))
    account = bank.add()
    with pytest.raises(NotAllowed):
        bank.bring(account, JAN_1, actor=actor_as(Role.PENGAWAS))


def test_the_same_request_twice_is_one(bank, rid):
    account, once = bank.add(), rid()
    assert bank.bring(account, JAN_1, request_id=once) == bank.bring(account, JAN_1, request_id=once)
    assert len(bank.lines()) == 2


def test_the_neighbours_account_is_unknown(bank, neighbour):
    theirs = Bank(neighbour).add()
    with pytest.raises(actions.BankAccountUnknown):
        bank.bring(theirs, JAN_1)
