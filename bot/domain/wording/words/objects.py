"""Where the object of a verb ends."""

from collections.abc import Sequence

from bot.domain.wording.text.facts import facts
from bot.domain.wording.text.pieces import Piece

from .lexicon import Lexicon
from .speech import Speech

_QUOTE = '"'
_LONGEST_ASIDE = 7  # words and marks, the brackets with them: "(C-118 instead of C-181)"


def split_object(speech: Speech, body: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """What a verb acts on, and the rest of the clause behind it."""
    if _only_points(speech.lexicon, body):
        return body[:1], body[1:]
    place = _object_end(speech.lexicon, body, _past_keyword(speech, body))
    if _takes_along(speech, body, place):
        place += 1 + _object_end(speech.lexicon, body[place + 1 :], 0)
    place = _quoted(body, place)
    return body[:place], body[place:]


def _only_points(lexicon: Lexicon, body: list[Piece]) -> bool:
    """ "this | to one store first"."""
    points = len(body) > 1 and body[0].norm in lexicon.words("pointing") & lexicon.words("vague")
    return points and body[1].norm in lexicon.words("before_nouns") - lexicon.words("of") - lexicon.words("before_doing")


def _past_keyword(speech: Speech, body: list[Piece]) -> int:
    """Behind "the WHERE", which is no "where"."""
    keyword = len(body) > 1 and body[0].norm in speech.lexicon.determiners and speech.shown(body[1:2])
    return 2 if keyword and len(keyword) > 1 and keyword.isupper() else 0


def _quoted(body: list[Piece], place: int) -> int:
    """Where the object ends if a quote is open there: behind its end, or before it if it only begins."""
    quotes = [at for at, piece in enumerate(body) if piece.norm == _QUOTE]
    opened = [at for at in quotes if at < place]
    if len(opened) % 2 == 0 or len(quotes) == len(opened):
        return place
    return place - 1 if opened[-1] == place - 1 > 0 else quotes[len(opened)] + 1


def _object_end(lexicon: Lexicon, body: list[Piece], start: int) -> int:
    return next((place for place in range(start, len(body)) if _ends_object(lexicon, body, place)), len(body))


def _takes_along(speech: Speech, body: list[Piece], place: int) -> bool:
    """ "access to the database", "the link to `web-3`": what leads somewhere is named with where it leads."""
    lexicon = speech.lexicon
    if not 0 < place < len(body) - 1 or body[place - 1].norm not in lexicon.words("leads") or body[place].norm not in lexicon.words("leads_by"):
        return False
    after = body[place + 1]
    named = after.kind == "code" or after.norm in lexicon.words("articles") or bool(facts(speech.shown([after])))
    return named and not after.norm[:1].isdigit()


def _ends_object(lexicon: Lexicon, body: list[Piece], place: int) -> bool:
    """Whether the object is over before the word at `place`."""
    piece = body[place]
    if piece.kind != "word":
        mark = piece.kind == "mark" and piece.norm not in '*_~"“”/'
        return piece.kind == "emoji" or (mark and not is_aside(body, place))
    hour = place > 0 and piece.norm in lexicon.words("half_days") and body[place - 1].norm[:1].isdigit()  # "9 | am"
    if hour or lexicon.describes(body, place):
        return False
    if place == 0:
        return _is_no_object(lexicon, body)
    if piece.norm in lexicon.words("coupling"):
        negates = place + 1 < len(body) and body[place + 1].norm in lexicon.words("nots")
        return negates or verb_follows(lexicon, body, place + 1)
    return _is_no_noun(lexicon, body, place) or _begins_another(lexicon, body, place)


def is_aside(body: Sequence[Piece], place: int) -> bool:
    """ "a debugger port | (5005)": a number or a name in brackets, behind what it tells more of."""
    near = range(place, max(place - _LONGEST_ASIDE, 0), -1)
    opens = next((at for at in near if body[at].norm == "(" or (body[at].norm == ")" and at < place)), 0)
    closes = next((at for at in range(opens + 1, min(opens + _LONGEST_ASIDE, len(body))) if body[at].norm == ")"), 0)
    if not opens or body[opens].norm != "(" or closes < max(place, opens + 2):
        return False
    inner = body[opens + 1 : closes]
    return any(one.kind == "code" or any(map(str.isdigit, one.norm)) for one in inner)


def _is_no_object(lexicon: Lexicon, body: list[Piece]) -> bool:
    """Whether what follows the verb is something other than an object: "at noon", "of it", "is"."""
    first, more = body[0].norm, len(body) > 1 and body[1].kind != "mark"
    quality = lexicon.looks_past(first) or first in lexicon.words("verb_or_quality")
    if more and quality and is_noun_word(lexicon, body[1]):
        return False  # "pushed untested firmware", "edited live rules"
    if first in lexicon.words("bounds"):
        return not (more and first in lexicon.words("pointing"))
    if lexicon.book("not_in_object").end(body, 0):
        return True
    return first in lexicon.words("of") or first in lexicon.finite or _tells_when(lexicon, body, 0)


def is_noun_word(lexicon: Lexicon, piece: Piece) -> bool:
    """Whether a word can be what a describing word before it describes."""
    small = lexicon.words("bounds") | lexicon.firsts | lexicon.words("coupling") | lexicon.words("subjects")
    return piece.kind == "word" and piece.norm not in small | lexicon.words("times") | lexicon.finite


def describing(lexicon: Lexicon, body: Sequence[Piece], place: int) -> bool:
    """Whether a word in -ing belongs to the noun behind it: "two | failing | tests"."""
    may = body[place].norm in lexicon.words("ing_adjectives") and place + 1 < len(body)
    return may and is_noun_word(lexicon, body[place + 1])


def _is_no_noun(lexicon: Lexicon, body: list[Piece], place: int) -> bool:
    norm = body[place].norm
    no_noun_yet = lexicon.words("before_article") | lexicon.words("articles")  # "the | A record"
    if norm in lexicon.words("new_noun") and body[place - 1].norm not in no_noun_yet:
        return True
    if norm in lexicon.words("bounds") | lexicon.words("subjects") | lexicon.words("modal") | lexicon.finite:
        return True
    if _tells_how(lexicon, body, place):
        return True
    adverb = lexicon.book("adverbs").end(body, place) is not None and norm not in lexicon.machines
    return adverb or _tells_when(lexicon, body, place)


def _tells_how(lexicon: Lexicon, body: list[Piece], place: int) -> bool:
    """ "set the priority | wrong", "read it | too quickly", "left the valve | pointing at the tank"."""
    norm = body[place].norm
    if lexicon.book("not_in_object").end(body, place):
        return True
    after = body[place + 1] if place + 1 < len(body) else None
    if norm in lexicon.words("behind_object"):
        return after is None or after.kind not in ("word", "code") or after.norm in lexicon.words("bounds")
    doing = lexicon.verb("doing", norm) and norm not in _nouns_in_ing(lexicon)
    return bool(doing) and after is not None and after.norm in lexicon.words("before_nouns")


def _nouns_in_ing(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.words("ing_adjectives") | lexicon.words("nouns_in_ing") | lexicon.machines


def _tells_when(lexicon: Lexicon, body: list[Piece], place: int) -> bool:
    """ "last week", "all night", "every single day"."""
    if place + 1 >= len(body):
        return False
    if body[place].norm not in lexicon.words("this_time"):
        return False
    if any(piece.norm == "'s" for piece in body[place + 1 : place + 3]):
        return False  # "last year's rates"
    times = lexicon.words("times") | lexicon.words("time_word")
    at = next((at for at in (place + 1, place + 2) if at < len(body) and body[at].norm in times), None)
    counts = at is not None and at + 1 < len(body) and body[at + 1].norm in lexicon.words("of")
    return at is not None and not (counts and place == 0)  # "lost | two hours of data"


def _begins_another(lexicon: Lexicon, body: list[Piece], place: int) -> bool:
    """Whether a second verb stands here: "… telling us", "did the failover clicked the wrong cluster"."""
    norm = body[place].norm
    noun = norm in lexicon.words("nouns_in_ing")
    if not noun and any(verb.base in lexicon.words("telling") for verb in lexicon.verb("doing", norm)):
        return True
    if place + 1 >= len(body) or body[place + 1].norm not in lexicon.words("articles"):
        return False
    return bool(lexicon.verb("did", norm)) and (place > 1 or body[0].norm in lexicon.words("pointing"))


def verb_follows(lexicon: Lexicon, rest: Sequence[Piece], at: int) -> bool:
    """Whether a second deed begins: "… and not tell", "… and left"."""
    if at >= len(rest):
        return False
    word = rest[at].norm
    if word in lexicon.words("subjects"):
        return True
    if word in lexicon.words("nots"):
        return at + 1 >= len(rest) or rest[at + 1].norm not in lexicon.firsts  # "… and not the others"
    doing = lexicon.verb("doing", word) and at + 1 < len(rest) and rest[at + 1].norm in lexicon.firsts
    return bool(doing or lexicon.verb("did", word) or lexicon.verb("do", word))
