"""How words kept from a note are written: nobody shouts, and apostrophes and capitals stand where they belong."""

from collections.abc import Iterator

from .lexicon import Lexicon

_CODE = "`"
_AROUND = ".,;:!?()\"'*_~…"
_ENDS = (".", "!", "?")


def spelled(lexicon: Lexicon, said: str) -> str:
    """`said` with "before" for "BEFORE" and "can't" for "cant"; code and keywords stay as they are."""
    if not (lexicon.has("shouted") or lexicon.wordings.spellings):
        return said
    parts = said.split(_CODE)
    parts[::2] = (" ".join(_words(lexicon, part.split(" "))) for part in parts[::2])
    return _CODE.join(parts)


def _words(lexicon: Lexicon, words: list[str]) -> Iterator[str]:
    loud = [_is_shouted(lexicon, word) for word in words]
    keyword = [word.strip(_AROUND).isupper() and len(word) > 1 and not known for word, known in zip(words, loud, strict=True)]
    for at, word in enumerate(words):
        beside = any(keyword[max(at - 1, 0) : at + 2])  # "IS NOT NULL"
        if loud[at] and not beside:
            yield _quiet(word, first=at == 0 or words[at - 1].endswith(_ENDS))
        else:
            yield _well_written(lexicon, word)


def _is_shouted(lexicon: Lexicon, word: str) -> bool:
    bare = word.strip(_AROUND)
    return len(bare) > 1 and bare.isupper() and bare.casefold() in lexicon.words("shouted")


def _quiet(word: str, first: bool) -> str:
    return word.capitalize() if first else word.lower()


def _well_written(lexicon: Lexicon, word: str) -> str:
    bare = word.strip(_AROUND)
    right = lexicon.wordings.spellings.get(bare.casefold())
    if right is None:
        return word
    return word.replace(bare, right[:1].upper() + right[1:] if bare[:1].isupper() else right, 1)


__all__ = ["spelled"]
