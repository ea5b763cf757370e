"""Many files as one ZIP that is written while it is sent, so that memory holds one file at a time."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from io import RawIOBase
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from django.http import StreamingHttpResponse
from django.utils.text import slugify


class _Pipe(RawIOBase):
    """What was written since somebody looked; it cannot go back, which ZIP does not need."""

    def __init__(self) -> None:
        self.kept: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        said = bytes(data)  # type: ignore[call-overload]
        self.kept.append(said)
        return len(said)

    def take(self) -> bytes:
        said = b"".join(self.kept)
        self.kept.clear()
        return said


def zipped(files: Iterable[tuple[str, bytes]], *, made_at: datetime) -> Iterator[bytes]:
    """The archive piece by piece. Files are stored as they are: PDF and XLSX are compressed already."""
    pipe = _Pipe()
    with ZipFile(pipe, "w", ZIP_STORED) as archive:
        for name, content in files:
            archive.writestr(ZipInfo(name, made_at.timetuple()[:6]), content)
            yield pipe.take()
    yield pipe.take()


def send_zip(pieces: Iterable[bytes], *names: str) -> StreamingHttpResponse:
    """An archive as an answer that nobody keeps; ``names`` become the name of the file."""
    stem = "-".join(part for part in map(slugify, names) if part) or "kdim"
    response = StreamingHttpResponse(pieces, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{stem}.zip"'
    response["Cache-Control"] = "private, no-store"
    response["Content-Encoding"] = "identity"  # compressed already: once more would only cost time
    return response
