"""What each role may do."""

import pytest

from kdim.cooperatives.enums import Role
from kdim.cooperatives.powers import ROLE_POWERS, Actor, NotAllowed, Power, powers_of, require, system_actor


def test_every_role_has_a_line_in_the_table():
    assert set(ROLE_POWERS) == set(Role)


def test_powers_of_several_roles_add_up():
    assert powers_of(frozenset({Role.KASIR, Role.PENGAWAS})) == ROLE_POWERS[Role.KASIR] | ROLE_POWERS[Role.PENGAWAS]
    assert powers_of(frozenset()) == frozenset()


def test_a_teller_takes_money_and_neither_reverses_nor_admits():
    teller = ROLE_POWERS[Role.KASIR]

    assert {Power.TAKE_SAVINGS, Power.PAY_OUT_SAVINGS, Power.REQUEST_REVERSAL} <= teller
    assert not teller & {Power.APPROVE_REVERSAL, Power.ADMIT_MEMBERS, Power.APPOINT_PEOPLE, Power.RECORD_BYLAWS}


def test_a_supervisor_only_looks_and_signs_what_was_seen():
    acts = {power for power in ROLE_POWERS[Role.PENGAWAS] if not power.value.startswith("see_")}
    assert acts == {Power.SIGN_RECONCILIATION}


def test_the_administrator_of_the_system_does_not_touch_money():
    assert ROLE_POWERS[Role.ADMIN] == {
        Power.SEE_OFFICE, Power.SEE_PEOPLE, Power.SEE_TRAIL, Power.APPOINT_PEOPLE, Power.EDIT_COOPERATIVE,
        Power.RESET_FACTOR,
    }  # fmt: skip


def test_the_system_may_do_everything_in_its_cooperative():
    assert system_actor(7) == Actor(cooperative_id=7, person_id=None, name="Sistem", powers=frozenset(Power))


def test_a_power_counts_only_where_it_is_held():
    teller = Actor(cooperative_id=7, person_id=1, name="Ani", powers=frozenset({Power.TAKE_SAVINGS}))

    require(teller, Power.TAKE_SAVINGS, at=7)
    with pytest.raises(NotAllowed):
        require(teller, Power.TAKE_SAVINGS, at=8)
    with pytest.raises(NotAllowed) as refused:
        require(teller, Power.PAY_OUT_SAVINGS, at=7)
    assert refused.value.facts == {"power": "pay_out_savings", "name": "Ani"}
