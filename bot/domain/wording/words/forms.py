"""Forms that no sentence has: what putting a sentence together anew may leave behind."""

from collections.abc import Sequence

from bot.domain.wording.text.pieces import Piece

from .lexicon import Lexicon

_NEAR = 4  # words in which a time may follow: "was restarted | the very same day"


def broken(lexicon: Lexicon, part: Sequence[Piece]) -> bool:
    """Whether a form stands in `part` that no sentence has."""
    return any(check(lexicon, part, at) for at in range(len(part)) for check in _CHECKS)


def _no_participle(lexicon: Lexicon, part: Sequence[Piece], at: int) -> bool:
    """ "was showed", "were took"."""
    done = _behind_was(lexicon, part, at)
    norm = part[done].norm if done else ""
    past = lexicon.verb("did", norm)
    return bool(past) and not lexicon.verb("done", norm) and all(norm != verb.base for verb in past)


def _done_to_two(lexicon: Lexicon, part: Sequence[Piece], at: int) -> bool:
    """ "the trouble of printing was not taken | the card", "the table was edited | it"."""
    done = _behind_was(lexicon, part, at)
    if not done or done + 1 >= len(part):
        return False
    verbs, after = lexicon.verb("done", part[done].norm), part[done + 1].norm
    if after in lexicon.words("objects_only"):
        return bool(verbs)
    takes_two = lexicon.words("giving") | lexicon.words("takes_two")
    if not verbs or after not in lexicon.words("new_noun") or any(verb.base in takes_two for verb in verbs):
        return False
    times = lexicon.words("times") | lexicon.words("time_word") | lexicon.words("manners")
    return not any(piece.norm in times for piece in part[done + 2 : done + 2 + _NEAR])


def _no_subject(lexicon: Lexicon, part: Sequence[Piece], at: int) -> bool:
    """ "the dashboards cost | us was not read", "the retries | forever was shipped", "the | squarely was put"."""
    if not at or part[at].norm not in lexicon.words("was"):
        return False
    before = part[at - 1].norm
    first = at == 1 or part[at - 2].kind == "mark" or part[at - 2].norm in lexicon.words("coupling")
    alone = before in lexicon.words("objects_only") - lexicon.words("bare_it") and (
        at == 1 or part[at - 2].norm not in lexicon.words("of")
    )
    how = before in lexicon.words("no_subject_end") or before.endswith(lexicon.endings("of_adverbs"))
    return alone or (how and not first and before not in lexicon.things | lexicon.words("no_adverbs"))


def _only_how(lexicon: Lexicon, part: Sequence[Piece], at: int) -> bool:
    """ "the | wrongly from the dropdown": an article, and only how something was done."""
    if at + 2 >= len(part) or part[at].norm not in lexicon.words("new_noun"):
        return False
    how, after = part[at + 1].norm, part[at + 2].norm
    known = lexicon.things | lexicon.words("no_adverbs")
    ends = lexicon.words("was") | lexicon.words("before_nouns")
    return how.endswith(lexicon.endings("of_adverbs")) and how not in known and after in ends


def _no_clause(lexicon: Lexicon, part: Sequence[Piece], at: int) -> bool:
    """ "the cert was not renewed | though the reminder"."""
    rest = part[at + 1 :]
    if not at or not rest or part[at].norm not in lexicon.words("needs_clause") or rest[0].norm in lexicon.words("of"):
        return False  # "because | of the outage"
    return not any(
        lexicon.is_verb(piece.norm) or lexicon.looks_past(piece.norm) or lexicon.verb("done", piece.norm) or piece.norm == "'s"
        for piece in rest
    )


def _i_alone(lexicon: Lexicon, part: Sequence[Piece], at: int) -> bool:
    """ "a rule I | fat was fingered": behind "I" no verb."""
    if part[at].norm not in lexicon.words("i") or at + 2 >= len(part) or part[at + 2].norm not in lexicon.words("was"):
        return False
    norm = part[at + 1].norm
    return not (lexicon.is_verb(norm) or lexicon.looks_past(norm))


def _ends_open(lexicon: Lexicon, part: Sequence[Piece], at: int) -> bool:
    """ "the honour of an outage belongs": and to whom; but "where a dot belongs"."""
    if part[at].norm not in lexicon.words("open_verbs") or any(one.kind == "word" for one in part[at + 1 :]):
        return False
    return not any(one.norm in lexicon.words("places_first") for one in part[:at])


def _says_nothing(lexicon: Lexicon, part: Sequence[Piece], at: int) -> bool:
    """ "it was within the power to stop it"."""
    return lexicon.book("hollow").end(part, at) is not None


def _bare_verb(lexicon: Lexicon, part: Sequence[Piece], at: int) -> bool:
    """ "came under load, | then complain it is slow", "was open at 02:13 | and bring": what somebody does, without them."""
    if not at or at + 1 >= len(part) or part[at].norm not in lexicon.words("then"):
        return False
    norm, after = part[at + 1].norm, part[at + 2].norm if at + 2 < len(part) else ""
    base = any(verb.base == norm for verb in lexicon.verb("do", norm))
    noun = norm in lexicon.things or lexicon.verb("did", norm) or lexicon.verb("done", norm)
    ends = after in lexicon.determiners | lexicon.words("bare_it") or not after[:1].isalpha()
    return base and not noun and ends


def _behind_was(lexicon: Lexicon, part: Sequence[Piece], at: int) -> int:
    """Where the word stands that "was" or "was not" goes with; 0 if there is none."""
    if part[at].norm not in lexicon.words("was"):
        return 0
    end = at + 1
    while end < len(part):
        past = lexicon.book("nots").end(part, end) or lexicon.book("adverbs").end(part, end)
        if part[end].norm in lexicon.words("not"):
            past = end + 1
        if past is None:
            break
        end = past
    return end if end < len(part) else 0


_CHECKS = (_bare_verb, _no_participle, _done_to_two, _no_subject, _only_how, _no_clause, _i_alone, _ends_open, _says_nothing)

__all__ = ["broken"]
