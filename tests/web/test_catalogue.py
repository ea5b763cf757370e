"""The Indonesian catalogue is complete and its compiled form is current; needs no gettext."""

import ast
import gettext
import re
from pathlib import Path
from string import Formatter

from django.utils.translation.template import templatize

import kdim

SOURCE = Path(kdim.__file__).parent
CATALOGUE = SOURCE / "web" / "locale" / "id" / "LC_MESSAGES" / "django.po"
CALLS = {"gettext", "gettext_lazy", "_", "pgettext", "pgettext_lazy", "ngettext", "ngettext_lazy"}
HINT = "run: python scripts/messages.py"


def catalogue() -> dict[str, str]:
    """``context\\4source`` → Indonesian, as the .po file has it."""
    entries: dict[str, str] = {}
    for block in CATALOGUE.read_text(encoding="utf-8").split("\n\n"):
        parts = {"msgctxt": "", "msgid": "", "msgstr": ""}
        name = ""
        for written in block.splitlines():
            line = written
            if line.startswith("#"):
                continue
            if match := re.match(r"(msgctxt|msgid|msgid_plural|msgstr)(?:\[\d\])? ", line):
                name, line = match[1], line[match.end() :]
            if name in parts:
                parts[name] += ast.literal_eval(line)
        if parts["msgid"]:
            entries[_key(parts["msgctxt"], parts["msgid"])] = parts["msgstr"]
    return entries


def strings_of_code() -> set[str]:
    found = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in CALLS:
                texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
                if not texts:
                    continue
                context = getattr(node.func, "id", "").startswith("p")
                found.add(_key(texts[0], texts[1]) if context else texts[0])
    return found


def strings_of_templates() -> set[str]:
    found = set()
    quoted = r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
    for path in SOURCE.rglob("*.html"):
        code = templatize(path.read_text(encoding="utf-8"))
        for match in re.finditer(rf"\bp?n?gettext\({quoted}(?:,\s*{quoted})?", code):
            first, second = ast.literal_eval(match[1]), match[2] and ast.literal_eval(match[2])
            found.add(_key(first, second) if code[match.start()] == "p" else first)
        for match in re.finditer(rf"(?<![a-z])_\({quoted}", code):
            found.add(ast.literal_eval(match[1]))
    return found


def _key(context: str, source: str) -> str:
    return f"{context}\4{source}" if context else source


def test_every_string_of_code_and_templates_is_in_the_catalogue_and_nothing_else():
    needed = strings_of_code() | strings_of_templates()
    have = set(catalogue())

    assert {"missing": sorted(needed - have), "left over": sorted(have - needed)} == {"missing": [], "left over": []}, (
        HINT
    )


def test_every_string_has_an_indonesian_form_that_is_sure():
    assert [source for source, words in catalogue().items() if not words] == []
    assert "#, fuzzy" not in CATALOGUE.read_text(encoding="utf-8")


def test_translations_keep_the_facts_of_their_sentence():
    different = []
    for source, words in catalogue().items():
        text = source.partition("\4")[2] or source
        if "%(" in text:
            if sorted(re.findall(r"%\(\w+\)s", text)) != sorted(re.findall(r"%\(\w+\)s", words)):
                different.append(source)
        elif sorted(_fields(text)) != sorted(_fields(words)):
            different.append(source)

    assert different == []


def _fields(text: str) -> list[tuple[str | None, str | None]]:
    return [(name, spec) for _, name, spec, _ in Formatter().parse(text) if name is not None]


def test_the_compiled_catalogue_is_current():
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)._catalog
    compiled = {key if isinstance(key, str) else key[0]: words for key, words in compiled.items() if key}

    assert compiled == catalogue(), HINT
