"""What in a message is not its author's own speech: blanked out, at the same length, so that places stay true."""

import re

CODE, QUOTE = "\ue000", "\ue001"

_FENCE = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
_INLINE = re.compile(r"`[^`\n]{1,500}`")
_QUOTED_REST = re.compile(r"(?:^|(?<=\n))(?:&gt;|>){3}.*\Z", re.DOTALL)
_QUOTED_LINE = re.compile(r"(?:^|(?<=\n))[ \t]{0,8}(?:&gt;|>)[^\n]*")
_FORWARDED = re.compile(
    r"(?:^|(?<=\n))(?:[-_* ]{0,12}(?:begin )?forwarded message|fwd?:|\[fwd\]|iletilen ileti|-{2,} ?original message)"
    r".*?(?=\n\s{0,4}\n|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_WROTE = re.compile(
    r"(?:^|(?<=\n))[^\n]{0,120}\b(?:wrote|writes|yazdı|yazmış):[ \t]{0,4}\n.*?(?=\n[ \t]{0,4}\n|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_PASTED_LINE = re.compile(
    r"(?:^|(?<=\n))[ \t]{0,4}[\[(]\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?[\])][ \t]{1,4}[\w.@<> -]{1,40}?:[^\n]*"
)
_SPEECH = re.compile(
    r"“[^“”\n]{1,300}”|„[^„“”\n]{1,300}[“”]|«[^«»\n]{1,300}»|"
    r"(?<![\w\"])\"[^\"\n]{1,300}\"(?!\w)|(?<![\w'])'[^'\n]{6,300}'(?!\w)|(?<!\w)‘[^‘’\n]{6,300}’(?!\w)"
)
_WORDS_OF_A_QUOTE = 3  # fewer are scare quotes: the author's own irony


def _blank(mark: str):
    return lambda found: mark * (found.end() - found.start())


def _speech(found: re.Match) -> str:
    said = found.group(0)
    return QUOTE * len(said) if len(said.split()) >= _WORDS_OF_A_QUOTE else said


def mask(text: str) -> str:
    """`text` with code as CODE marks and others' words as QUOTE marks; every other character keeps its place."""
    for pattern, mark in ((_FENCE, CODE), (_INLINE, CODE), (_QUOTED_REST, QUOTE), (_QUOTED_LINE, QUOTE)):
        text = pattern.sub(_blank(mark), text)
    for pattern in (_FORWARDED, _WROTE, _PASTED_LINE):
        text = pattern.sub(_blank(QUOTE), text)
    return _SPEECH.sub(_speech, text)
