"""When an officer may not act alone: as long as another one, with the same power, can sign in and confirm."""

from datetime import datetime

from kdim.cooperatives.enums import Zone
from kdim.cooperatives.models import Cooperative
from kdim.cooperatives.powers import Actor
from kdim.cooperatives.queries.proposals import another_appoints
from kdim.kernel.refusals import Refusal


class SecondPersonNeeded(Refusal):
    """This waits until another officer confirms it; it is asked for under People and roles."""

    code = "second_person_needed"


def needs_second_person(actor: Actor, at: datetime, *, about: int | None = None) -> bool:
    """Whether another officer must confirm what this one does about people in office.

    ``about`` is somebody who cannot confirm: whose PIN is to be set anew. The cooperative's own clock, which founds and
    builds demonstrations, needs nobody.
    """
    if actor.person_id is None:
        return False
    on = Zone(Cooperative.objects.get(pk=actor.cooperative_id).zone).date_of(at)
    return another_appoints(actor.cooperative_id, on, but=[actor.person_id, about])
