"""The shipped chart of accounts."""

import pytest

from kdim.cooperatives.enums import CooperativeKind
from kdim.ledger.chart import ROLES, shipped_chart
from kdim.ledger.enums import AccountKind, AccountRole, Dealing, Side


@pytest.mark.parametrize("kind", CooperativeKind)
def test_every_chart_is_a_tree_with_an_account_for_every_role(kind):
    chart = shipped_chart(kind)
    seen: set[str] = set()
    for each in chart:
        assert each.parent_code in seen | {""}
        seen.add(each.code)
    assert sorted(each.role for each in chart if each.role) == sorted(AccountRole)
    assert len(seen) == len(chart)
    assert [each.code for each in chart] == sorted(each.code for each in chart)


def test_no_heading_is_empty():
    chart = shipped_chart(CooperativeKind.JASA_DIGITAL)
    parents = {each.parent_code for each in chart}
    assert [each.code for each in chart if each.is_group and each.code not in parents] == []


def test_pokok_and_wajib_are_equity_and_sukarela_is_a_debt_all_divided_among_members():
    chart = {each.role: each for each in shipped_chart(CooperativeKind.KONSUMEN) if each.role}
    assert [
        (chart[role].kind, chart[role].side, chart[role].is_control, chart[role].dealing)
        for role in (AccountRole.SAVINGS_POKOK, AccountRole.SAVINGS_WAJIB, AccountRole.SAVINGS_SUKARELA)
    ] == [
        (AccountKind.EQUITY, Side.CREDIT, True, Dealing.MEMBER),
        (AccountKind.EQUITY, Side.CREDIT, True, Dealing.MEMBER),
        (AccountKind.LIABILITY, Side.CREDIT, True, Dealing.MEMBER),
    ]


def test_members_and_others_are_kept_apart():
    chart = {each.code: each for each in shipped_chart(CooperativeKind.MERAH_PUTIH)}
    assert (chart["42101"].dealing, chart["42102"].dealing, chart["11101"].dealing) == (
        Dealing.MEMBER, Dealing.NONMEMBER, None,
    )  # fmt: skip


def test_each_role_is_played_once():
    assert sorted(ROLES.values()) == sorted(AccountRole)
