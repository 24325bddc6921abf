"""A message cut into words and sentences, with the places of each in the original text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_PIECE = re.compile(
    r"(?P<code>```[^`]+```|`[^`\n]+`)"
    r"|(?P<mention><[@!][^<>\n]*>|(?<!\w)@[A-Za-z][\w.-]*\w)"
    r"|(?P<link><[^<>\n]+>|https?://[^\s<>|)]*[^\s<>|).,;:!?])"
    r"|(?P<emoji>(?<![\w:]):[a-z+][a-z0-9_+-]*:)"
    r"|(?P<word>(?:[#~$/]|(?<!\S)!(?=\d)|(?<!\S)--?(?=[a-z\d]))?\w(?:(?:[\w'’./:@&+=-]|,(?=\d{3}(?!\d)))*[\w%+])?%?)"
    r"|(?P<owner>['’]s(?!\w))"
    r"|(?P<break>\n+)"
    r"|(?P<mark>\.{2,}|[^\w\s])"
)
_TAILS = {"'ve": "have", "'re": "are", "'ll": "will", "'m": "am", "'d": "had"}
_IS = frozenset(["it", "that", "who", "he", "she", "what", "there", "here", "where", "how", "this"])
_TITLE = re.compile(r"(?:mr|mrs|ms|dr|prof|st|vs|approx|[a-z])$")
_ENDS = frozenset({".", "!", "?", "\n"})


@dataclass(frozen=True)
class Piece:
    """One word or mark, compared by `norm`; a contraction gives two pieces, the second one empty."""

    kind: str
    start: int
    end: int
    norm: str


def pieces(text: str, contractions: Mapping[str, str]) -> list[Piece]:
    """The words and marks of `text`; `contractions` maps a word to what it stands for ("im" to "i am")."""
    found: list[Piece] = []
    for match in _PIECE.finditer(text):
        kind = match.lastgroup or "mark"
        if kind == "word":
            found += _words(match.group(0), match.start(), contractions)
        else:
            norm = {"break": "\n", "owner": "'s"}.get(kind, match.group(0))
            if kind == "mark" and norm in contractions:
                kind, norm = "word", contractions[norm]  # "restarted it & left"
            found.append(Piece("word" if kind == "owner" else kind, match.start(), match.end(), norm))
    return found


def _words(word: str, start: int, contractions: Mapping[str, str]) -> list[Piece]:
    whole = word.casefold().replace("’", "'")
    end = start + len(word)
    parts = (contractions.get(whole) or _expanded(whole)).split()
    if len(parts) == 1 and parts[0].endswith("'s") and len(parts[0]) > 2:
        cut = end - 2
        return [Piece("word", start, cut, parts[0][:-2]), Piece("word", cut, end, "'s")]
    return [Piece("word", start, end, parts[0])] + [Piece("word", end, end, part) for part in parts[1:]]


def _expanded(word: str) -> str:
    if word.endswith("n't") and len(word) > 3:
        return {"ca": "can", "wo": "will", "sha": "shall"}.get(word[:-3], word[:-3]) + " not"
    for tail, full in _TAILS.items():
        if word.endswith(tail) and len(word) > len(tail):
            return _expanded(word[: -len(tail)]) + " " + full
    if word.endswith("'s") and word[:-2] in _IS:
        return word[:-2] + " is"
    return word


def sentences(found: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces sentence by sentence, closing marks included. A line break ends a sentence."""
    cut: list[list[Piece]] = [[]]
    ended = False
    for place, piece in enumerate(found):
        ends = piece.norm in _ENDS and not (piece.norm == "." and _shortens(found, place))
        if ended and not ends and piece.kind not in ("emoji",):
            cut.append([])
            ended = False
        cut[-1].append(piece)
        ended = ended or ends
    return [sentence for sentence in cut if any(piece.norm != "\n" for piece in sentence)]


def _shortens(found: Sequence[Piece], at: int) -> bool:
    """Whether the full stop here belongs to a shortened word: "Dr. Chu"."""
    return bool(at and _TITLE.match(found[at - 1].norm))


def cut_out(text: str, part: Sequence[Piece]) -> str:
    """The original text that `part` covers, trimmed."""
    return text[part[0].start : part[-1].end].strip() if part else ""
