"""The ways out of the house, each behind the same small port."""

from kdim.messages.channels.port import (
    AddressRefused,
    ChannelDown,
    Letter,
    Port,
    TryLater,
    is_open,
    open_channels,
    port_for,
    reaches_nobody,
)

__all__ = [
    "AddressRefused",
    "ChannelDown",
    "Letter",
    "Port",
    "TryLater",
    "is_open",
    "open_channels",
    "port_for",
    "reaches_nobody",
]
