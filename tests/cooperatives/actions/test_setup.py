"""The set-up code of an empty install."""

import pytest

from kdim.cooperatives.actions import AlreadySetUp, SetupCodeWrong, issue_setup_code, require_setup_code
from kdim.cooperatives.actions.setup import TRIES


def test_the_printed_code_opens_the_install_in_any_spelling(db, at):
    code = issue_setup_code(at=at)

    require_setup_code(code)
    require_setup_code(code.lower().replace("-", " "))


def test_another_start_prints_another_code(db, at):
    first, second = issue_setup_code(at=at), issue_setup_code(at=at)

    with pytest.raises(SetupCodeWrong):
        require_setup_code(first)
    require_setup_code(second)


def test_without_a_code_nobody_gets_in(db):
    with pytest.raises(SetupCodeWrong) as refused:
        require_setup_code("AAAA-AAAA")

    assert refused.value.facts == {"tries_left": 0}


def test_wrong_tries_are_counted_until_not_even_the_right_code_opens(db, at):
    code = issue_setup_code(at=at)
    for tried in range(TRIES):
        with pytest.raises(SetupCodeWrong) as refused:
            require_setup_code("")
        assert refused.value.facts == {"tries_left": TRIES - tried - 1}

    with pytest.raises(SetupCodeWrong):
        require_setup_code(code)


def test_with_a_cooperative_there_is_nothing_to_set_up(cooperative, at):
    with pytest.raises(AlreadySetUp):
        require_setup_code(issue_setup_code(at=at))
