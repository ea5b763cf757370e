"""The inbox page by page."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.statements import of_the_page

from kdim.messages.actions import Told, tell
from kdim.messages.enums import Topic
from kdim.messages.queries import inbox


def send(actor, at, numbers):
    tell(
        actor=actor, at=at,
        told=[
            Told(member_id=71, topic=Topic.RECEIPT, event=f"entry:{n}", on=date(2025, 6, 16), facts={"n": n})
            for n in numbers
        ],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "number", "shown"), [(1, 1, [7, 6, 5]), (2, 2, [4, 3, 2]), (3, 3, [1]), (99, 3, [1]), (0, 1, [7, 6, 5])]
)
def test_the_newest_comes_first_and_a_page_too_far_is_the_last(actor, at, asked, number, shown):
    send(actor, at, range(1, 8))

    page = inbox(actor.cooperative_id, 71, number=asked, size=3)

    assert (page.number, page.pages, page.count) == (number, 3, 7)
    assert [one.facts["n"] for one in page.messages] == shown


def test_nothing_yet_is_one_empty_page(actor):
    page = inbox(actor.cooperative_id, 71)

    assert (page.messages, page.number, page.pages, page.count) == ([], 1, 1, 0)


def test_as_many_statements_for_one_message_as_for_twenty(actor, at):
    counts = []
    for numbers in (range(1), range(1, 20)):
        send(actor, at, numbers)
        with CaptureQueriesContext(connection) as seen:
            inbox(actor.cooperative_id, 71)
        counts.append(of_the_page(seen))

    assert counts == [2, 2]
