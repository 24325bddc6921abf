"""Where the object of a verb ends."""

from .facts import facts
from .lexicon import Lexicon
from .pieces import Piece
from .speech import Speech


def split_object(speech: Speech, body: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """What a verb acts on, and the rest of the clause behind it."""
    place = _object_end(speech.lexicon, body, 0)
    if _takes_along(speech, body, place):
        place += 1 + _object_end(speech.lexicon, body[place + 1 :], 0)
    return body[:place], body[place:]


def _object_end(lexicon: Lexicon, body: list[Piece], start: int) -> int:
    return next((place for place in range(start, len(body)) if _ends_object(lexicon, body, place)), len(body))


def _takes_along(speech: Speech, body: list[Piece], place: int) -> bool:
    """ "the cert for api.example.org", "the index on `orders`": no time, and a thing that has such."""
    lexicon = speech.lexicon
    if not 0 < place < len(body) - 1 or body[place - 1].norm not in lexicon.words("takes_along"):
        return False
    named = (
        body[place + 1].kind == "code"
        or body[place + 1].norm in lexicon.words("articles")
        or facts(speech.shown(body[place + 1 : place + 2]))
    )
    times = lexicon.words("times")
    return (
        body[place].norm in lexicon.words("along_with")
        and bool(named)
        and not any(one.norm in times or one.norm[:1].isdigit() for one in body[place + 1 : place + 4])
    )


def _ends_object(lexicon: Lexicon, body: list[Piece], place: int) -> bool:
    """Whether the object is over before the word at `place`."""
    piece = body[place]
    if piece.kind != "word":
        return piece.kind == "emoji" or (piece.kind == "mark" and piece.norm not in '*_~"“”/')
    if lexicon.describes(body, place):
        return False
    if place == 0:
        return _is_no_object(lexicon, body)
    if piece.norm in lexicon.words("coupling"):
        return verb_follows(lexicon, body, place + 1)
    return _is_no_noun(lexicon, body, place) or _begins_another(lexicon, body, place)


def _is_no_object(lexicon: Lexicon, body: list[Piece]) -> bool:
    """Whether what follows the verb is something other than an object: "at noon", "of it", "is"."""
    first, more = body[0].norm, len(body) > 1 and body[1].kind != "mark"
    if more and first.endswith(lexicon.endings("past_ending")) and _is_noun_word(lexicon, body[1]):
        return False  # "pushed untested firmware"
    if first in lexicon.words("bounds"):
        return not (more and first in lexicon.words("pointing"))
    return first in lexicon.words("of") or first in lexicon.finite or _tells_when(lexicon, body, 0)


def _is_noun_word(lexicon: Lexicon, piece: Piece) -> bool:
    """Whether a word can be what a describing word before it describes."""
    small = lexicon.words("bounds") | lexicon.firsts | lexicon.words("coupling") | lexicon.words("subjects")
    return piece.kind == "word" and piece.norm not in small | lexicon.words("times") | lexicon.finite


def _is_no_noun(lexicon: Lexicon, body: list[Piece], place: int) -> bool:
    norm = body[place].norm
    no_noun_yet = lexicon.words("before_article") | lexicon.words("articles")  # "the | A record"
    if norm in lexicon.words("new_noun") and body[place - 1].norm not in no_noun_yet:
        return True
    if norm in lexicon.words("bounds") | lexicon.words("subjects") | lexicon.words("modal") | lexicon.finite:
        return True
    adverb = lexicon.book("adverbs").end(body, place) is not None and norm not in lexicon.machines
    return adverb or _goes_with_verb(lexicon, body, place) or _tells_when(lexicon, body, place)


def _goes_with_verb(lexicon: Lexicon, body: list[Piece], place: int) -> bool:
    """ "moved DNS | back to the old provider", and "the back office"."""
    after = body[place + 1].norm if place + 1 < len(body) else ""
    return body[place].norm in lexicon.words("particles") and after in lexicon.words("bounds")


def _tells_when(lexicon: Lexicon, body: list[Piece], place: int) -> bool:
    """ "last week", "all night", "every single day", "weeks ago"."""
    if place + 1 >= len(body):
        return False
    if body[place + 1].norm in lexicon.words("ago") and body[place].norm in lexicon.words("times"):
        return True
    if body[place].norm not in lexicon.words("this_time"):
        return False
    return any(piece.norm in lexicon.words("times") for piece in body[place + 1 : place + 3])


def _begins_another(lexicon: Lexicon, body: list[Piece], place: int) -> bool:
    """Whether a second verb stands here: "… telling us", "did the failover clicked the wrong cluster"."""
    norm = body[place].norm
    if any(verb.base in lexicon.words("telling") for verb in lexicon.verb("doing", norm)):
        return True
    if place + 1 >= len(body) or body[place + 1].norm not in lexicon.words("articles"):
        return False
    return bool(lexicon.verb("did", norm)) and (place > 1 or body[0].norm in lexicon.words("pointing"))


def verb_follows(lexicon: Lexicon, rest: list[Piece], at: int) -> bool:
    """Whether a second deed begins: "… and not tell", "… and left"."""
    if at >= len(rest):
        return False
    word = rest[at].norm
    if word in lexicon.words("subjects"):
        return True
    if lexicon.begins_deed(rest, at) or _is_unknown_verb(lexicon, rest, at):
        return True
    return bool(word in lexicon.words("nots") or lexicon.verb("did", word) or lexicon.verb("do", word))


def _is_unknown_verb(lexicon: Lexicon, rest: list[Piece], at: int) -> bool:
    """ "… and promoted anyway", "… and force-closed": a past form that nothing follows which it could describe."""
    if not lexicon.has("past_ending") or not rest[at].norm.endswith(lexicon.word("past_ending")):
        return False
    return at + 1 == len(rest) or rest[at + 1].kind == "mark" or rest[at + 1].norm in lexicon.words("bounds")
