"""Messages into a file, one line of JSON each: for a trial, or for a gateway that reads files."""

import json
import os
from dataclasses import asdict
from pathlib import Path

from django.conf import settings

from kdim.messages.channels.port import ChannelDown, Letter
from kdim.messages.enums import MessageChannel


class FilePort:
    """Appends to ``<MESSAGE_FOLDER>/<channel>.jsonl``, which only the owner of the process may read."""

    def __init__(self, channel: MessageChannel) -> None:
        self.path = Path(settings.MESSAGE_FOLDER) / f"{channel.value}.jsonl"

    def send(self, letter: Letter) -> None:
        """One line, written at once and kept on the disk. Raises ``ChannelDown`` when it cannot be written."""
        line = json.dumps(asdict(letter), ensure_ascii=False) + "\n"
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                os.write(handle, line.encode())
                os.fsync(handle)
            finally:
                os.close(handle)
        except OSError as error:
            raise ChannelDown(str(error)) from error

    def close(self) -> None:
        """Nothing is kept open."""
