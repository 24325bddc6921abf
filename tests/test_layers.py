"""Who may import whom. Read with ast, so that imports inside functions count too."""

import ast
from pathlib import Path

import pytest

HERE = Path(__file__).parents[1]
FILES = sorted((HERE / "bot").rglob("*.py"))
LONGEST = 300  # lines of a file

DOMAIN = {"domain"}
BELOW = {  # layer → what it may use besides itself
    "domain": set(),
    "adviser": DOMAIN,
    "config": DOMAIN,
    "store": DOMAIN,
    "views": DOMAIN,
    "outbox": DOMAIN | {"store"},
    "steps": DOMAIN | {"config", "store", "views", "outbox"},
    "services": DOMAIN | {"config", "store", "views", "outbox", "steps"},
    "clock": DOMAIN | {"config", "store", "views", "outbox", "services", "steps"},
    "listeners": DOMAIN | {"config", "store", "views", "outbox", "services", "steps", "adviser"},
    "migrations": DOMAIN | {"store", "outbox"},
    "sandbox": set(),
}
# The wording check is the largest part of the domain: folder → the folders it may use besides itself.
READ = {"text", "files"}
SAID = READ | {"words"}
WORDING = {
    "text": set(),
    "files": {"text"},
    "finding": READ,
    "words": READ,
    "deeds": SAID,
    "things": SAID,
    "questions": SAID,
    "clauses": SAID | {"deeds", "things"},
    "reframing": SAID | {"things", "questions", "clauses", "finding"},
}
# Beside the layers, at the top: what wires them.
WIRING = {file.stem for file in (HERE / "bot").glob("*.py")}
TURN = "bot.services.turn"  # what every service works with; it runs services and is none


def layer(module: str) -> str:
    parts = module.split(".")
    if parts[:3] == ["bot", "services", "steps"]:
        return "steps"
    return parts[1] if len(parts) > 1 else "bot"


def name_of(file: Path) -> str:
    return ".".join(file.relative_to(HERE).with_suffix("").parts).removesuffix(".__init__")


MODULES = {name_of(file): file for file in FILES}


def imports(file: Path, running: bool = False) -> set[str]:
    """The modules of ours a file imports; with `running` those alone that it needs when it runs, not for types."""
    tree = ast.parse(file.read_text())
    unread = {id(n) for block in ast.walk(tree) if running and _for_types(block) for n in ast.walk(block)}
    found: set[str] = set()
    for node in ast.walk(tree):
        if id(node) in unread:
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            source = _source(node, file)
            within = {f"{source}.{alias.name}" for alias in node.names}
            found |= (within & MODULES.keys()) or {source}
    return {name for name in found if name.split(".")[0] in ("bot", "app")}


def _source(node: ast.ImportFrom, file: Path) -> str:
    """The module after `from`, with leading dots resolved."""
    here = list(file.relative_to(HERE).with_suffix("").parts)
    return ".".join([*(here[: -node.level] if node.level else []), *filter(None, [node.module])])


def _for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


@pytest.mark.parametrize("module", [name for name in MODULES if layer(name) in BELOW])
def test_a_layer_uses_what_stands_below_it(module):
    own = layer(module)
    allowed = BELOW[own] | {own}
    used = imports(MODULES[module], running=True) - ({TURN} if own in ("steps", "clock", "listeners") else set())
    assert {one for one in used if layer(one) not in allowed} == set()


def folder_of_wording(module: str) -> str | None:
    parts = module.split(".")
    return parts[3] if parts[:3] == ["bot", "domain", "wording"] and len(parts) > 4 else None


@pytest.mark.parametrize("module", [name for name in MODULES if folder_of_wording(name)])
def test_a_folder_of_the_wording_check_uses_what_stands_below_it(module):
    own = folder_of_wording(module)
    used = {folder_of_wording(one) for one in imports(MODULES[module]) if one.startswith("bot.domain.wording")}
    assert used - {own} <= WORDING[own]


@pytest.mark.parametrize("module", [name for name in MODULES if layer(name) == "services" and name != TURN])
def test_services_import_no_services(module):
    others = {one for one in imports(MODULES[module]) if layer(one) == "services"}
    assert others <= {TURN}


@pytest.mark.parametrize("module", [name for name in MODULES if layer(name) == "steps"])
def test_steps_import_services_for_types_only(module):
    assert {one for one in imports(MODULES[module], running=True) if layer(one) == "services"} == set()


def test_nobody_in_the_bot_imports_the_sandbox():
    assert [name for name, file in MODULES.items()
            if layer(name) != "sandbox" and any(layer(one) == "sandbox" for one in imports(file))] == []


def test_what_wires_is_imported_by_nothing_below():
    assert [name for name, file in MODULES.items()
            if layer(name) in BELOW and any(layer(one) in WIRING - {"__init__"} for one in imports(file))] == []


@pytest.mark.parametrize("module", [name for name in MODULES if layer(name) == "domain"])
def test_domain_knows_no_session_no_slack_and_reads_no_clock(module):
    tree = ast.parse(MODULES[module].read_text())
    names = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    names |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert not {name for name in names if name.split(".")[0] in ("slack_sdk", "slack_bolt", "aiohttp", "asyncio")}
    calls = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    assert not calls & {"datetime.now", "datetime.utcnow", "time.time", "Session"}


def test_there_are_no_import_circles():
    needs = {name: imports(file, running=True) & MODULES.keys() for name, file in MODULES.items()}
    while free := {name for name, used in needs.items() if not used & needs.keys() - {name}}:
        for name in free:
            del needs[name]
    assert not needs, f"these import each other: {sorted(needs)}"


@pytest.mark.parametrize("file", [*FILES, *sorted((HERE / "tests").rglob("*.py")), HERE / "app.py"],
                         ids=lambda file: str(file.relative_to(HERE)))
def test_files_are_short(file):
    assert len(file.read_text().splitlines()) <= LONGEST
