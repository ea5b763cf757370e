"""Pages of lists that a query cuts itself, in the shape of Django's, so that one pager part serves both."""

from dataclasses import dataclass
from types import SimpleNamespace

from kdim.web.gates import OfficeRequest


@dataclass(frozen=True, slots=True)
class Pages:
    """Page ``number`` of ``pages``; ``count`` rows in all, ``size`` on each page."""

    number: int
    pages: int
    count: int
    size: int

    @property
    def paginator(self) -> SimpleNamespace:
        """What the pager asks its paginator."""
        return SimpleNamespace(num_pages=self.pages, count=self.count)

    @property
    def start_index(self) -> int:
        """The number of the first row shown."""
        return (self.number - 1) * self.size + 1

    @property
    def end_index(self) -> int:
        """The number of the last row shown."""
        return min(self.number * self.size, self.count)

    @property
    def has_previous(self) -> bool:
        """Whether there is an earlier page."""
        return self.number > 1

    @property
    def has_next(self) -> bool:
        """Whether there is a later page."""
        return self.number < self.pages

    @property
    def previous_page_number(self) -> int:
        """The page before."""
        return self.number - 1

    @property
    def next_page_number(self) -> int:
        """The page after."""
        return self.number + 1


def page_number(request: OfficeRequest) -> int:
    """The page asked for; what is no number is the first."""
    asked = request.GET.get("page", "")
    return int(asked) if asked.isdecimal() and len(asked) < 9 else 1
