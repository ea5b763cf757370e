"""Choosing a village: province, then regency, then district, then village; four short lists instead of 83,762 names.

With script each choice fetches the next list; without, the button "show the next list" sends the form back with
everything that was typed. Only the lists that are needed are sent, so the page stays small.
"""

import re
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from kdim.cooperatives.models import Area
from kdim.cooperatives.queries import areas_under
from kdim.web.forms import Form

LEVELS = (
    ("province", _("Province")),
    ("regency", _("Regency or city")),
    ("district", _("District (kecamatan)")),
    ("village", _("Village (desa or kelurahan)")),
)
#: The name of the button that asks for the next list.
NEXT = "next_area"
_CODE = re.compile(r"[0-9.]{2,13}")


class AreaForm(Form):
    """Four fields that become ``cleaned_data["area_code"]``, the code of a village. Put
    ``{% include "parts/area.html" %}`` where they belong and test ``is_choosing`` before validating."""

    area_required = True

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None, **kwargs: Any) -> None:
        known = dict(initial or {})
        code = str(known.get("area_code") or "")
        for depth, (level, _words) in enumerate(LEVELS):
            known.setdefault(level, ".".join(code.split(".")[: depth + 1]) if code else "")
        super().__init__(data, initial=known, **kwargs)
        chosen = self._chosen(data, known)
        lists = areas_under(chosen[: len(LEVELS) - 1])
        for depth, (level, words) in enumerate(LEVELS):
            above = ["", *chosen][depth] if depth <= len(chosen) else None
            self.fields[level] = _list(words, [] if above is None else lists[above], required=self.area_required)

    def _chosen(self, data: Any, known: dict[str, Any]) -> list[str]:
        """The codes chosen so far, from the province down; a code that is not below the one before ends the list."""
        codes: list[str] = []
        for level, _words in LEVELS:
            code = str((data.get(self.add_prefix(level)) if data is not None else known[level]) or "")
            if not _CODE.fullmatch(code) or (codes and not code.startswith(f"{codes[-1]}.")):
                break
            codes.append(code)
        return codes

    @property
    def is_choosing(self) -> bool:
        """Whether the form was only sent to see the next list."""
        return bool(self.data) and NEXT in self.data

    @property
    def area_fields(self) -> list[forms.BoundField]:
        """The four fields in order, for ``parts/area.html``."""
        return [self[level] for level, _words in LEVELS]

    @property
    def other_fields(self) -> list[forms.BoundField]:
        """Every visible field but the four."""
        levels = {level for level, _words in LEVELS}
        return [field for field in self.visible_fields() if field.name not in levels]

    def clean(self) -> dict[str, Any]:
        """The village's code under ``area_code``; its lists above must agree with it."""
        facts: dict[str, Any] = super().clean() or {}
        facts["area_code"] = facts.get("village") or ""
        return facts


def _list(words: Any, areas: list[Area], *, required: bool) -> forms.ChoiceField:
    """One list; empty while nothing is chosen above it."""
    choices = [("", "—"), *((area.code, area.name) for area in areas)]
    field = forms.ChoiceField(
        label=words,
        choices=choices,
        required=required,
        error_messages={"required": _("Choose one from the list."), "invalid_choice": _("Choose one from the list.")},
    )
    field.widget.attrs["data-area"] = ""
    return field


class _AreaOnly(AreaForm):
    area_required = False


@require_safe
def area_lists(request: HttpRequest) -> HttpResponse:
    """The four lists for what is chosen so far, for HTMX."""
    chosen = {level: request.GET.get(level, "") for level, _words in LEVELS}
    return render(request, "parts/area.html", {"form": _AreaOnly(initial=chosen)})
