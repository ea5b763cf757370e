"""Acts: the one frame around everything that writes. Power, one transaction, once per request, and the trail.

    @act("savings.deposit", power=Power.TAKE_SAVINGS)
    def record_deposit(*, actor: Actor, request_id: UUID, at: datetime, account_id: int, amount: Rupiah) -> int:
        ...

The same request id with the same input returns the stored result and writes nothing; with another input it is refused
(:class:`RequestReused`). A refused act leaves no trace, so it may be corrected and sent again under the same id. What
the database takes back because two acts stood in each other's way is begun again here, and nobody hears of it.
"""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast
from uuid import UUID

from django.db import IntegrityError, OperationalError, connection, transaction

from kdim.cooperatives.models import AuditRecord
from kdim.cooperatives.powers import Actor, Power, require
from kdim.kernel.refusals import Refusal

#: How often an act is begun at most when the database takes it back for the sake of another.
TURNS = 4
#: PostgreSQL's words for it: serialization_failure, deadlock_detected.
_TAKEN_BACK = {"40001", "40P01"}

P = ParamSpec("P")
#: What an act may give back: something JSON can keep, so that a repeated request gets the same answer.
R = TypeVar("R", bound="int | str | dict[str, Any] | list[Any] | None")

_notes: ContextVar[dict[str, Any] | None] = ContextVar("notes", default=None)


class RequestReused(Refusal):
    """The request id was used before for something else; ``act`` says for what."""

    code = "request_reused"


def act(
    name: str,
    *,
    power: Power | None,
    secret: tuple[str, ...] = (),
    same_secret: Callable[[Any, Mapping[str, Any]], bool] | None = None,
    private: tuple[str, ...] = (),
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a keyword-only function an act of that name.

    ``power=None`` means the function itself decides (a member's own data). Arguments named in ``secret`` (a PIN) are
    neither stored nor hashed; because a repeated request could then bring another secret unnoticed,
    ``same_secret(stored result, arguments)`` must tell whether the secret is the one the first request set.
    Arguments named in ``private`` (a NIK) count when requests are compared, but their values stay out of the trail,
    which is never erased.
    """
    assert bool(secret) == bool(same_secret), f"{name}: a secret needs same_secret"

    def frame(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def framed(*args: P.args, **kwargs: P.kwargs) -> R:
            actor = cast("Actor", kwargs["actor"])
            request_id = cast("UUID", kwargs["request_id"])
            if power is not None:
                require(actor, power, at=actor.cooperative_id)
            facts = {
                key: plain(value) for key, value in kwargs.items() if key not in {"actor", "request_id", "at", *secret}
            }
            fingerprint = _fingerprint(name, actor.person_id, facts)

            def earlier() -> AuditRecord | None:
                stored = _stored(actor, request_id, name, fingerprint)
                if stored and same_secret and not same_secret(stored.result, kwargs):
                    raise RequestReused(act=name, earlier_act=stored.act)
                return stored

            told = {key: value for key, value in facts.items() if key not in private}
            return cast("R", _once(earlier, lambda: _perform(function, args, kwargs, name, told, fingerprint)))

        return framed

    return frame


def _once(earlier: Callable[[], AuditRecord | None], perform: Callable[[], Any]) -> Any:
    """What the request gave before, or gives now; begun again when the database took it back."""
    for turns_left in reversed(range(TURNS)):
        if stored := earlier():
            return stored.result
        try:
            return perform()
        except (Refusal, IntegrityError):
            # The same request may have won in another process a moment ago; then its answer is ours.
            if stored := earlier():
                return stored.result
            raise
        except OperationalError as error:
            if not turns_left or not _may_be_done_again(error):
                raise
    raise AssertionError("the last turn returns or raises")


def _may_be_done_again(error: OperationalError) -> bool:
    """Whether the database took back all of the act because others were in the way, and nothing else stands around it.

    An act is all or nothing and done once per request id, so doing it again is safe; nobody needs to be told.
    """
    if connection.in_atomic_block:
        return False
    cause = error.__cause__
    if isinstance(cause, sqlite3.Error):
        return cause.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY  # the low byte: there are finer codes of it
    return getattr(cause, "sqlstate", None) in _TAKEN_BACK


def note(subject: str = "", **facts: object) -> None:
    """Add to the record of the running act: what it was about and what cannot be read from its input.

    ``subject`` is ``"kind:id"`` of what was acted on, so that a page of that thing can show its history.
    """
    notes = _notes.get()
    assert notes is not None, "note() belongs inside an act"
    notes.update(facts)
    if subject:
        notes["subject"] = subject


def look(*, actor: Actor, at: datetime, what: str, subject: str, **facts: object) -> None:
    """Record that somebody saw private data (UU 27/2022 art. 31: all processing is recorded)."""
    AuditRecord.objects.create(
        cooperative_id=actor.cooperative_id, at=at, person_id=actor.person_id, actor_name=actor.name, act=what,
        subject=subject, facts=plain(facts), address=actor.address,
    )  # fmt: skip


def plain(value: object) -> Any:  # noqa: PLR0911 - a table of types
    """A value as JSON keeps it: whole numbers, texts, lists, dictionaries with text keys."""
    match value:
        case None | bool() | int() | str() if not isinstance(value, Enum):
            return value
        case Enum():
            return value.value
        case date() | datetime():
            return value.isoformat()
        case UUID() | Fraction():
            return str(value)
        case bytes():
            return f"sha256:{hashlib.sha256(value).hexdigest()}"
        case Mapping():
            return {str(plain(key)): plain(item) for key, item in value.items()}
        case list() | tuple():
            return [plain(item) for item in value]
        case set() | frozenset():
            return sorted(plain(item) for item in value)
    assert is_dataclass(value), f"an act's input must be plain values, not {type(value).__name__}"
    assert not isinstance(value, type)
    return plain(asdict(value))


def _fingerprint(name: str, person_id: int | None, facts: Mapping[str, object]) -> str:
    """Of the act, who asked, and with what: another person's request is another request."""
    text = json.dumps([name, person_id, facts], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _stored(actor: Actor, request_id: UUID, name: str, fingerprint: str) -> AuditRecord | None:
    stored = AuditRecord.objects.of(actor.cooperative_id).filter(request_id=request_id).first()
    if stored and stored.input_hash != fingerprint:
        raise RequestReused(act=name, earlier_act=stored.act)
    return cast("AuditRecord | None", stored)


def _perform(
    function: Callable[..., R],
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
    name: str,
    facts: dict[str, Any],
    fingerprint: str,
) -> R:
    actor: Actor = kwargs["actor"]
    notes: dict[str, Any] = {}
    token = _notes.set(notes)
    try:
        with transaction.atomic():
            result = function(*args, **kwargs)
            assert result == json.loads(json.dumps(result)), f"{name}: JSON would change its result"
            subject = str(notes.pop("subject", ""))
            AuditRecord.objects.create(
                cooperative_id=actor.cooperative_id, at=kwargs["at"], person_id=actor.person_id,
                actor_name=actor.name, act=name, subject=subject, facts={**facts, **plain(notes)},
                address=actor.address, request_id=kwargs["request_id"], input_hash=fingerprint, result=result,
            )  # fmt: skip
            return result
    finally:
        _notes.reset(token)
