"""The parts of every page as tags and filters; the living page ``/office/gaya/`` shows each with its spelling.

A part that wraps other markup is a block tag (``{% card "Title" %}…{% endcard %}``); its look is a template in
``templates/parts/``. Amounts, dates and percentages reach a page only through the filters below.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from kdim.kernel.phone import format_phone
from kdim.web import charts, formats, labels, menu
from kdim.web.labels import acts

register = template.Library()
DASH = "\N{EN DASH}"

for _name in (
    "rupiah",
    "words",
    "tanggal",
    "tanggal_pendek",
    "bulan",
    "jam",
    "persen",
    "angka",
    "ringkas",
    "yes_no",
):
    register.filter(_name, getattr(formats, _name))


@register.filter
def telepon(e164: str) -> str:
    """``+6281234567890`` as ``0812-3456-7890``; nothing stays nothing."""
    return format_phone(e164) if e164 else ""


@register.filter
def initial(name: str) -> str:
    """The first letter of a name, for the round mark beside it."""
    return name.strip()[:1].upper()


@register.filter(name="label")
def label_filter(code: str, kind: str = "") -> str:
    """``{{ product.kind|label:"SavingsKind" }}``: the words of a code."""
    return labels.label(code, kind)


@register.filter(name="act_words")
def act_words_filter(act: str) -> str:
    """``{{ record.act|act_words }}``: what was done."""
    return acts.act_words(act)


@register.filter(name="subject_words")
def subject_words_filter(subject: str) -> str:
    """``member:17`` as "Member 17"."""
    return acts.subject_words(subject)


@register.filter
def account_name(account: Any) -> str:
    """The name of an account in the language of the page."""
    in_english = (get_language() or "id").startswith("en") and account.name_en
    return str(account.name_en if in_english else account.name_id)


@register.simple_tag
def label(code: str, kind: str = "") -> str:
    """``{% label member.status "MemberStatus" %}``; the kind may be left out for an enum member."""
    return labels.label(code, kind)


@register.simple_tag
def icon(name: str, text: str = "") -> SafeString:
    """One icon of the sprite; with ``text`` it speaks, without it is an ornament beside words."""
    spoken = format_html('role="img" aria-label="{}"', text) if text else mark_safe('aria-hidden="true"')
    return format_html('<svg class="icon" {}><use href="{}#{}"/></svg>', spoken, static("img/icons.svg"), name)


@register.simple_tag
def money(amount: int | None, *, sign: bool = False) -> SafeString:
    """An amount in tabular figures: a loss is red, has a minus and says "minus"; ``sign`` marks gains with a plus."""
    if amount is None:
        return format_html('<span class="money">{}</span>', DASH)
    if amount < 0:
        return format_html(
            '<span class="money money-loss"><span aria-hidden="true">{}</span><span class="unseen">{} {}</span></span>',
            formats.rupiah(amount),
            gettext("minus"),
            formats.rupiah(-amount),
        )
    if sign and amount > 0:
        return format_html('<span class="money money-gain">+{}</span>', formats.rupiah(amount))
    return format_html('<span class="money">{}</span>', formats.rupiah(amount))


@register.simple_tag
def day(on: date | None) -> SafeString:
    """A date in a ``<time>``, short."""
    if on is None:
        return format_html("{}", DASH)
    return format_html('<time class="nowrap" datetime="{}">{}</time>', on.isoformat(), formats.tanggal_pendek(on))


@register.simple_tag
def badge(text: str, tone: str = "quiet", mark: str = "") -> SafeString:
    """A short state in words, with an icon so that colour is never alone; tones: good, attention, danger, quiet."""
    name = mark or labels.TONE_ICONS[tone]
    return format_html('<span class="badge tone-{}">{} {}</span>', tone, icon(name), text)


@register.simple_tag
def status(code: str, kind: str = "") -> SafeString:
    """The badge of a code: its words and its tone are in ``web/labels``."""
    return badge(labels.label(code, kind), labels.tone(code, kind))


def _part(part: str, /, **facts: Any) -> SafeString:
    return render_to_string(f"parts/{part}.html", facts)


@register.simple_block_tag
def card(
    content: str, title: str = "", *, mark: str = "", url: str = "", action: str = "", flush: bool = False
) -> SafeString:
    """A sheet of paper with a title and, at its end, one link; ``flush`` for rows and tables up to its edge."""
    return _part("card", content=content, title=title, mark=mark, url=url, action=action, flush=flush)


@register.simple_block_tag
def notice(content: str, tone: str = "quiet", title: str = "") -> SafeString:
    """A sentence that must be read; tones as for a badge."""
    return _part("notice", content=content, tone=tone, title=title, mark=labels.TONE_ICONS[tone])


@register.simple_block_tag
def empty(content: str, title: str, mark: str = "circle-dashed") -> SafeString:
    """Nothing here yet, and what to do about it (a sentence and a button as content)."""
    return _part("empty", content=content, title=title, mark=mark)


@register.simple_block_tag
def page_head(content: str, title: str, lead: str = "") -> SafeString:
    """The title of a page; its buttons as content."""
    return _part("page_head", content=content, title=title, lead=lead)


@register.simple_block_tag
def facts(content: str) -> SafeString:
    """A list of names and values, made of ``{% fact %}``."""
    return format_html('<dl class="facts">{}</dl>', content)


@register.simple_tag
def fact(name: str, value: object) -> SafeString:
    """One name and its value; nothing known is a dash."""
    return format_html("<dt>{}</dt><dd>{}</dd>", name, DASH if value in (None, "") else value)


@register.simple_block_tag
def factbox(content: str, name: str) -> SafeString:
    """As ``{% fact %}`` with markup for a value."""
    return format_html("<dt>{}</dt><dd>{}</dd>", name, content)


@register.simple_tag
def figure(
    name: str,
    amount: int | None = None,
    *,
    text: str = "",
    mark: str = "",
    foot: str = "",
    url: str = "",
    hero: bool = False,
    spoken: bool = False,
) -> SafeString:
    """One number on a card: an amount (``spoken`` adds it in words) or any ``text``; ``hero`` is the page's first."""
    return _part(
        "figure",
        name=name,
        amount=amount,
        text=text,
        mark=mark,
        foot=foot,
        url=url,
        hero=hero,
        spoken=spoken or hero,
    )


@register.simple_block_tag
def row(content: str, title: str, note: str = "", *, url: str = "", mark: str = "", tone: str = "quiet") -> SafeString:
    """A line of ``<ul class="rows">``: mark, title, note, and at its end the content."""
    return _part("row", content=content, title=title, note=note, url=url, mark=mark, tone=tone)


@register.simple_tag
def crumbs(*pairs: str) -> SafeString:
    """``{% crumbs "Anggota" url_of_members "Siti Aminah" %}``: words and addresses in turn, the last without one."""
    steps = [(pairs[n], pairs[n + 1] if n + 1 < len(pairs) else "") for n in range(0, len(pairs), 2)]
    return _part("crumbs", steps=steps)


@register.simple_tag
def steps(current: int, *names: str) -> SafeString:
    """The steps of an act, counted from 1; those before ``current`` are done."""
    done = [(n, name, n < current, n == current) for n, name in enumerate(names, 1)]
    return _part("steps", steps=done)


@register.simple_tag
def progress(value: int, total: int, text: str) -> SafeString:
    """How far something is, in words and as a bar."""
    return format_html(
        '<div class="progress"><span>{}</span><progress max="{}" value="{}">{}</progress></div>',
        text,
        total,
        value,
        text,
    )


@register.simple_block_tag
def tabs(content: str, name: str) -> SafeString:
    """Views of one thing, made of ``{% tab %}``; ``name`` is what a screen reader calls them."""
    return format_html('<nav class="tabs" aria-label="{}">{}</nav>', name, content)


@register.simple_tag
def tab(text: str, url: str, *, current: object = False) -> SafeString:
    """One view; the current one is marked."""
    return format_html('<a href="{}"{}>{}</a>', url, mark_safe(' aria-current="page"') if current else "", text)


@register.simple_tag
def instalments(boxes: Sequence[Mapping[str, Any]]) -> SafeString:
    """Boxes of ``{"name", "amount", "state"}`` with a state of ``paid``, ``due``, ``late`` or ``later``."""
    return _part("instalments", boxes=boxes)


@register.simple_tag(takes_context=True)
def navigation(context: template.Context, audience: str) -> list[menu.Entry]:
    """What the actor finds in the bar (``portal``) or on the rail (``office``), the present page marked."""
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    entries = menu.entries(audience, context.get("actor"), getattr(match, "view_name", "") or "")
    unread = getattr(request, "unread", 0)
    return [replace(entry, count=unread) if entry.route == "portal:messages" else entry for entry in entries]


register.simple_tag(charts.line_chart, name="line_chart")
register.simple_tag(charts.stacked_bars, name="stacked_bars")
register.simple_tag(charts.horizontal_bars, name="horizontal_bars")
