"""E-mail by SMTP, through Django's own backend."""

import smtplib
from contextlib import suppress
from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from kdim.messages.channels.port import AddressRefused, ChannelDown, Letter, TryLater
from kdim.messages.enums import MessageChannel

_PERMANENT = 500  # SMTP codes from here on say: do not try again (RFC 5321 4.2.1)


class MailPort:
    """Keeps one connection for the letters of a round."""

    def __init__(self, channel: MessageChannel) -> None:
        self.connection = EmailBackend()

    def send(self, letter: Letter) -> None:
        """Hand one letter to the mail server. Raises ``AddressRefused``, ``TryLater``, ``ChannelDown``."""
        try:
            message = _message(letter)
            message.message()  # an address or a subject that cannot be a header is found before anything is sent
        except ValueError as error:
            raise AddressRefused(str(error)) from error
        try:
            self.connection.open()
            self.connection.send_messages([message])
        except smtplib.SMTPRecipientsRefused as refused:
            raise _of_code(*next(iter(refused.recipients.values()))) from refused
        except smtplib.SMTPDataError as refused:
            raise _of_code(refused.smtp_code, refused.smtp_error) from refused
        except (smtplib.SMTPException, OSError) as error:
            self.close()
            raise ChannelDown(str(error) or type(error).__name__) from error

    def close(self) -> None:
        """Say goodbye to the server, which may be gone already."""
        with suppress(smtplib.SMTPException, OSError):
            self.connection.close()


def _message(letter: Letter) -> EmailMessage:
    """The letter from the install's address in the cooperative's name; its Message-ID stays the same at every try."""
    address = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    host = address.rpartition("@")[2] or "localhost"
    return EmailMessage(
        subject=letter.subject,
        body=letter.text,
        from_email=formataddr((letter.sender, address)),
        to=[letter.to],
        reply_to=[letter.reply_to] if letter.reply_to else None,
        headers={"Message-ID": f"<{letter.key}@{host}>", "Auto-Submitted": "auto-generated"},
    )


def _of_code(code: int, said: bytes | str) -> Exception:
    """A server's answer about one letter as what to do next."""
    text = f"{code} {said.decode(errors='replace') if isinstance(said, bytes) else said}"
    return AddressRefused(text) if code >= _PERMANENT else TryLater(text)
