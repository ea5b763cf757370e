"""The port: what a channel is asked to do, and how it says that it could not.

Which class stands behind each channel is a setting (``MESSAGE_CHANNELS``): ``off``, ``file``, ``console``, ``smtp`` for
e-mail, or the dotted path of a class of your own. Such a class takes the channel, has ``send(letter)`` and ``close()``,
and raises one of the three below for what did not go.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from kdim.messages.enums import MessageChannel

_CLASSES = {
    "file": "kdim.messages.channels.file.FilePort",
    "console": "kdim.messages.channels.console.ConsolePort",
    "smtp": "kdim.messages.channels.mail.MailPort",
}


class ChannelDown(Exception):
    """Nothing can be sent by this channel at the moment, to nobody; the rest need not be tried now."""


class TryLater(Exception):
    """This one was not taken, but may be later."""


class AddressRefused(Exception):
    """This one will never be taken: no such address, or a content that is refused."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sent. ``key`` is the same at every try, so that who receives it twice can tell."""

    key: str
    to: str  # an e-mail address, or a telephone number as E.164
    subject: str
    text: str
    sender: str = ""  # the cooperative's name
    reply_to: str = ""


class Port(Protocol):
    """One channel."""

    def send(self, letter: Letter) -> None:
        """Hand the letter over. Returns once it was taken; raises one of the three above when it was not."""

    def close(self) -> None:
        """Let go of whatever connection there is."""


def port_for(channel: MessageChannel) -> Port:
    """A fresh port of a channel that is open."""
    told = settings.MESSAGE_CHANNELS[channel.value]
    port: Port = import_string(_CLASSES.get(told, told))(channel)
    return port


def is_open(channel: MessageChannel) -> bool:
    """Whether this install sends by the channel at all."""
    return bool(settings.MESSAGE_CHANNELS[channel.value] != "off")


def open_channels() -> Sequence[MessageChannel]:
    """The channels that members may choose."""
    return [channel for channel in MessageChannel if is_open(channel)]


def reaches_nobody(channel: MessageChannel) -> bool:
    """Whether what is sent only lands in a file or on the console of this computer, as on a trial install."""
    return settings.MESSAGE_CHANNELS[channel.value] in {"file", "console"}
