"""The repository tests its own habits: what import-linter and ruff cannot see (design §1)."""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "kdim"
ROOMS_OF_MONEY = ("ledger", "payments", "savings")
PURE = ("kernel", "calculations")


@cache
def python_files() -> list[Path]:
    return [path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts]


def floors() -> list[list[str]]:
    """The rooms from the roof down, from the import contract, so that there is one list."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "floors")
    return [[room.strip() for room in layer.split("|")] for layer in layers]


def test_relations_point_to_the_same_room_or_a_lower_one():
    height = {room: -level for level, layer in enumerate(floors()) for room in layer}
    wrong = []
    for model in apps.get_models():
        room = model._meta.app_label
        for field in model._meta.get_fields():
            target = field.related_model._meta.app_label if field.is_relation and field.concrete else room
            if room in height and target in height and target != room and height[target] >= height[room]:
                wrong.append(f"{model.__name__}.{field.name} → {target}")

    assert wrong == []


@pytest.mark.parametrize("path", python_files(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_every_module_opens_with_a_sentence(path):
    tree = ast.parse(path.read_text())

    assert not tree.body or ast.get_docstring(tree), f"{path} says nothing about itself"


def test_every_module_with_rules_has_its_mirrored_test():
    missing = []
    for path in python_files():
        place = path.relative_to(SOURCE)
        if place.parts[0] in {"web", "config", "demo"}:
            continue  # pages and commands are tested by what they show
        is_rule = place.parts[0] in PURE or re.match(
            r"(actions|queries|postings|bylaws|powers|audit)\b", place.parts[-1]
        )
        is_rule = is_rule or (len(place.parts) > 2 and place.parts[1] in {"actions", "queries"})
        if not is_rule or path.name == "__init__.py":
            continue
        mirrored = ROOT / "tests" / place.parent / f"test_{place.name}"
        whole_folder = ROOT / "tests" / place.parent.parent / f"test_{place.parent.name}.py"
        if not mirrored.exists() and not whole_folder.exists():
            missing.append(str(place))

    assert missing == []


def test_money_knows_no_floating_point():
    wrong = []
    for path in python_files():
        if path.relative_to(SOURCE).parts[0] in {*PURE, *ROOMS_OF_MONEY}:
            text = path.read_text()
            wrong += [f"{path.name}: {word}" for word in ("FloatField", "float(", "DecimalField") if word in text]

    assert wrong == []


def test_nothing_of_money_is_deleted_along_with_something_else():
    wrong = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey)
        and field.remote_field.on_delete is models.CASCADE
        and ({model._meta.app_label, field.related_model._meta.app_label} & set(ROOMS_OF_MONEY))
    ]

    assert wrong == []


def test_migrations_have_names_that_read_as_a_history():
    anonymous = [
        path.name
        for path in SOURCE.rglob("migrations/[0-9]*.py")
        if "auto_" in path.name or path.stem == "0001_initial"
    ]

    assert anonymous == []


def test_every_power_is_asked_for_somewhere():
    from kdim.cooperatives.powers import Power

    code = "".join(path.read_text() for path in python_files() if path.name != "powers.py")
    templates = "".join(path.read_text() for path in SOURCE.rglob("*.html"))
    unused = [
        power.name
        for power in Power
        if f"Power.{power.name}" not in code and f"actor.can_{power.value}" not in templates
    ]

    assert unused == []


def test_every_posting_rule_has_its_page():
    pages = "".join(path.read_text() for path in (ROOT / "docs" / "accounting").glob("*.md"))
    missing = []
    for path in SOURCE.glob("*/postings.py"):
        functions = [node.name for node in ast.parse(path.read_text()).body if isinstance(node, ast.FunctionDef)]
        missing += [
            f"{path.parent.name}.{name}" for name in functions if not name.startswith("_") and name not in pages
        ]

    assert missing == []


def test_every_setting_is_documented():
    names = set()
    for path in python_files():
        names |= set(re.findall(r'"(KDIM_[A-Z_]+)"', path.read_text()))
    page = (ROOT / "docs" / "operating" / "settings.md").read_text()

    assert [name for name in sorted(names) if name not in page] == []


def test_clocks_are_read_only_at_the_edge():
    wrong = []
    for path in python_files():
        place = path.relative_to(SOURCE)
        if place.parts[0] in {"web", "config", "demo"} or place.name == "tasks.py" or place == Path("kernel/ids.py"):
            continue
        if re.search(r"timezone\.(now|localdate|localtime)\(|datetime\.(now|today)\(|date\.today\(", path.read_text()):
            wrong.append(str(place))

    assert wrong == []


def test_transactions_are_opened_by_acts_only():
    allowed = {"audit.py", "build.py"}  # the demonstration is built whole or not at all
    wrong = []
    for path in python_files():
        place = path.relative_to(SOURCE)
        in_actions = place.name == "actions.py" or "actions" in place.parts or place.parts[0] == "processes"
        if "transaction.atomic" in path.read_text() and not in_actions and place.name not in allowed:
            wrong.append(str(place))

    assert wrong == []


def test_templates_carry_no_inline_script_or_style():
    wrong = []
    for path in SOURCE.rglob("*.html"):
        text = path.read_text()
        if re.search(r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*\bsrc=)", text):
            wrong.append(path.name)

    assert wrong == []


def test_python_runs_with_assertions():
    assert __debug__, "asserts guard the books: do not run python -O"
