"""Charts as SVG, made here: no script, printable, readable without colour, with a table of the same figures beside.

Pure functions: labels and whole numbers in, markup out. Series are told apart by lightness, by a pattern and by
their name at the drawing; amounts are short ("1,2 jt") at the drawing and whole in the table. Geometry is in the
chart's own units, drawn at any width.
"""

from collections.abc import Callable, Mapping, Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from kdim.web.formats import ringkas, rupiah

WIDTH, HEIGHT = 520, 260
LEFT, RIGHT, TOP, BOTTOM = 60, 20, 20, 32
SERIES_MOST = 5
_WRITE: dict[str, Callable[[int], str]] = {"rupiah": rupiah, "number": lambda n: f"{n:,}".replace(",", ".")}

Series = Mapping[str, Sequence[int]]


def ceiling(most: int) -> int:
    """The top of an axis: four equal steps of 1, 2, 2.5 or 5 times a power of ten that together reach ``most``."""
    if most <= 4:
        return 4
    step, scale = -(-most // 4), 1
    while scale * 10 <= step:
        scale *= 10
    for tenths in (10, 20, 25, 50, 100):
        candidate = scale * tenths // 10
        if candidate >= step and scale * tenths % 10 == 0:
            return candidate * 4
    raise AssertionError("unreachable: a hundred tenths always suffice")


def line_chart(title: str, names: Sequence[str], series: Series, unit: str = "rupiah") -> SafeString:
    """How figures moved over months: one line for each series, the area below it shaded when there is only one."""
    _check(names, series)
    top = ceiling(max([0, *(value for values in series.values() for value in values)]))
    bottom = -ceiling(-min([0, *(value for values in series.values() for value in values)])) if _has_loss(series) else 0
    right = RIGHT if len(series) == 1 else 96
    x = [LEFT + _part(n, max(1, len(names) - 1), WIDTH - LEFT - right) for n in range(len(names))]

    def y(value: int) -> int:
        return TOP + _part(top - value, top - bottom, HEIGHT - TOP - BOTTOM)

    drawing = [_axis(bottom, top, y, right), _names(names, x)]
    ends: list[int] = []
    for number, (name, values) in enumerate(series.items(), 1):
        points = " ".join(f"{at},{y(value)}" for at, value in zip(x, values, strict=True))
        if len(series) == 1:
            drawing.append(
                format_html(
                    '<polygon class="area fill-1" points="{},{} {} {},{}"/>', x[0], y(bottom), points, x[-1], y(bottom)
                )
            )
        drawing.append(format_html('<polyline class="stroke stroke-{}" points="{}"{}/>', number, points, _dash(number)))
        drawing.append(format_html('<circle class="dot fill-{}" cx="{}" cy="{}" r="5"/>', number, x[-1], y(values[-1])))
        if len(series) == 1:
            drawing.append(
                format_html(
                    '<text class="value" x="{}" y="{}" text-anchor="end">{}</text>',
                    x[-1],
                    max(12, y(values[-1]) - 12),
                    ringkas(values[-1]),
                )
            )
        else:
            place = _free(y(values[-1]) + 4, ends)
            ends.append(place)
            drawing.append(format_html('<text class="name" x="{}" y="{}">{}</text>', x[-1] + 10, place, name))
    return _figure(title, drawing, names, series, unit, HEIGHT, legend=False)


def stacked_bars(title: str, names: Sequence[str], series: Series, unit: str = "rupiah") -> SafeString:
    """What a whole was made of, month by month; parts are zero or more."""
    _check(names, series)
    if _has_loss(series):
        raise ValueError("parts of a whole cannot be less than nothing")
    sums = [sum(values[n] for values in series.values()) for n in range(len(names))]
    top = ceiling(max([0, *sums]))
    slot = (WIDTH - LEFT - RIGHT) // max(1, len(names))
    wide = min(48, slot * 6 // 10)
    x = [LEFT + slot * n + slot // 2 for n in range(len(names))]

    def y(value: int) -> int:
        return TOP + _part(top - value, top, HEIGHT - TOP - BOTTOM)

    drawing = [_axis(0, top, y, RIGHT), _names(names, x)]
    for n, middle in enumerate(x):
        below = 0
        for number, values in enumerate(series.values(), 1):
            box = (middle - wide // 2, y(below + values[n]), wide, y(below) - y(below + values[n]))
            drawing.append(_bar(number, *box))
            below += values[n]
        if slot >= 44:
            drawing.append(
                format_html(
                    '<text class="value" x="{}" y="{}" text-anchor="middle">{}</text>',
                    middle,
                    y(below) - 6,
                    ringkas(below),
                )
            )
    return _figure(title, drawing, names, series, unit, HEIGHT, legend=len(series) > 1)


def horizontal_bars(title: str, rows: Sequence[tuple[str, int]], unit: str = "rupiah") -> SafeString:
    """Things beside each other, the name above its bar and the figure at its end."""
    most = max([1, *(abs(value) for _, value in rows)])
    high = 48
    drawing = []
    for n, (name, value) in enumerate(rows):
        y = n * high
        wide = max(2, _part(abs(value), most, WIDTH - 96))
        drawing.append(format_html('<text class="name" x="0" y="{}">{}</text>', y + 14, name))
        drawing.append(_bar(1 if value >= 0 else 4, 0, y + 22, wide, 14))
        drawing.append(format_html('<text class="value" x="{}" y="{}">{}</text>', wide + 8, y + 34, ringkas(value)))
    names = [name for name, _ in rows]
    series = {gettext("Amount") if unit == "rupiah" else gettext("How many"): [value for _, value in rows]}
    return _figure(title, drawing, names, series, unit, max(1, len(rows)) * high, legend=False)


def _check(names: Sequence[str], series: Series) -> None:
    if not 1 <= len(series) <= SERIES_MOST:
        raise ValueError(f"a chart of {len(series)} series cannot be read")
    if not names or any(len(values) != len(names) for values in series.values()):
        raise ValueError("every series has a value for every name")


def _has_loss(series: Series) -> bool:
    return any(value < 0 for values in series.values() for value in values)


def _part(value: int, whole: int, length: int) -> int:
    """``value`` of ``whole`` on a line of that length, to the nearest unit."""
    return (2 * value * length + whole) // (2 * whole)


def _free(place: int, taken: Sequence[int]) -> int:
    """The nearest place from ``place`` upwards that is 14 units from every other."""
    while any(abs(place - other) < 14 for other in taken):
        place -= 1
    return place


def _dash(number: int) -> SafeString:
    dashes = {1: "", 2: ' stroke-dasharray="8 5"', 3: ' stroke-dasharray="2 5"', 4: ' stroke-dasharray="12 4 2 4"'}
    return mark_safe(dashes.get(number, ' stroke-dasharray="1 8"'))  # noqa: S308 - one of the constants above


def _bar(number: int, x: int, y: int, wide: int, high: int) -> SafeString:
    """A box with the pattern of its series: 1 plain, 2 stripes, 3 plain and light, 4 level lines, 5 upright lines."""
    box = format_html(
        '<rect class="gap fill-{}" x="{}" y="{}" width="{}" height="{}" rx="3"/>', number, x, y, wide, high
    )
    if number == 2:
        lines = [f"M{x} {y + high - at}l{min(wide, high - at)} -{min(wide, high - at)}" for at in range(0, high, 8)]
        lines += [f"M{x + at} {y + high}l{min(wide - at, high)} -{min(wide - at, high)}" for at in range(8, wide, 8)]
    elif number == 4:
        lines = [f"M{x} {y + at}h{wide}" for at in range(6, high, 6)]
    elif number == 5:
        lines = [f"M{x + at} {y}v{high}" for at in range(6, wide, 6)]
    else:
        return box
    return box + format_html('<path class="pattern" d="{}"/>', "".join(lines))


def _axis(bottom: int, top: int, y: Callable[[int], int], right: int) -> SafeString:
    steps = [bottom + (top - bottom) * n // 4 for n in range(5)]
    return format_html_join(
        "",
        '<line class="{}" x1="{}" x2="{}" y1="{}" y2="{}"/><text x="{}" y="{}" text-anchor="end">{}</text>',
        (
            (
                "axis" if step == 0 else "grid-line",
                LEFT,
                WIDTH - right,
                y(step),
                y(step),
                LEFT - 8,
                y(step) + 4,
                ringkas(step),
            )
            for step in steps
        ),
    )


def _names(names: Sequence[str], x: Sequence[int]) -> SafeString:
    """Names below the axis, as many as fit, the last always; every second of many gives way on a phone."""
    every = -(-len(names) // 12)
    fewer = every * 2 if len(names) > 6 else every
    return format_html_join(
        "",
        '<text class="{}" x="{}" y="{}" text-anchor="middle">{}</text>',
        (
            ("tick" if (len(names) - 1 - n) % fewer == 0 else "tick-between", at, HEIGHT - 8, name)
            for n, (at, name) in enumerate(zip(x, names, strict=True))
            if (len(names) - 1 - n) % every == 0
        ),
    )


def _figure(
    title: str,
    drawing: Sequence[SafeString],
    names: Sequence[str],
    series: Series,
    unit: str,
    height: int,
    *,
    legend: bool,
) -> SafeString:
    return format_html(
        '<figure class="chart-figure"><svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">'
        "<title>{}</title><desc>{}</desc>{}</svg>{}{}</figure>",
        WIDTH,
        height,
        title,
        title,
        gettext("The table below the drawing has the same figures."),
        format_html_join("", "{}", ((part,) for part in drawing)),
        _legend(series) if legend else "",
        _table(title, names, series, _WRITE[unit]),
    )


def _legend(series: Series) -> SafeString:
    entries = format_html_join(
        "",
        '<li><svg viewBox="0 0 16 16" aria-hidden="true">{}</svg>{}</li>',
        ((_bar(number, 0, 0, 16, 16), name) for number, name in enumerate(series, 1)),
    )
    return format_html('<ul class="legend">{}</ul>', entries)


def _table(title: str, names: Sequence[str], series: Series, write: Callable[[int], str]) -> SafeString:
    head = format_html_join("", '<th scope="col" class="figures">{}</th>', ((name,) for name in series))
    rows = format_html_join(
        "",
        '<tr><th scope="row">{}</th>{}</tr>',
        (
            (
                name,
                format_html_join(
                    "", '<td class="figures">{}</td>', ((write(values[n]),) for values in series.values())
                ),
            )
            for n, name in enumerate(names)
        ),
    )
    return format_html(
        '<details><summary>{}</summary><div class="scroll" tabindex="0" role="region" aria-label="{}">'
        '<table class="table table-keep"><thead><tr><th scope="col"><span class="unseen">{}</span></th>{}</tr></thead>'
        "<tbody>{}</tbody></table></div></details>",
        gettext("Figures"),
        title,
        gettext("Name"),
        head,
        rows,
    )
