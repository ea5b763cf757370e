"""A list of members: every row with its verdict, the totals to compare, and the entry."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext

from kdim.processes.moving import tasks
from kdim.processes.moving.models import Batch
from kdim.web import formats
from kdim.web.gates import OfficeRequest
from kdim.web.office.doing import confirm, show
from kdim.web.office.moving.comparing import compared, judged_rows
from kdim.web.office.moving.forms import MembersForm


def members_page(request: OfficeRequest, found: Batch, facts: dict[str, Any]) -> HttpResponse:
    """The page of a list of members in any state; ``facts`` are those that every file has."""
    summary = facts["summary"]
    form = MembersForm(request.POST or None, summary=summary)
    if summary and (answer := compared(request, form, found, ask=_ask, start=tasks.start_commit)):
        return answer
    is_mostly_wrong = form.wrong > 1 and form.wrong * 2 > sum(summary["counts"].values())
    facts |= {"loans": summary.get("loans") or {}, "is_shifted": facts["is_open"] and is_mostly_wrong}
    if summary and not facts["is_working"]:
        facts |= judged_rows(request, found.id)
        for line in facts["lines"]:
            line["total"] = sum(line["row"].facts.get("balances", {}).values())
    return show(request, "office/moving/members.html", form, **facts)


def _ask(
    request: OfficeRequest, form: MembersForm, found: Batch, figures: Mapping[str, Any], back: str
) -> HttpResponse:
    facts = [
        (gettext("File"), found.file_name),
        (gettext("Balances as of"), formats.tanggal(found.on)),
        (gettext("New members"), formats.angka(found.summary["new_members"])),
        *((total["name"], formats.rupiah(figures["control"][total["product"]])) for total in found.summary["totals"]),
        (gettext("Against"), gettext("Ekuitas saldo awal, until the opening balance sheet is in")),
    ]
    return confirm(
        request, form, question=gettext("Take this list over into the books?"), facts=facts,
        button=gettext("Take over"), back_url=back, amount=sum(figures["control"].values()),
    )  # fmt: skip
