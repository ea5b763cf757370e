"""Messages on the console, to see what would be sent."""

import sys

from kdim.messages.channels.port import Letter
from kdim.messages.enums import MessageChannel


class ConsolePort:
    """Writes to standard output."""

    def __init__(self, channel: MessageChannel) -> None:
        self.channel = channel

    def send(self, letter: Letter) -> None:
        """The channel, the address and the text."""
        sys.stdout.write(f"--- {self.channel.value} → {letter.to}\n{letter.text}\n")
        sys.stdout.flush()

    def close(self) -> None:
        """Nothing is kept open."""
