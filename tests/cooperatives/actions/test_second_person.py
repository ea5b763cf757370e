"""When an officer may not act alone: more of it in ``test_proposals``."""

from kdim.cooperatives.actions.second_person import needs_second_person


def test_the_cooperatives_own_clock_and_an_officer_without_colleagues_act_alone(actor, siti, at):
    assert not needs_second_person(actor, at)
    assert not needs_second_person(siti, at)
