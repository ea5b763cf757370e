import os
import threading
import time

from kdim.kernel import ids


def test_ids_rise_and_never_repeat():
    made = [ids.new_id() for _ in range(1000)] + ids.new_ids(5000)

    assert made == sorted(set(made))


def test_an_id_fits_a_bigint_and_orders_by_time():
    earlier = ids.new_id()
    time.sleep(0.02)

    assert 0 < earlier < ids.new_id() < 2**63


def test_no_ids_are_an_empty_list():
    assert ids.new_ids(0) == []


def test_threads_share_one_sequence():
    made: list[int] = []
    threads = [threading.Thread(target=lambda: made.extend(ids.new_ids(500))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(made)) == 2000


def test_a_forked_worker_draws_its_own_node_before_its_first_id():
    ids.new_id()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:  # pragma: no cover - runs in the child
        ids.new_id()
        os.write(writing, str(ids._state["pid"]).encode())
        os._exit(0)
    os.waitpid(child, 0)

    assert int(os.read(reading, 20)) == child
    assert ids._state["pid"] == os.getpid()
    os.close(reading)
    os.close(writing)
