"""A message in the words of its reader. The content itself is said, the amount first; nobody is told to open an app."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from kdim.messages.enums import MessageChannel, Topic
from kdim.web import formats, labels

Facts = Mapping[str, int | str]


@dataclass(frozen=True, slots=True)
class Words:
    """``title`` is one line that says the matter; ``lines`` are the particulars; ``token`` that of a receipt."""

    title: str
    lines: tuple[str, ...]
    token: str = ""


@dataclass(frozen=True, slots=True)
class Sender:
    """The cooperative as the letter names it; ``address`` begins its links, empty where it has none of its own."""

    name: str
    address: str


def words_of(topic: Topic, facts: Facts, on: date) -> Words:
    """What a message says, in the language that is switched on."""
    return _WORDS[topic](facts, on)


def body(channel: MessageChannel, words: Words, *, member: str, sender: Sender) -> str:
    """The text as a channel carries it: paragraphs for e-mail, one for telephones."""
    proof = _proof(words, sender)
    if channel is not MessageChannel.EMAIL:
        said = [words.title, *words.lines, member, sender.name]
        return " ".join([*(line if line.endswith(".") else f"{line}." for line in said), *([proof] if proof else [])])
    why = gettext("You receive this because you chose e-mail under Messages in the portal; you can change that there.")
    parts = ["\n".join([words.title, *words.lines, *([proof] if proof else [])]), f"{member}\n{sender.name}", why]
    return "\n\n".join(parts) + "\n"


def _proof(words: Words, sender: Sender) -> str:
    if not words.token:
        return ""
    if not sender.address:
        return gettext("Receipt code: %(code)s") % {"code": words.token}
    return gettext("Check it: %(link)s") % {"link": f"{sender.address}/bukti/{words.token}/"}


def _receipt(facts: Facts, on: date) -> Words:
    amount, balance = (formats.rupiah(int(facts[name])) for name in ("amount", "balance"))
    return Words(
        title=f"{amount}: {labels.label(str(facts['kind']), 'ReceiptKind')}",
        lines=(
            f"{facts['about']}, {formats.tanggal(on)}",
            gettext("Balance after it: %(balance)s") % {"balance": balance},
        ),
        token=str(facts["token"]),
    )


def _deposit(facts: Facts, on: date) -> Words:
    amount, until = formats.rupiah(int(facts["amount"])), formats.tanggal(date.fromisoformat(str(facts["until"])))
    what = str(facts["what"])
    if what == "soon":
        more = gettext("Its last day is %(on)s: %(choice)s. You can change that until the day before.") % {
            "on": until, "choice": labels.label(str(facts["choice"]), "MaturityChoice"),
        }  # fmt: skip
    elif what == "rolled":
        more = gettext("It goes on until %(on)s at %(rate)s a year.") % {
            "on": until, "rate": formats.persen(int(facts["rate_ppm"])),
        }  # fmt: skip
    else:
        more = gettext("The money went into %(account)s.") % {"account": str(facts["account"])}
    return Words(
        title=f"{amount}: {labels.label(what, 'DepositNews')}",
        lines=(f"{facts['number']}, {formats.tanggal(on)}", more),
    )


_WORDS = {Topic.RECEIPT: _receipt, Topic.DEPOSIT: _deposit}
