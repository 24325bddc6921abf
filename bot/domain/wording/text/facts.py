"""The facts of a message: what a wording may neither lose nor add."""

import re
from dataclasses import dataclass

# Order matters: each pattern takes its text away from those below it, so that 14:05
# is one time and not two numbers.
# No pattern nests repetitions over the same characters: all of them read a text once.
_PATTERNS = (
    ("link", re.compile(r"<https?://[^<>\s]*[^<>]*>")),
    ("channel", re.compile(r"<#\w+(?:\|[^<>]*)?>")),
    ("", re.compile(r"<[@!][^<>\n]*>")),  # a mention is a person or a call, not a fact
    ("code", re.compile(r"```[^`]+```|`[^`\n]+`")),
    ("link", re.compile(r"https?://[^\s<>|)]*[^\s<>|).,;:!?]")),
    ("", re.compile(r"(?<![\w:]):[a-z+][a-z0-9_+-]*:")),  # an emoji
    # "100% on him" is no figure
    (
        "",
        re.compile(
            r"(?<![\w.,])(?:1[01]0|200|1000)\s?%(?=\s+(?:on|his|her|their|your|my|sure|avoidable|preventable|certain)\b)"
        ),
    ),
    ("time", re.compile(r"(?<![\d.:])\d{1,2}:\d{2}(?::\d{2})?(?!\d|:\d)")),
    ("date", re.compile(r"(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])")),
    ("address", re.compile(r"(?<![\d.])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?:/\d+)?(?![\d.])")),
    ("version", re.compile(r"(?<![\w.])v?\d+\.\d+\.\d+[\w.-]*(?<![.-])|(?<![\w.])v\d+(?:\.\d+)?(?![\w.])")),
    ("ticket", re.compile(r"(?<!\w)#\d+\b|\b[A-Z]{2,}-\d+\b|\b[A-Z]{2,}\d{2,}\b")),
    ("hash", re.compile(r"\b(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,40}\b")),
    ("path", re.compile(r"(?<![\w/<])(?:~|\.{1,2})?/[\w.-]+(?:/[\w.*-]+)+/?")),
    ("name", re.compile(r"\b[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+\b")),
    ("name", re.compile(r"\b[a-z][a-z0-9]*[A-Z][A-Za-z0-9]*\b|\b[A-Z][a-z0-9]+[A-Z][A-Za-z0-9]*\b")),
    ("name", re.compile(r"\b[A-Za-z0-9]+(?:-[A-Za-z0-9]+)+\b")),
    (
        "name",
        re.compile(
            r"\b[\w-]+\.(?:ya?ml|json|toml|conf|cfg|ini|py|go|js|ts|sh|sql|tf|java|rb|log|md|txt|csv)\b"
        ),
    ),
    (
        "number",
        re.compile(
            r"(?<![\w.])\d+(?:[,.:]\d+)*(?:\s?%|\s?(?:percent|ms|sec|min|GB|MB|TB|KB)\b|[a-zA-Z]{1,3}\b)?(?!\w)"
        ),
    ),
)
# Two words joined by a hyphen are a fact only where they name a service, a host, a queue.
_NAMED = re.compile(
    r"(?:svc|service|api|worker|gateway|db|prod|staging|router|broker|cache|ingest|intake|bridge|store|planner|server|proxy"
    r"|primary|replica|queue|job|scheduler|web|app|sw|pop|lb|cluster|node|topic|bucket|exporter|operator|controller|ui"
    r"|backend|frontend|consumer|producer|sync|mesh|agent|daemon|runner|registry|index|engine|pipeline|processor|client"
    r"|sidecar|relay|hub|vault|dns|cdn|auth|portal|batch|indexer|mailer|notifier|east|west|central|north|south)$"
)
_COMMA = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_VALUE = re.compile(r"\d+(?:[.:]\d+)*")
_COUNTED = frozenset({"number", "time", "version", "date", "address"})


@dataclass(frozen=True)
class Fact:
    """`kind` is link, channel, code, time, date, address, version, ticket, hash, path, name or number."""

    kind: str
    text: str
    start: int

    @property
    def value(self) -> str:
        """What two spellings of the same fact share."""
        plain = _COMMA.sub("", "".join(self.text.casefold().split()))
        return plain.replace("percent", "%").strip("`")


def facts(text: str) -> tuple[Fact, ...]:
    """All facts of `text`, in their order, each once by value."""
    found: dict[str, Fact] = {}
    left = text
    for kind, pattern in _PATTERNS:
        matches = list(pattern.finditer(left))
        for match in matches:
            fact = Fact(kind, match.group(0), match.start())
            if kind and _counts(fact):
                found.setdefault(fact.value, fact)
        if matches:
            left = pattern.sub(lambda match: " " * len(match.group(0)), left)
    return tuple(sorted(found.values(), key=lambda fact: fact.start))


def _counts(fact: Fact) -> bool:
    if fact.kind != "name" or "-" not in fact.text:
        return True
    return bool(_NAMED.search(fact.text) or any(letter.isdigit() for letter in fact.text))


def lost(original: str, wording: str) -> tuple[Fact, ...]:
    """The facts of `original` that `wording` does not hold. Numbers go by value, not spelling."""
    spelled = "".join(_COMMA.sub("", wording).casefold().split()).replace("percent", "%")
    values = _values(wording)
    return tuple(
        fact
        for fact in facts(original)
        if not (_values(fact.text) <= values if fact.kind in _COUNTED else fact.value in spelled)
    )


def added(original: str, wording: str) -> tuple[Fact, ...]:
    """The facts of `wording` that `original` does not hold: inventions."""
    return lost(wording, original)


def same_facts(original: str, wording: str) -> bool:
    """Whether neither text holds a fact that the other lacks."""
    return not lost(original, wording) and not added(original, wording)


def _values(text: str) -> frozenset[str]:
    return frozenset(_VALUE.findall(_COMMA.sub("", text)))
