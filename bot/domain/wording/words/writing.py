"""How words are written down: articles, one or several, capital letters, the full stop."""

from collections.abc import Sequence

from bot.domain.wording.files.grammar import is_plural
from bot.domain.wording.text.pieces import Piece

from .lexicon import Lexicon
from .speech import Speech


def definite(lexicon: Lexicon, shown: str) -> str:
    """ "that config change" is "the config change" when nobody points at it any more, "its own staff" the staff."""
    its = next((one for one in lexicon.wordings.lists.get("its", ()) if shown.startswith(one + " ")), "")
    if its:
        return lexicon.word("the") + shown.removeprefix(its)
    first, _, more = shown.partition(" ")
    if not more or first.casefold() not in lexicon.words("pointing"):
        return shown
    second = more.split()[0].casefold()
    does = lexicon.verb("does", second) and second not in lexicon.machines
    no_noun = lexicon.words("bounds") | lexicon.words("not_in_object") | lexicon.words("coupling")
    if second in no_noun or lexicon.verb("doing", second) or does:
        return ""
    return f"{lexicon.word('the')} {more}"


def plural(speech: Speech, part: Sequence[Piece]) -> bool:
    """Whether the noun phrase takes "were"."""
    said = [piece for piece in part if piece.kind not in ("mark", "emoji")]
    last = speech.text[said[-1].start : said[-1].end] if said else ""
    listed = len(said) > 2 and said[-2].norm in speech.lexicon.words("coupling")  # "cables A and B"
    initials = last[-1:] == "s" and len(last) > 2 and last[:-1].isupper()  # "SERVFAILs"
    capital = last[:1].isupper() and "-" not in last and not initials
    if (last.isupper() and not listed) or (len(said) == 1 and (capital or last[:1].isdigit())):
        return False
    words = [piece.norm for piece in said]
    if len(words) > 2 and words[0].endswith("%") and words[1] in speech.lexicon.words("of"):
        words = words[2:]  # "8% of the ticks" are as many as the ticks
    stops = speech.lexicon.words("of") | speech.lexicon.words("before_nouns")
    head = next((words[:place] for place, word in enumerate(words) if place and word in stops), words)
    return is_plural(head, speech.lexicon.words("singular"), speech.lexicon.words("uncounted"))


def joined(speech: Speech, kept: Sequence[Piece | str]) -> str:
    """The pieces as text, with a space where the original had one or a word was put in."""
    out = ""
    last: Piece | str = ""
    for piece in kept:
        shown = piece if isinstance(piece, str) else speech.text[piece.start : piece.end]
        gap = not (isinstance(last, Piece) and isinstance(piece, Piece) and last.end == piece.start)
        out += (" " if out and shown and gap else "") + (shown if shown != "\n" else "")
        last = piece
    return out.strip()


def sentence_case(lexicon: Lexicon, text: str) -> str:
    """Capital first letter, unless code, a link or a name like cart-svc, maxSurge or etcd begins it."""
    first = text.split(" ", 1)[0]
    if not first.islower() or first in lexicon.words("written_small"):
        return text
    dotted = lexicon.has("dotted_i")  # Turkish: i is İ
    if not first[:1].islower() or not first.replace("'", "").replace("’", "").rstrip(":,").isalpha():
        return text
    capital = "İ" if dotted and text[:1] == "i" else text[:1].upper()
    return capital + text[1:]


def with_article(speech: Speech, part: Sequence[Piece], shown: str) -> str:
    """ "wrong chute", "inadvertent entry", "backup" at the start of a sentence, with the article a note leaves out."""
    lexicon, first = speech.lexicon, part[0].norm
    wrong = first in lexicon.words("needs_the")
    bare = len(part) == 1 and first in lexicon.words("needs_article") and not shown[1:2].isupper()
    if wrong or bare:
        return f"{lexicon.word('the')} {shown[:1].lower()}{shown[1:]}"
    if first in lexicon.words("needs_a") and len(part) > 1 and not plural(speech, part):
        return with_a(lexicon, shown)
    return shown


def with_a(lexicon: Lexicon, shown: str) -> str:
    """ "Full scan" is "a full scan"."""
    return f"{a(lexicon, shown)} {shown[:1].lower()}{shown[1:]}"


def a(lexicon: Lexicon, noun: str) -> str:
    """ "a" or "an", as the noun wants it."""
    return lexicon.word("a", noun[0].casefold() in lexicon.words("vowels"))


def closed(text: str) -> str:
    """The text with a full stop, unless it is closed already; nobody is shouted at: "63 stale flags!!"."""
    text = text.rstrip(" ,;:-–—!")
    return text if not text or text.endswith((".", "?", "…")) else text + "."


def lowered(speech: Speech, text: str) -> str:
    """Lower case again where the capital was only the start of a sentence."""
    first = text.split(" ", 1)[0]
    small = first[:1].lower() + first[1:]
    words = speech.lexicon.words("small") | speech.lexicon.words("lowered")
    return small + text[len(first) :] if small in words or small in speech.text.split() else text
