"""Text that is no YAML: the exact line, and the advice in it."""

import pytest

CASES = {
    "a tab": (
        "thresholds.yml", "  outside_runbook", "	outside_runbook",
        "3: not readable as YAML: a tab; YAML is indented with spaces",
    ),
    "a colon in a text": (
        "thresholds.yml", "  outside_runbook: {ask: A step", "  outside_runbook:\n    ask: Now: a step",
        '4: not readable as YAML: a ":" too many, or a wrong indentation; texts with ": " need quotes',
    ),
    "an open brace": (
        "thresholds.yml", "runbook is needed}", "runbook is needed",
        '3: not readable as YAML: a missing comma, a "{" that is not closed, or a text with ": " that needs quotes',
    ),
    "an open bracket": (
        "services.yml", "[C024STK01]", "[C024STK01",
        '7: not readable as YAML: a missing comma, or a "[" that is not closed',
    ),
    "an open quote": (
        "thresholds.yml", "{ask: Customer impact has started, severity: critical}", '{ask: "Customer impact has started}',
        "2: not readable as YAML: a quote that is not closed, or a wrong \\ inside it",
    ),
    "a key without colon": (
        "thresholds.yml", "severities:", "severities",
        '4: not readable as YAML: a key without its ":"; expected "key: value"',
    ),
    "wrong indentation": (
        "services.yml", "    team: payments", "   team: payments",
        '4: not readable as YAML: a ":" too many, or a wrong indentation; texts with ": " need quotes',
    ),
    "a star": (
        "thresholds.yml", "ask: A step outside the runbook is needed", "ask: *important*",
        "3: not readable as YAML: a text that begins with * needs quotes",
    ),
    "an anchor": (
        "roster.yml", "{slack: U024ADA01}", "&ada {slack: U024ADA01}",
        "2: not readable as YAML: an anchor (&); leave it out, or put quotes around a text that begins with &",
    ),
    "a tag": (
        "roster.yml", "{slack: U024ADA01}", "!person {slack: U024ADA01}",
        "2: not readable as YAML: a tag (!); leave it out, or put quotes around a text that begins with !",
    ),
    "an at sign": (
        "thresholds.yml", "A step outside the runbook is needed", "@here",
        "3: not readable as YAML: a text that begins with this sign needs quotes",
    ),
    "a second document": (
        "thresholds.yml", "severities:", "---\nseverities:",
        '4: not readable as YAML: a second "---"; expected one document in a file',
    ),
    "too deep": (
        "thresholds.yml", "A step outside the runbook is needed", "[" * 30 + "]" * 30,
        "3: not readable as YAML: more than 20 levels deep",
    ),
    "a wrong escape": (
        "thresholds.yml", "A step outside the runbook is needed", '"\\q"',
        "3: not readable as YAML: a wrong \\ inside double quotes; use single quotes",
    ),
    "a huge escape": (
        "thresholds.yml", "A step outside the runbook is needed", '"\\UFFFFFFFF"',
        "3: not readable as YAML: a number in it is out of range",
    ),
}


@pytest.mark.parametrize(("name", "old", "new", "expected"), CASES.values(), ids=CASES)
def test_is_refused_with_one_line(change, complaints, name, old, new, expected):
    change(name, old, new)
    assert complaints() == [f"playbooks/{name}:{expected}"]
