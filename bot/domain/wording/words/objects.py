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
    if value := _before_value(speech.lexicon, body, place):
        return body[:value], body[value:]
    if _takes_along(speech, body, place):
        place += 1 + _object_end(speech.lexicon, body[place + 1 :], 0)
    place = _quoted(body, place)
    return body[:place], body[place:]


def _before_value(lexicon: Lexicon, body: list[Piece], place: int) -> int:
    """ "the TTL | on the apex record | to 86400": where the value begins, if a place stands before it; else 0."""
    if not 0 < place < len(body) - 2 or body[place].norm not in lexicon.words("stands_there"):
        return 0
    end = place + 1 + _object_end(lexicon, body[place + 1 :], 0)
    here = body[place + 1 : end]
    timely = any(one.norm in lexicon.words("times") | lexicon.words("time_word") or ":" in one.norm for one in here)
    follows = end < len(body) - 1 and body[end].norm in lexicon.words("to_value")
    return end if here and follows and not timely and not here[0].norm[:1].isdigit() else 0


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
    """ "the cert for api.example.org", "the index on `orders`": no time, and a thing that has such."""
    lexicon = speech.lexicon
    if not 0 < place < len(body) - 1:
        return False
    before, word = body[place - 1].norm, body[place].norm
    after = body[place + 1]
    named = after.kind == "code" or after.norm in lexicon.words("articles") or bool(facts(speech.shown([after])))
    if before in lexicon.words("leads") and word in lexicon.words("leads_by"):
        return named and not after.norm[:1].isdigit()
    timely = any(one.norm in lexicon.words("times") or one.norm[:1].isdigit() for one in body[place + 1 : place + 4])
    return before in lexicon.words("takes_along") and word in lexicon.words("along_with") and named and not timely


def _ends_object(lexicon: Lexicon, body: list[Piece], place: int) -> bool:
    """Whether the object is over before the word at `place`."""
    piece = body[place]
    if piece.kind != "word":
        mark = piece.kind == "mark" and piece.norm not in '*_~"“”/' and not is_flag(body, place)
        return piece.kind == "emoji" or (mark and not is_aside(body, place))
    hour = place > 0 and piece.norm in lexicon.words("half_days") and body[place - 1].norm[:1].isdigit()  # "9 | am"
    if hour or lexicon.describes(body, place):
        return False
    if place == 0:
        return _is_no_object(lexicon, body)
    if piece.norm in lexicon.words("coupling"):
        negates = place + 1 < len(body) and body[place + 1].norm in lexicon.words("nots")
        return negates or verb_follows(lexicon, body, place + 1) or _clause_follows(lexicon, body, place + 1)
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


def is_flag(part: Sequence[Piece], at: int) -> bool:
    """ "chmod | -R 777": a dash that stands before a word and behind none."""
    dash = part[at].kind == "mark" and part[at].norm == "-" and at + 1 < len(part)
    return dash and part[at].end == part[at + 1].start and (at == 0 or part[at - 1].end < part[at].start)


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
        return not is_letter(lexicon, body, place)
    if norm in lexicon.words("bounds") | lexicon.words("subjects") | lexicon.words("modal") | lexicon.finite:
        return True
    if _tells_how(lexicon, body, place):
        return True
    adverb = lexicon.book("adverbs").end(body, place) is not None and norm not in lexicon.machines
    return adverb or _goes_with_verb(lexicon, body, place) or _tells_when(lexicon, body, place)


def is_letter(lexicon: Lexicon, body: Sequence[Piece], place: int) -> bool:
    """ "cables | A and B": no article."""
    listed = place + 2 < len(body) and body[place + 1].norm in lexicon.words("coupling")
    return listed and len(body[place].norm) == len(body[place + 2].norm) == 1


def _tells_how(lexicon: Lexicon, body: list[Piece], place: int) -> bool:
    """ "set the priority | wrong", "read it | too quickly", "left the valve | pointing at the tank"."""
    norm = body[place].norm
    if lexicon.book("not_in_object").end(body, place):
        return True
    after = body[place + 1] if place + 1 < len(body) else None
    if norm in lexicon.words("behind_object"):
        return after is None or after.kind not in ("word", "code") or after.norm in lexicon.words("bounds")
    described = place == 1 and body[0].norm in lexicon.words("bare_qualities")  # "turned on | verbose tracing"
    doing = lexicon.verb("doing", norm) and norm not in _nouns_in_ing(lexicon) and not described
    return bool(doing) and after is not None and after.norm in lexicon.words("before_nouns")


def _nouns_in_ing(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.words("ing_adjectives") | lexicon.words("nouns_in_ing") | lexicon.machines


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
    if body[place].norm.isdigit() and body[place + 1].norm in lexicon.words("counting_times"):
        return True
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
    noun = norm in lexicon.words("nouns_in_ing") or describing(lexicon, body, place)
    if not noun and any(verb.base in lexicon.words("telling") for verb in lexicon.verb("doing", norm)):
        return True
    if place + 1 < len(body) and body[place + 1].norm in lexicon.owned and norm.endswith("s") and body[place - 1].norm not in lexicon.determiners:
        return True  # "misses the drill | forfeits their slot"
    if place + 1 >= len(body) or body[place + 1].norm not in lexicon.words("articles"):
        return False
    return bool(lexicon.verb("did", norm)) and (place > 1 or body[0].norm in lexicon.words("pointing"))


def verb_follows(lexicon: Lexicon, rest: Sequence[Piece], at: int, past: bool = False) -> bool:
    """Whether a second deed begins: "… and not tell", "… and left"; only one that was done if `past`."""
    if at >= len(rest):
        return False
    word = rest[at].norm
    if word in lexicon.words("subjects"):
        return True
    if lexicon.begins_deed(rest, at) or _is_unknown_verb(lexicon, rest, at):
        return True
    if past:
        return bool(lexicon.verb("did", word))
    if word in lexicon.words("nots"):
        return at + 1 >= len(rest) or rest[at + 1].norm not in lexicon.firsts  # "… and not the others"
    doing = lexicon.verb("doing", word) and at + 1 < len(rest) and rest[at + 1].norm in lexicon.firsts
    return bool(doing or lexicon.verb("did", word) or lexicon.verb("do", word))


def _clause_follows(lexicon: Lexicon, body: list[Piece], at: int) -> bool:
    """Whether another clause begins: "skipped the check and | connector J4 vibrated loose", "and | the data's gone"."""
    for place in range(at + 1, min(at + 4, len(body))):
        piece = body[place]
        if piece.kind != "word" or piece.norm in lexicon.words("bounds"):
            return False
        state = piece.norm == "'s" and place + 1 < len(body)
        if state and body[place + 1].norm in lexicon.words("not_counted") | lexicon.words("been"):
            return True
        past = any(verb.past not in (verb.base,) for verb in lexicon.verb("did", piece.norm))
        ended = lexicon.looks_past(piece.norm)
        if (past or ended) and not lexicon.describes(body, place) and piece.norm not in lexicon.machines:
            return (
                place + 1 == len(body)
                or body[place + 1].norm in lexicon.words("bounds") | lexicon.firsts
                or ended
            )
    return False


def _is_unknown_verb(lexicon: Lexicon, rest: Sequence[Piece], at: int) -> bool:
    """ "… and promoted anyway", "… and force-closed": a past form that nothing follows which it could describe."""
    if not lexicon.looks_past(rest[at].norm):
        return False
    if at + 1 == len(rest) or rest[at + 1].kind == "mark":
        return True
    before = rest[at - 2] if at > 1 else rest[0]
    noun = before.norm in lexicon.things or before.norm.endswith("s")
    return noun or rest[at + 1].norm in lexicon.words("bounds") | lexicon.words("bare_it")
