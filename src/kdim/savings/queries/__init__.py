"""Reads of this room: frozen values, a fixed number of statements each."""

from kdim.savings.queries.accounts import (
    AccountPage,
    AccountView,
    account_detail,
    accounts,
    accounts_of,
    my_account,
    my_accounts,
)
from kdim.savings.queries.arrears import Arrears, InArrears, dues_in_arrears
from kdim.savings.queries.collecting import (
    MOST,
    ListedAccount,
    ListedAccounts,
    accounts_listed,
    accounts_numbered,
    accounts_to_collect,
    products_to_collect,
)
from kdim.savings.queries.dues import DuesStatus, account_boxes, dues_of, dues_status
from kdim.savings.queries.interest import (
    InterestLine,
    InterestPreview,
    InterestTotals,
    interest_preview,
    interest_runs,
)
from kdim.savings.queries.passbook import LAST_PAGE, Passbook, PassbookLine, my_passbook, passbook
from kdim.savings.queries.products import (
    ProductView,
    interest_terms,
    product_of_kind,
    products,
    terms_at,
    terms_history,
)
from kdim.savings.queries.raising import DuesPreview, dues_to_raise
from kdim.savings.queries.statements import (
    AccountStatement,
    MemberStatement,
    Movement,
    check_period,
    member_statement,
    member_statements,
    my_statement,
)
from kdim.savings.queries.totals import KindTotals, MonthTotals, savings_totals
from kdim.savings.queries.work import SavingsWork, savings_work

__all__ = [
    "LAST_PAGE",
    "MOST",
    "AccountPage",
    "AccountStatement",
    "AccountView",
    "Arrears",
    "DuesPreview",
    "DuesStatus",
    "InArrears",
    "InterestLine",
    "InterestPreview",
    "InterestTotals",
    "KindTotals",
    "ListedAccount",
    "ListedAccounts",
    "MemberStatement",
    "MonthTotals",
    "Movement",
    "Passbook",
    "PassbookLine",
    "ProductView",
    "SavingsWork",
    "account_boxes",
    "account_detail",
    "accounts",
    "accounts_listed",
    "accounts_numbered",
    "accounts_of",
    "accounts_to_collect",
    "check_period",
    "dues_in_arrears",
    "dues_of",
    "dues_status",
    "dues_to_raise",
    "interest_preview",
    "interest_runs",
    "interest_terms",
    "member_statement",
    "member_statements",
    "my_account",
    "my_accounts",
    "my_passbook",
    "my_statement",
    "passbook",
    "product_of_kind",
    "products",
    "products_to_collect",
    "savings_totals",
    "savings_work",
    "terms_at",
    "terms_history",
]
