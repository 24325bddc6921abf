"""What something was done to, as it may be said: "her script" is a script, and somebody is no thing."""


from bot.domain.wording.files.grammar import Verb
from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.words.cleaning import cleaned, is_person
from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.speech import Speech
from bot.domain.wording.words.writing import definite


def done_to(speech: Speech, verb: Verb, what: list[Piece]) -> str | None:
    """The object of a deed as it may be said, "" where the verb has none; None where it has one that says nothing."""
    given = right_at(speech.lexicon, verb, what)
    said = speech.shown(what[given:]) if given else _object(speech, what)
    return _untold(speech, verb, what) if said is None else said


def right_at(lexicon: Lexicon, verb: Verb, what: list[Piece]) -> int:
    """ "gave the print account | Domain Admin", "gave the temp | full access": where the right begins; 0 if none does."""
    rights = lexicon.words("rights") | lexicon.words("access") | lexicon.words("kinds_of_right")
    if verb.base not in lexicon.words("giving"):
        return 0
    begins = range(2, len(what) - 1)
    return next((at for at in begins if what[at].norm in rights and what[at + 1].norm in rights), 0)


def _untold(speech: Speech, verb: Verb, what: list[Piece]) -> str | None:
    """Who was not told, where that is a role or a group: "the DBA was not paged"."""
    lexicon = speech.lexicon
    grouped = len(what) > 1 and what[0].norm in lexicon.words("the") and what[-1].norm in lexicon.roles | lexicon.groups
    told = grouped and verb.base in lexicon.words("undone_telling") and speech.who(what, 0) == len(what)
    return speech.shown(what) if told and not any(one.norm in lexicon.first_names for one in what) else None


def _object(speech: Speech, what: list[Piece]) -> str | None:
    if not what:
        return ""
    lexicon = speech.lexicon
    noun = len(what) > 1 and what[1].norm not in lexicon.determiners | lexicon.words("bounds")
    owned = noun and what[0].norm in lexicon.owned  # "her script", not "her the script"
    if len(what) > 1 and what[0].norm in lexicon.words("receivers") and what[1].norm != "'s" and not owned:
        made_do = lexicon.verb("do", what[1].norm) and what[1].norm not in lexicon.words("rights")
        return None if made_do else _object(speech, what[1:])  # "sent us the schema", not "made you lose it"
    if (
        len(what) > 2
        and what[0].norm in lexicon.words("articles")
        and what[2].norm in lexicon.words("rights")
    ):
        return _object(speech, what[2:])  # "gave the bot write access"
    given = next((at for at, one in enumerate(what) if at and one.norm in lexicon.words("rights")), None)
    if given and what[-1].norm in lexicon.words("access") and given < len(what) - 1:
        return speech.shown(what[given:])  # "gave guest users | write permission"
    if _says_nothing(lexicon, what):
        return None
    named = [piece for piece in what if piece.norm not in lexicon.words("off_target")]  # "the wrong patch lead"
    may_be_thing = len(named) < 4 and (
        what[-1].norm in lexicon.words("roles_or_things") | lexicon.words("taken_down")
        or (len(what) > 1 and what[-2].norm in lexicon.words("attributive"))  # "the admin port"
    )
    end = speech.who(what, 0) or len(what)
    owns = end + 1 < len(what) and what[end].norm == "'s"  # "okayed the vendor's push"
    if is_person(speech, what, 0) and not may_be_thing and not owns:
        return _given(speech, what[end:])
    if len(what) > 1 and what[0].norm in lexicon.words("bare_it"):
        return None
    if len(what) == 1 and lexicon.verb("did", what[0].norm) and what[0].norm not in lexicon.machines:
        return None
    shown = definite(lexicon, speech.shown(what) if may_be_thing else cleaned(speech, what))
    return None if not shown or shown.casefold() in lexicon.words("idle") else shown


def _given(speech: Speech, what: list[Piece]) -> str | None:
    """What stands behind somebody: "gave the contractor | write access"."""
    lexicon = speech.lexicon
    if not what or what[0].norm == "'s" or what[0].norm in lexicon.words("bounds"):
        return None
    if len(what) == 1 and what[0].norm not in lexicon.words("rights"):
        return None  # "the vendor notice" is no notice given to a vendor
    return _object(speech, what) or None


def _says_nothing(lexicon: Lexicon, what: list[Piece]) -> bool:
    """ "things", "writing tests", "admitted | that the driver leaks"."""
    before = lexicon.words("articles") | lexicon.words("before_article")
    if len(what) == 1:
        vague = what[0].norm in lexicon.words("vague")
    else:
        vague = what[0].norm in lexicon.words("that") and what[1].norm in before
    joins = what[0].norm in lexicon.words("coupling")  # "ship | and hope"
    return vague or joins or what[0].norm in lexicon.words("formless") or _is_doing(lexicon, what)


def _is_doing(lexicon: Lexicon, what: list[Piece]) -> bool:
    """ "writing tests" is no thing; "breaking changes" are."""
    first = what[0].norm
    noun = lexicon.words("ing_adjectives") | lexicon.words("nouns_in_ing")
    if len(what) == 1:
        noun |= lexicon.things
    return bool(lexicon.verb("doing", first)) and first not in noun
