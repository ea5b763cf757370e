"""Codes of this room; the words for people are in ``web/labels``."""

from enum import StrEnum


class Topic(StrEnum):
    """What a message is about; its facts are described beside each."""

    RECEIPT = "receipt"  # kind (a ReceiptKind), amount, balance after it, about (the account), entry, token
    # what (a DepositNews), number of the certificate, amount, until (2025-12-16), account, choice, rate_ppm
    DEPOSIT = "deposit"


class MessageChannel(StrEnum):
    """How a message reaches its member outside of the portal, whose inbox holds all of them."""

    EMAIL = "email"
    WHATSAPP = "whatsapp"
    SMS = "sms"


class DeliveryState(StrEnum):
    """WAITING → SENDING → SENT; back to WAITING after a try that may be repeated; FAILED after the last one.

    DROPPED before it was tried: the member took the permission back, or has no such address any more.
    """

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    DROPPED = "dropped"


#: Deliveries that are still to be made.
OPEN_STATES = (DeliveryState.WAITING, DeliveryState.SENDING)


class Trouble(StrEnum):
    """Why a delivery was not made."""

    CHANNEL_DOWN = "channel_down"  # the mail server or the gateway does not answer, or does not let us in
    TRY_LATER = "try_later"  # it answers, but does not take this message now
    REFUSED = "refused"  # it will never take this message, or knows no such address
    NO_ANSWER = "no_answer"  # the computer stopped while it was being sent; whether it went nobody knows
    DEFECT = "defect"  # our own mistake; it is in the log
    NO_CONSENT = "no_consent"
    NO_ADDRESS = "no_address"
    PUT_ASIDE = "put_aside"  # somebody at the office decided that it is not to be sent
