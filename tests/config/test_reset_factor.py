"""``kdim reset_factor``."""

import io
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from tests.authenticator import code_at
from tests.web import scene

from kdim.cooperatives.actions import begin_factor, confirm_factor
from kdim.cooperatives.models import AuditRecord, Person
from kdim.cooperatives.powers import Actor
from kdim.cooperatives.queries import factor_begun, factor_state

pytestmark = pytest.mark.django_db


@pytest.fixture
def chair():
    """A cooperative whose only officer signs in in two steps."""
    cooperative = scene.found()
    person = Person.objects.get()
    actor, now = Actor(cooperative_id=cooperative.id, person_id=person.id, name=person.name), timezone.now()
    begin_factor(actor=actor, request_id=uuid4(), at=now)
    begun = factor_begun(cooperative, person.id)
    confirm_factor(
        actor=actor, request_id=uuid4(), at=now, factor_id=begun.factor_id, secret="250817",
        typed=code_at(begun.secret, now),
    )  # fmt: skip
    return actor


def run(**flags):
    out = io.StringIO()
    call_command("reset_factor", stdout=out, **{"slug": "uji", "reason": "HP ketua hilang", **flags})
    return out.getvalue()


def test_it_ends_the_factor_and_says_so_in_the_trail(chair):
    said = run(name="0813-9000-1001")

    assert said == "Siti Rohmah signs in with the PIN alone, and is signed out everywhere.\n"
    assert factor_state(chair.cooperative_id, chair.person_id) is None
    record = AuditRecord.objects.of(chair.cooperative_id).order_by("-id").first()
    assert (record.act, record.actor_name, record.facts["reason"]) == (
        "cooperatives.reset_factor", "Sistem", "HP ketua hilang",
    )  # fmt: skip


@pytest.mark.parametrize("flags", [{"slug": "lain"}, {"name": "0811-1111-1111"}])
def test_nobody_else_is_touched(chair, flags):
    with pytest.raises(CommandError):
        run(**{"name": "0813-9000-1001", **flags})
    assert factor_state(chair.cooperative_id, chair.person_id) is not None


def test_who_has_none_is_said(chair):
    run(name="0813-9000-1001")

    with pytest.raises(CommandError, match="tidak menyala"):
        run(name="0813-9000-1001")
