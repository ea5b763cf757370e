"""Codes of this room; the words for people are in ``web/labels.py``."""

from enum import StrEnum


class BookKind(StrEnum):
    """Whose books: the cooperative's own, or those of one member's business."""

    COOPERATIVE = "cooperative"
    BUSINESS = "business"


class AccountKind(StrEnum):
    """What an account is, for statements; a contra account stands beside its kind with the other normal side."""

    ASSET = "asset"
    CONTRA_ASSET = "contra_asset"
    LIABILITY = "liability"
    EQUITY = "equity"
    INCOME = "income"
    CONTRA_INCOME = "contra_income"
    EXPENSE = "expense"
    CONTRA_EXPENSE = "contra_expense"


class Side(StrEnum):
    """The side on which an account normally stands. Debit amounts are positive, credit amounts negative."""

    DEBIT = "debit"
    CREDIT = "credit"

    @property
    def sign(self) -> int:
        """+1 or -1: a signed balance times this is the balance as people read it."""
        return 1 if self is Side.DEBIT else -1


class CashFlowClass(StrEnum):
    """Where an account's movements appear in the cash-flow statement."""

    CASH = "cash"
    OPERATING = "operating"
    INVESTING = "investing"
    FINANCING = "financing"
    NONCASH = "noncash"


class Dealing(StrEnum):
    """With whom an account's business is done: statements keep members and others apart (Permenkop 2/2024)."""

    MEMBER = "member"
    NONMEMBER = "nonmember"


class AccountRole(StrEnum):
    """What a posting rule needs an account for; each cooperative maps role → account."""

    CASH_DESK = "cash_desk"  # with drawers: what lies in the vault
    TELLER_DRAWERS = "teller_drawers"
    PETTY_CASH = "petty_cash"
    BANK = "bank"
    BANK_COLLECTION = "bank_collection"
    E_WALLET = "e_wallet"
    CASH_IN_TRANSIT = "cash_in_transit"
    WAJIB_RECEIVABLE = "wajib_receivable"
    LOANS_BROUGHT = "loans_brought"  # running loans of older books
    SAVINGS_POKOK = "savings_pokok"
    SAVINGS_WAJIB = "savings_wajib"
    SAVINGS_SUKARELA = "savings_sukarela"
    TERM_DEPOSITS = "term_deposits"  # simpanan berjangka of twelve months at most
    TERM_DEPOSITS_LONG = "term_deposits_long"  # and of more
    RESIGNED_PAYABLE = "resigned_payable"
    UNIDENTIFIED_RECEIPTS = "unidentified_receipts"
    INTEREST_PAYABLE = "interest_payable"
    TAX_PAYABLE = "tax_payable"  # PPh final on savings interest, PP 15/2009
    INTEREST_EXPENSE = "interest_expense"
    TERM_INTEREST_EXPENSE = "term_interest_expense"
    PREPAID_INTEREST = "prepaid_interest"  # of deposits whose interest is given in advance
    ENTRANCE_FEE = "entrance_fee"  # uang pangkal
    BANK_INTEREST = "bank_interest"
    BANK_CHARGES = "bank_charges"
    OTHER_INCOME = "other_income"
    OTHER_EXPENSE = "other_expense"
    ROUNDING_DIFFERENCE = "rounding_difference"
    OPENING_BALANCE = "opening_balance"
    SURPLUS_CURRENT = "surplus_current"  # SHU tahun berjalan
    SURPLUS_PRIOR = "surplus_prior"  # SHU tahun lalu belum dibagi


class EntryKind(StrEnum):
    """What happened, in the words of the journal."""

    OPENING = "opening"
    ADMISSION = "admission"
    DEPOSIT = "deposit"
    WITHDRAWAL = "withdrawal"
    DUES = "dues"
    TRANSFER = "transfer"
    INTEREST = "interest"
    TAX_PAYMENT = "tax_payment"
    FEE = "fee"
    CASH = "cash"
    RESIGNATION = "resignation"
    JOURNAL = "journal"
    REVERSAL = "reversal"
    CLOSING = "closing"


class OwnerKind(StrEnum):
    """What a subaccount belongs to."""

    SAVINGS_ACCOUNT = "savings_account"
    TERM_DEPOSIT = "term_deposit"  # one certificate of simpanan berjangka
    LOAN = "loan"
    DRAWER = "drawer"  # of one teller, from opening to closing
    FLOAT = "float"  # what a teller keeps between two drawers
    PARTNER = "partner"
    OPENING = "opening"  # balances taken over from older books before they are divided among members


class PeriodStatus(StrEnum):
    """A month is open until it is closed, once and for all; months are closed in order."""

    OPEN = "open"
    CLOSED = "closed"


class ReversalStatus(StrEnum):
    """What the second person decided."""

    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
