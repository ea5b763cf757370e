"""Work that outlasts a page: paying a month's interest."""

from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from kdim.cooperatives.models import wall
from kdim.cooperatives.powers import Actor, Power
from kdim.kernel.calendar import Month
from kdim.kernel.refusals import Refusal
from kdim.savings import actions

#: Of one run the request is always the same, so that a job done twice pays once.
_REQUESTS = UUID("3a0f6f0e-5e0c-5d53-9d0c-6f8f5d3b7c11")


def start_interest(*, actor: Actor, request_id: UUID, at: datetime, on: date, month: Month) -> int:
    """Begin a month's interest and have a job pay it; gives the run's id, whose status pages show.

    Raises what ``begin_interest`` refuses. Starting a run again whose job was killed is safe.
    """
    run_id = actions.begin_interest(actor=actor, request_id=request_id, at=at, on=on, month=month)
    transaction.on_commit(
        lambda: pay_interest.enqueue(
            cooperative_id=actor.cooperative_id, run_id=run_id, month=str(month), on=on.isoformat(),
            person_id=actor.person_id, name=actor.name,
        )
    )  # fmt: skip
    return run_id


@task()
def pay_interest(*, cooperative_id: int, run_id: int, month: str, on: str, person_id: int | None, name: str) -> None:
    """Pay the interest of a run that was begun by ``name``; a refusal or a crash leaves it FAILED, with the reason."""
    actor = Actor(cooperative_id, person_id, name, powers=frozenset({Power.RUN_INTEREST}))
    with wall.enter(cooperative_id):
        try:
            actions.run_interest(
                actor=actor, request_id=uuid5(_REQUESTS, str(run_id)), at=timezone.now(), on=date.fromisoformat(on),
                month=Month.parse(month),
            )  # fmt: skip
        except Refusal as refusal:
            _fail(cooperative_id, run_id, {"code": refusal.code, "facts": _kept(refusal)})
        except Exception:
            _fail(cooperative_id, run_id, {"code": "defect", "facts": {}})
            raise


def _fail(cooperative_id: int, run_id: int, failure: dict[str, object]) -> None:
    actions.fail_interest(cooperative_id=cooperative_id, at=timezone.now(), run_id=run_id, failure=failure)


def _kept(refusal: Refusal) -> dict[str, int | str]:
    """The facts as a row keeps them: amounts as numbers, days as 2025-01-31."""
    return {name: fact if isinstance(fact, int) else str(fact) for name, fact in refusal.facts.items()}
