"""A message cut into words and sentences, with the places of each in the original text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

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
_BARE = re.compile(r"^(is|was|are|were|do|does|did|have|has|had|could|should|would|ca|wo|must|might)nt$")
_TITLE = re.compile(r"(?:mr|mrs|ms|dr|prof|st|vs|approx|[a-z])$")
_BEFORE_NUMBER = frozenset({"est", "ca", "avg", "max", "incl"})  # "est. 4h": no sentence ends there
_ENDS = frozenset({".", "!", "?", "\n"})
_SINGLE = frozenset("'‘’")
_MOST_QUOTED = 7  # words and marks from a single quote that opens to the one that closes it


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
            _write_out(found, contractions)
        else:
            norm = {"break": "\n", "owner": "'s"}.get(kind, match.group(0))
            if kind == "mark" and norm in contractions and _spaced(text, match.start(), match.end()):
                kind, norm = "word", contractions[norm]  # "restarted it & left"
            if norm in _SINGLE and (before := _open_quote(text, found, match.start(), match.end())) is not None:
                found[before], norm = replace(found[before], norm='"'), '"'
            if norm in _SINGLE and _owns(text, found, match.start(), match.end()):
                kind, norm = "owner", "'s"
            found.append(Piece("word" if kind == "owner" else kind, match.start(), match.end(), norm))
    return found


def _write_out(found: list[Piece], contractions: Mapping[str, str]) -> None:
    """ "its still red": two words of which the first holds two where the second follows."""
    if len(found) > 1 and (both := contractions.get(f"{found[-2].norm} {found[-1].norm}")):
        first, second, last = (*both.split(), "", "")[:3]
        if last == found[-1].norm:
            found[-2:] = [replace(found[-2], norm=first), Piece("word", found[-2].end, found[-2].end, second), found[-1]]


def _open_quote(text: str, found: Sequence[Piece], start: int, end: int) -> int | None:
    """Where the single quote stands that the one at `start` closes: "selected | 'void all'"."""
    if text[start - 1 : start].isspace() or text[end : end + 1].isalnum():
        return None
    for at in range(len(found) - 1, max(len(found) - _MOST_QUOTED, 0) - 1, -1):
        if found[at].norm in _SINGLE:
            opens = not text[: found[at].start][-1:].isalnum() and not text[found[at].end].isspace()
            return at if opens and at < len(found) - 1 else None
    return None


def _owns(text: str, found: Sequence[Piece], start: int, end: int) -> bool:
    """Whether an apostrophe makes an owner of the name before it: "James' | branch"; no quote is open then."""
    near = bool(found) and found[-1].kind == "word" and found[-1].end == start and found[-1].norm.endswith("s")
    quoted = any(one.norm in _SINGLE for one in found[-_MOST_QUOTED:])
    return near and not quoted and text[end : end + 1] == " " and text[end + 1 : end + 2].isalnum()


def _spaced(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start].isspace() and text[end : end + 1].isspace()


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
    bare = _BARE.match(word)
    if bare:
        return {"ca": "can", "wo": "will"}.get(bare.group(1), bare.group(1)) + " not"
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
    """Whether the full stop here belongs to a shortened word: "Dr. Chu", "est. 4h"."""
    before = found[at - 1].norm if at else ""
    number = at + 1 < len(found) and found[at + 1].norm[:1].isdigit()
    return bool(_TITLE.match(before)) or (number and before in _BEFORE_NUMBER)


def cut_out(text: str, part: Sequence[Piece]) -> str:
    """The original text that `part` covers, trimmed."""
    return text[part[0].start : part[-1].end].strip() if part else ""
