"""What somebody did, said as what happened."""

from dataclasses import replace

from bot.domain.wording.text.pieces import pieces
from bot.domain.wording.words.lexicon import Lexicon
from bot.domain.wording.words.speech import Speech
from bot.domain.wording.words.times import is_time
from bot.domain.wording.words.writing import a, sentence_case

from .acting import Act


def happened(speech: Speech, act: Act) -> str | None:
    """The act as a sentence without the one who acted, no full stop; None where that cannot be said."""
    lexicon = speech.lexicon
    if not _may_be_told(lexicon, act):
        return None
    if not act.what:
        return _as_noun(lexicon, act)
    if _is_bare_it(lexicon, act) or _says_little(lexicon, act):
        return None
    if _was_to_be_followed(lexicon, act):
        act = replace(act, verb=lexicon.verb("do", lexicon.word("follow"))[0], negated=True)
    if act.negated:
        return _not_done(lexicon, _without_other(lexicon, act))
    if act.verb.base in lexicon.words("causing") and act.rest.split(" ")[0] in lexicon.words("to_do"):
        return None  # "caused the alarm to be ignored"
    if act.verb.base in lexicon.words("overlooking") and act.rest.split(" ")[0] in lexicon.words("that"):
        return None  # "ignored the warning | that the disk was full"
    if (says := _says(lexicon, act)) is not None:
        return _as_the_file_says(lexicon, act, says)
    if act.rest.split(" ")[0] in lexicon.words("that"):
        return f"{act.what} {act.rest} {_was(lexicon, act)} {act.verb.done}"  # "a column that billing reads was dropped"
    return _with_rest(lexicon, f"{act.what} {_was(lexicon, act)} {act.verb.done}", act.rest)


def _as_the_file_says(lexicon: Lexicon, act: Act, says: str) -> str | None:
    """The act in the words of its verb: "{what} {was} checked", or those behind a | where it was done by some means."""
    plain, _, by_means = says.partition(" | ")
    says = by_means if by_means and act.rest.split(" ")[0] in lexicon.words("by") else plain
    return _with_rest(lexicon, says.format(what=act.what, was=_was(lexicon, act)), act.rest)


def _says(lexicon: Lexicon, act: Act) -> str | None:
    """What the file says of such a deed; None where it was simply done to this thing: "the job was killed"."""
    simply = act.verb.base in lexicon.words("simply_done")
    if simply and not lexicon.words("simply_done_to").isdisjoint(act.what.casefold().split()):
        return None
    return act.verb.says


def _may_be_told(lexicon: Lexicon, act: Act) -> bool:
    """Some deeds say something only where they are missing, some never do: they are about people."""
    if act.verb.base in lexicon.words("telling") and not _to_so_many(lexicon, act):
        return act.negated and bool(act.what) and act.verb.base in lexicon.words("undone_telling")
    return act.negated or act.verb.base not in lexicon.words("only_undone")


def _to_so_many(lexicon: Lexicon, act: Act) -> bool:
    """ "raised the limit | to 50000", "emailed the form | to 900 customers": told of a thing, not among people."""
    first, _, more = act.rest.partition(" ")
    read_by = lexicon.words("off_target") | lexicon.words("so_many")  # "to the wrong list", "to all staff"
    so_many = more[:1].isdigit() or not read_by.isdisjoint(more.casefold().split())
    return bool(act.what) and first in lexicon.words("towards") and so_many


def _is_bare_it(lexicon: Lexicon, act: Act) -> bool:
    """ "it was merged" says nothing; "it was not tested" does."""
    what = act.what.casefold()
    if what not in lexicon.words("bare_it"):
        return False
    empty = act.verb.base in lexicon.words("empty_it") | lexicon.words("making")
    loose = act.rest.casefold() in lexicon.words("particles") or act.rest.split(" ")[0] in lexicon.words("that")
    passive = act.verb.says is not None and act.verb.says.startswith("{what} {was} ")  # "it was left at 86400"
    if (_changes_sense(lexicon, act) and not passive) or empty or loose:
        return True
    return not act.rest and (not act.negated or what != lexicon.word("bare_it"))


def _says_little(lexicon: Lexicon, act: Act) -> bool:
    """ "wrote the parser" says little; "wrote the wrong netmask" and "wrote `chmod 777 /var`" say something."""
    if act.negated or act.rest or act.verb.base not in lexicon.words("says_little"):
        return False
    return not ("`" in act.what or any(word.casefold() in lexicon.words("off_target") for word in act.what.split()))


def _was_to_be_followed(lexicon: Lexicon, act: Act) -> bool:
    """ "ignored the freeze": a rule gets no response, it is followed or not."""
    ignored = act.verb.base in lexicon.words("ignoring") and not act.negated
    return ignored and act.what.split()[-1].casefold() in lexicon.words("to_follow")


def _changes_sense(lexicon: Lexicon, act: Act) -> bool:
    """Whether what is said of the act is another verb: "broke it" went down; what was "run" still ran."""
    return act.verb.says is not None and act.verb.base not in lexicon.words("plain_undone")


def _was(lexicon: Lexicon, act: Act) -> str:
    return lexicon.word("was", act.plural)


def _without_other(lexicon: Lexicon, act: Act) -> Act:
    """The act without what was done in its place; that it was done later is kept: "at 9:05 instead of at 11:40"."""
    plain = act.without(lexicon.words("instead"))
    other = pieces(act.rest.removeprefix(plain.rest), {})[2:]  # behind "instead of"
    if not other or not lexicon.has("only_then") or not is_time(lexicon, other):
        return plain
    return replace(act, rest=f"{plain.rest}, {lexicon.word('only_then')} {' '.join(act.rest.split()[-len(other):])}")


def _not_done(lexicon: Lexicon, act: Act) -> str | None:
    says = _says(lexicon, act) if _changes_sense(lexicon, act) else None
    if says is not None and not says.startswith("{what} {was} "):
        return None
    done = act.verb.done if says is None else says.removeprefix("{what} {was} ")
    first, _, more = act.what.partition(" ")
    if first.casefold() in lexicon.words("indefinite") and more:
        return _with_rest(lexicon, f"{lexicon.word('no')} {more} {_was(lexicon, act)} {done}", act.rest)
    return _with_rest(lexicon, f"{act.what} {_was(lexicon, act)} {lexicon.word('not')} {done}", act.rest)


def _as_noun(lexicon: Lexicon, act: Act) -> str | None:
    """ "deployed on a Friday" is "a deploy went out on a Friday"."""
    noun = lexicon.wordings.verbs.nouns.get(act.verb.base)
    no_more = lexicon.words("counting") | lexicon.words("there")
    if noun is None or not (act.rest or act.negated) or act.rest.casefold() in no_more:
        return None
    if act.rest and act.rest.split()[0].casefold() in lexicon.words("particles") - lexicon.words("over"):
        return None  # "checked in late" is no check
    if act.negated and not act.rest and act.verb.base in lexicon.words("needs_rest"):
        return None  # "there was no check" of what
    if act.negated:
        rest = _without_other(lexicon, act).rest
        return _with_rest(lexicon, f"{lexicon.word('there_was_no')} {noun[0]}", rest)
    went, _, way = noun[1].rpartition(" ")
    if not (went and act.rest.split(" ")[0].startswith(way) and act.rest.split(" ")[0] != way):
        went = noun[1]  # "went in", but "went | into main"
    return _with_rest(lexicon, f"{a(lexicon, noun[0])} {noun[0]} {went}", act.rest)


def _with_rest(lexicon: Lexicon, said: str, rest: str) -> str:
    if not rest:
        return sentence_case(lexicon, said)
    return sentence_case(lexicon, said + ("" if rest.startswith((",", ";", ":")) else " ") + rest)
