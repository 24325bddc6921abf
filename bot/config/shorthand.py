"""Short forms a team may write, put as the long form before anything else looks at them."""

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from bot.config.grammar import pattern
from bot.config.problems import Path

PERSON = ("people", "*")
ONCALL = ("teams", "*", "oncall")
WAVE = ("services", "*", "waves", "*")


def long_form(node: Node, path: Path) -> Node:
    """`ada: U024ADA01` → `{slack: U024ADA01}`, `oncall: [ada]` → `{people: [ada]}`, `[network]` → `{teams: [network]}`.

    The lines stay those of the short form.
    """
    match pattern(path), node:
        case tuple(place), ScalarNode(value=str(written)) if place == PERSON and written not in {"", "~", "null"}:
            return _under("email" if "@" in written else "slack", node)
        case tuple(place), SequenceNode() if place == ONCALL:
            return _under("people", node)
        case tuple(place), SequenceNode() if place == WAVE:
            return _under("teams", node)
    return node


def _under(key: str, node: Node) -> MappingNode:
    key_node = ScalarNode("str", key, node.start_mark, node.start_mark)
    return MappingNode("map", [(key_node, node)], node.start_mark, node.end_mark)
