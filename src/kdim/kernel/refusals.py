"""The one kind of expected "no": an answer with a stable code and facts, never a crash."""

from typing import ClassVar


class Refusal(Exception):
    """A request that was understood and refused; nothing was written.

    Subclasses stand beside the action that raises them and set ``code``. The facts (amounts in whole rupiah,
    dates, names) are what a page needs to say in a full sentence what to do next; see ``web/refusals.py``.
    """

    code: ClassVar[str]

    def __init__(self, **facts: object) -> None:
        super().__init__(self.code, facts)
        self.facts = facts

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{self.code}({told})"
