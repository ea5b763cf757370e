"""Work that outlasts a page: paying a month's interest, settling what fell due on term deposits."""

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
from kdim.savings.queries import parts_of

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


def start_deposit_run(*, actor: Actor, request_id: UUID, at: datetime, on: date) -> int:
    """Begin to settle what fell due by ``on`` and have a job do it; gives the run's id, whose progress pages show.

    Raises what ``begin_deposit_run`` refuses. Starting a run again whose job was killed is safe.
    """
    run_id = actions.begin_deposit_run(actor=actor, request_id=request_id, at=at, on=on)
    transaction.on_commit(
        lambda: settle_deposits.enqueue(
            cooperative_id=actor.cooperative_id, run_id=run_id, person_id=actor.person_id, name=actor.name
        )
    )
    return run_id


@task()
def settle_deposits(*, cooperative_id: int, run_id: int, person_id: int | None, name: str) -> None:
    """Settle a run that was begun by ``name`` to its end; a refusal or a crash leaves it FAILED, with the reason, and
    what was settled before stands."""
    actor = Actor(cooperative_id, person_id, name, powers=frozenset({Power.RUN_INTEREST}))
    with wall.enter(cooperative_id):
        try:
            parts, left = parts_of(cooperative_id, run_id), 1
            while left:
                told = actions.settle_deposits(
                    actor=actor, request_id=uuid5(_REQUESTS, f"{run_id}:{parts}"), at=timezone.now(), run_id=run_id
                )
                parts, left = told["parts"], told["left"]
        except Refusal as refusal:
            _fail_deposits(cooperative_id, run_id, {"code": refusal.code, "facts": _kept(refusal)})
        except Exception:
            _fail_deposits(cooperative_id, run_id, {"code": "defect", "facts": {}})
            raise


def _fail(cooperative_id: int, run_id: int, failure: dict[str, object]) -> None:
    actions.fail_interest(cooperative_id=cooperative_id, at=timezone.now(), run_id=run_id, failure=failure)


def _fail_deposits(cooperative_id: int, run_id: int, failure: dict[str, object]) -> None:
    actions.fail_deposit_run(cooperative_id=cooperative_id, at=timezone.now(), run_id=run_id, failure=failure)


def _kept(refusal: Refusal) -> dict[str, int | str]:
    """The facts as a row keeps them: amounts as numbers, days as 2025-01-31."""
    return {name: fact if isinstance(fact, int) else str(fact) for name, fact in refusal.facts.items()}
