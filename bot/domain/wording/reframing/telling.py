"""Whether what is left of a message may be offered: it tells something of a system ("4 times since Easter." alone does
not), keeps enough of the clauses it was made from, and names nobody who was blamed.

A language whose file has no list of verbs that tell (`said_of`), or none of the word classes that judge (`judges`), is
believed there."""

from collections.abc import Iterable, Iterator, Sequence

from bot.domain.wording.text.pieces import Piece, pieces, sentences
from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.speech import Speech

_PLENTY = 4  # words: one clause or two things
_SHARE = 0.42  # of the words of the clauses that something is kept of; set by 157 wordings that two readers marked
_ALIKE = 4  # letters: "unplug" and "unplugged"
_SMALL = 3  # letters


def tells(lexicon: Lexicon, said: str) -> bool:
    """Whether a sentence of `said` says what became of something, or how it stands."""
    parts = sentences(pieces(said, lexicon.language.contractions))
    return not _dangles(lexicon, parts[0] if parts else ()) and any(_is_telling(lexicon, part) for part in parts)


def keeps_enough(speech: Speech, parts: Iterable[Sequence[Piece]], said: str) -> bool:
    """Whether `said` keeps its share of each clause of `parts` that it has a word of: "The milking parlour switch was
    unplugged." is no wording of "… and took half the herd records with it". A clause between commas of which no word is
    kept counts as judgement."""
    if not speech.lexicon.words("judges"):
        return True
    kept = {piece.norm[:_ALIKE] for piece in pieces(said, speech.lexicon.language.contractions)}
    found = left = 0
    for part in parts:
        for clause in _between_commas(part):
            words = list(_weighty(speech.lexicon, clause))
            here = sum(word[:_ALIKE] in kept for word in words)
            found += here
            left += len(words) - here if here else 0
    return left < _PLENTY or found >= _SHARE * (found + left)


def _between_commas(part: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    begins = 0
    for at, piece in enumerate(part):
        if piece.norm == ",":
            yield part[begins:at]
            begins = at + 1
    yield part[begins:]


def _weighty(lexicon: Lexicon, part: Sequence[Piece]) -> Iterator[str]:
    """The words of a sentence that say what happened: no small words, nobody who did it, nothing that judges."""
    language, judges = lexicon.language, lexicon.words("judges")
    unsaid = (language.marks, lexicon.pronouns, lexicon.selves, lexicon.anyone, lexicon.roles, lexicon.groups, lexicon.first_names)
    for piece in part:
        if piece.kind != "word" or len(piece.norm) < _SMALL or any(piece.norm in words for words in unsaid):
            continue
        kinds = language.phrases.classes.get(piece.norm, ("",))
        if kinds[0].strip("<>") not in judges:  # the first class of a word is the one it is heard as
            yield piece.norm


def _dangles(lexicon: Lexicon, part: Sequence[Piece]) -> bool:
    """Whether a first sentence says how "it" is, and nothing tells what it is: "It's a straight line.". "It was not tested."
    is about a step, and no riddle to who wrote of it."""
    done = any(lexicon.verb("done", piece.norm) for piece in part[2:4])
    it = lexicon.book("bare_it").end(part, 0) == 1
    return it and lexicon.book("it_is_or_has").end(part, 1) is not None and not done


def _is_telling(lexicon: Lexicon, part: Sequence[Piece]) -> bool:
    words = [piece for piece in part if piece.kind not in ("mark", "emoji", "link")]
    if not words or part[-1].norm == "?" or _asks(lexicon, words) or _says_little(lexicon, words):
        return False
    named = lexicon.things | lexicon.words("covered") | lexicon.words("standings")
    if lexicon.book("word_came").end(words, 0) or any(piece.kind == "code" or piece.norm in named for piece in words):
        return True
    stance = words[0].norm in lexicon.selves | lexicon.owned  # "I've already told facilities."
    return not stance and any(_is_verb(lexicon, piece.norm) for piece in words)


def _asks(lexicon: Lexicon, words: Sequence[Piece]) -> bool:
    """ "what did we think was gonna happen": a question without its mark."""
    second = words[1].norm if len(words) > 1 else ""
    return words[0].norm in lexicon.words("asks") and second in lexicon.words("auxiliary") | lexicon.words("was")


def _says_little(lexicon: Lexicon, words: Sequence[Piece]) -> bool:
    """ "There were 52k tickets.", "The cluster was sold.": true, and no news of an incident."""
    norms = [piece.norm for piece in words]
    if norms[-1] in lexicon.words("happens"):
        return True  # "The outage happened."
    did = next((at + 1 for at, norm in enumerate(norms) if norm in lexicon.words("was")), 0)
    if did and lexicon.book("no_news").end(words, did) == len(words):
        return True
    counted = lexicon.book("there_were").end(words, 0)
    bare = counted and counted + 2 == len(norms) and norms[counted][:1].isdigit()  # not "212 lost orders"
    return bool(bare) and norms[-1] not in lexicon.words("happenings") | lexicon.words("spans")


def _is_verb(lexicon: Lexicon, norm: str) -> bool:
    verbs = lexicon.words("said_of")
    return not verbs or norm in verbs or lexicon.is_verb(norm) or bool(lexicon.verb("done", norm))


def names_of(speech: Speech, blamed: Iterable[Sequence[Piece]]) -> frozenset[str]:
    """The names of those who act in the `blamed` sentences, in small letters."""
    return frozenset(part[at].norm for part in blamed for at in range(len(part)) if _is_name(speech, part, at))


def names_somebody(lexicon: Lexicon, said: str, names: frozenset[str]) -> bool:
    """Whether one of the `names` is still in what is `said`: "an inbox only Femi reads"; one that is a word too, with a
    capital."""
    found = (piece for piece in pieces(said, lexicon.language.contractions) if piece.norm in names)
    return any(said[piece.start].isupper() or piece.norm not in _also_words(lexicon) for piece in found)


def _also_words(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.language.words.get("names_and_words", ()))


def _is_name(speech: Speech, part: Sequence[Piece], at: int) -> bool:
    lexicon = speech.lexicon
    known = lexicon.first_names - _also_words(lexicon)
    other = lexicon.things | lexicon.machines | lexicon.groups | lexicon.roles | lexicon.anyone | lexicon.determiners | lexicon.selves
    named = speech.shown([part[at]]).istitle() or part[at].norm in known
    return part[at].kind == "word" and named and part[at].norm not in other | lexicon.pronouns and speech.who(part, at) == at + 1
