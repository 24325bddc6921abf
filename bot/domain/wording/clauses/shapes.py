"""The shapes of blaming clauses in a language file, compiled.

A shape is words and slots. `a/b` is either word, `(a/b)` may be missing, `_` joins the words of one phrase.
Slots: {who} a person or group, {doer} one that no list need know; {did} {done} {do} {doing} {does} what they
did, to the end of the clause, {doing_so} what they did that something follows: "whoever {doing_so} {did}";
{thing} a noun phrase, {topic} one that need not look like a thing; {clause} a clause that stands alone,
{clause_and} one that ends before a joint; {deed} what a thing did, {tail} the rest as written; {when} a time;
{skip} up to eight words, {any_short} up to four, {any} the rest, all three left out; {turned} a word of
`turns`; {passive} a participle without "was", {held} one behind "had the alert" or a word like "off",
{party} a side that may be named (parties.py). Any other name is a list of the file. A digit tells two of a kind apart: {when} and {when2}.
"""

from dataclasses import dataclass
from functools import cache

from bot.domain.wording.files.wordings import Phrasing
from bot.domain.wording.words.book import PhraseBook
from bot.domain.wording.words.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a shape: the name of a slot or list, or phrases of which one must stand there."""

    slot: str = ""
    book: PhraseBook | None = None
    optional: bool = False


@dataclass(frozen=True)
class Shape:
    """A compiled phrasing. `needs` are sets of words: a clause that lacks one of each is not tried."""

    elements: tuple[Element, ...]
    say: str
    needs: tuple[frozenset[str], ...]


def compile_shape(phrasing: Phrasing, lexicon: Lexicon) -> Shape:
    """A phrasing ready to be matched."""
    elements = tuple(_element(word) for word in phrasing.said.split())
    books = [one.book or lexicon.book(one.slot.rstrip("2")) for one in elements if not one.optional]
    return Shape(elements, phrasing.say, tuple(book.firsts for book in books if book.by_first))


@cache  # one for all shapes that it stands in
def _element(word: str) -> Element:
    optional = word.startswith("(") and word.endswith(")")
    inner = word[1:-1] if optional else word
    if inner.startswith("{") and inner.endswith("}"):
        return Element(slot=inner[1:-1], optional=optional)
    return Element(book=PhraseBook.of([one.replace("_", " ") for one in inner.split("/")]), optional=optional)
