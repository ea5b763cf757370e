"""A real mail server on the loopback, which can refuse, put off, and be away."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller


def free_port() -> int:
    """A port of the loopback where nobody listens at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class MailServer:
    """``received`` are the messages it took; ``answers`` are its words for an address instead of taking the mail."""

    def __init__(self, port: int) -> None:
        self.port, self.received, self.answers = port, [], {}

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - its name in aiosmtpd
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.received.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 taken"

    @contextmanager
    def open(self) -> Iterator[None]:
        """Listening until the block ends."""
        controller = Controller(self, hostname="127.0.0.1", port=self.port)
        controller.start()
        try:
            yield
        finally:
            controller.stop()
