"""``kdim open``: one command from nothing to pages, and Ctrl-C back to nothing."""

import time

import pytest
from tests.config.running import Kdim, free_port

from kdim.demo.cast import OFFICERS


@pytest.fixture
def kdim(tmp_path):
    begun = []

    def run(*arguments):
        begun.append(Kdim(tmp_path, *arguments))
        return begun[-1]

    yield run
    for each in begun:
        each.end()


def test_an_empty_install_opens_with_a_setup_code_and_closes_on_ctrl_c(kdim):
    port = free_port()
    opened = kdim("open", "--empty", "--port", str(port))

    assert opened.answer(port) == 200
    assert f"KDIM is open at http://localhost:{port}/" in opened.said
    assert "set-up code" in opened.said
    assert opened.alive() >= 3  # the command, the server's worker, the job worker
    assert opened.interrupt() < 30  # seconds at most, also on a busy machine
    assert opened.alive() == 0
    assert opened.said.endswith("KDIM has stopped.\n")
    assert "Traceback" not in opened.said
    assert "Warning" not in opened.said


def test_the_second_start_is_quick_and_names_who_can_sign_in(kdim):
    assert kdim("migrate", "--verbosity", "0").process.wait(120) == 0
    built = kdim("demo", "--members", "9", "--months", "3")
    assert built.process.wait(120) == 0
    assert "  100%  " in built.said

    began = time.monotonic()
    port = free_port()
    opened = kdim("open", "--port", str(port))
    assert opened.answer(port) == 200
    assert time.monotonic() - began < 20
    assert [line.split()[0] for line in opened.said.splitlines() if " PIN " in line] == [
        "anggota", *(officer.role.value for officer in OFFICERS),
    ]  # fmt: skip
    opened.interrupt()
    assert kdim("check").process.wait(60) == 0


def test_a_taken_port_is_said_before_anything_is_built(kdim):
    port = free_port()
    first = kdim("open", "--empty", "--port", str(port))
    first.answer(port)
    second = kdim("open", "--port", str(port))

    assert second.process.wait(30) == 1
    assert f"Port {port} of 127.0.0.1 is taken" in second.said
    assert "Traceback" not in second.said


def test_ctrl_c_while_building_leaves_nothing_half_built(kdim):
    port = free_port()
    opened = kdim("open", "--port", str(port))
    until = time.monotonic() + 120
    while "anggota" not in opened.said and time.monotonic() < until:
        time.sleep(0.1)
    opened.interrupt()

    assert opened.said.endswith("Stopped.\n")
    assert "Traceback" not in opened.said
    again = kdim("open", "--empty", "--port", str(port))
    again.answer(port)
    assert "set-up code" in again.said
