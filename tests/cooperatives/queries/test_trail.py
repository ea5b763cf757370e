"""Reading the trail."""

from datetime import timedelta
from uuid import uuid4

import pytest

from kdim.cooperatives.actions import register_person
from kdim.cooperatives.audit import look
from kdim.cooperatives.queries import acts_of_request, trail
from kdim.cooperatives.queries.trail import acts_from_address


@pytest.fixture
def recorded(actor, other_actor, at):
    """Two people registered here and one next door; gives the first request id."""
    request_ids = [uuid4() for _ in range(3)]
    for number, (who, request_id) in enumerate(zip([actor, actor, other_actor], request_ids, strict=True)):
        register_person(
            actor=who, request_id=request_id, at=at, name=f"Orang {number}", phone=f"+62812111122{number}0", secret=None
        )
    return request_ids[0]


def test_the_trail_is_of_one_cooperative_the_newest_first(cooperative, recorded):
    assert [record.facts["name"] for record in trail(cooperative.id)] == ["Orang 1", "Orang 0"]


def test_the_trail_is_searched_by_words_and_by_subject(cooperative, recorded):
    newest = trail(cooperative.id).first()

    assert list(trail(cooperative.id, subject=newest.subject)) == [newest]
    assert len(trail(cooperative.id, words="REGISTER")) == 2
    assert len(trail(cooperative.id, words="sistem")) == 2
    assert len(trail(cooperative.id, words="tetangga")) == 0


def test_a_request_leads_to_its_acts_inside_the_cooperative_only(cooperative, other_cooperative, recorded):
    assert [record.act for record in acts_of_request(cooperative.id, recorded)] == ["cooperatives.register_person"]
    assert acts_of_request(other_cooperative.id, recorded) == []


def test_acts_are_counted_per_address_since_a_moment(cooperative, siti, at):
    for minutes in (0, 5, 10):
        look(actor=siti, at=at + timedelta(minutes=minutes), what="members.apply", subject="")
    since = at + timedelta(minutes=5)

    assert acts_from_address(cooperative.id, "members.apply", "10.0.0.7", since) == 2
    assert acts_from_address(cooperative.id, "members.apply", "10.0.0.8", since) == 0
    assert acts_from_address(cooperative.id, "members.look", "10.0.0.7", since) == 0
