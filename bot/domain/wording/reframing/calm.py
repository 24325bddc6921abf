"""Sentences beside the blame: which of them may stand, and how they are written."""

from collections.abc import Sequence

from bot.domain.wording.text.facts import facts
from bot.domain.wording.text.pieces import Piece
from bot.domain.wording.things.notes import as_sentence
from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.speech import Speech
from bot.domain.wording.words.writing import closed, sentence_case


def as_written(speech: Speech, part: Sequence[Piece]) -> str:
    """The sentence as its author wrote it, without a greeting before it and a sigh behind."""
    shown = speech.shown(_plain(speech.lexicon, part))
    return closed(sentence_case(speech.lexicon, as_sentence(speech.lexicon, shown) or shown))


def is_calm(speech: Speech, part: Sequence[Piece]) -> bool:
    """Whether an unflagged sentence can stand: it says something, judges nothing, addresses nobody."""
    lexicon = speech.lexicon
    words = [piece for piece in part if piece.kind not in ("mark", "emoji")]
    unkind = lexicon.judging | lexicon.pronouns | lexicon.anyone | lexicon.roles | lexicon.words("unkept")
    alone = len(words) > 2 and lexicon.book("of_itself").end(words, len(words) - 2)  # "clients reconnect | by themselves"
    if any(piece.norm in unkind for piece in (words[:-2] if alone else words)):
        return False
    bids = lexicon.book("bidding").end(words, 0)  # "go ask networking why …"
    if bids or _bids_somebody(speech, words) or lexicon.book("imagining").inside(words) or is_mood(lexicon, words):
        return False
    asks = part[-1].norm == "?"
    if not asks and words and words[0].norm in lexicon.words("asks_how") and len(words) > 1 and words[1].norm in lexicon.words("auxiliary"):
        return False  # "how did this take six hours"
    if asks and not any(lexicon.is_verb(piece.norm) for piece in words):
        return False  # "shy all of a sudden?"
    asked = asks or any(piece.norm in lexicon.faults for piece in words)
    if asked and speech.spoken_of(part) is not None:
        return False
    if facts(speech.shown(part)):
        return True
    return len(words) > 3 and _is_about_something(lexicon, words)


def _bids_somebody(speech: Speech, words: Sequence[Piece]) -> bool:
    """ "Give Ben the 4am slot": an order about somebody, whether a list knows the name or not."""
    if len(words) < 2 or not speech.lexicon.verb("do", words[0].norm):
        return False
    named, thing = speech.shown(words[1:2]), words[1].norm in speech.lexicon.things | speech.lexicon.words("no_article")
    return named.istitle() and named.isalpha() and not thing


def _plain(lexicon: Lexicon, part: Sequence[Piece]) -> Sequence[Piece]:
    """Without "hi all," and "ok so" before it, ", phew" behind it."""
    at = 0
    while at < len(part) and (end := _greeting_end(lexicon, part, at)):
        at = end
    end = len(part)
    while end > at and (part[end - 1].kind in ("mark", "emoji") or part[end - 1].norm in lexicon.words("sighs")):
        end -= 1
    sighs = any(piece.norm in lexicon.words("sighs") for piece in part[end:])
    kept = part[at:end] if sighs else part[at:]
    return kept or part


def _greeting_end(lexicon: Lexicon, part: Sequence[Piece], at: int) -> int | None:
    """Where a greeting at `at` ends, its mark included."""
    end = lexicon.book("greetings").end(part, at)
    if end is None or end >= len(part):
        return None
    if part[end].norm in lexicon.words("greeted") | lexicon.first_names:
        end += 1
    return end + 1 if end < len(part) and part[end].norm in (",", ":", "-", "–", "—", "!") else end


def is_mood(lexicon: Lexicon, words: Sequence[Piece]) -> bool:
    """ "Let that sink in", "come on, step forward": no news."""
    begins = lexicon.book("greetings").end(words, 0) or 0
    return any(lexicon.book("moods").end(words, at) is not None for at in (0, begins))


def _is_about_something(lexicon: Lexicon, words: Sequence[Piece]) -> bool:
    """Whether a sentence that points somewhere or has no verb names a thing, a number or how things stand."""
    plans = len(words) > 1 and words[0].norm in lexicon.words("i") and words[1].norm in lexicon.words("my_news")
    loose = (words[0].norm in lexicon.words("loose_first") and not plans) or not any(lexicon.is_verb(one.norm) or one.norm == "'s" for one in words)
    telling = lexicon.things | lexicon.words("standings") | lexicon.words("numbers") | lexicon.words("times")
    return not loose or any(
        piece.norm in telling or piece.kind in ("code", "link") or piece.norm[:1].isdigit() for piece in words
    )


__all__ = ["as_written", "is_calm", "is_mood"]
