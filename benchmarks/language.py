"""What the wording check reaches: finding, stock phrases, published sentences, wordings, speed.

    .venv/bin/python -m benchmarks.language                  prints the five figures on the data that is there
    .venv/bin/python -m benchmarks.language --predict FILE   reads {"id", "text"} lines, writes what the check makes of each

Our own held out sentences are always there. A folder of further data (`--data`) may hold dev_pos.jsonl, dev_neg.jsonl,
negatives_real_dev.jsonl and published.jsonl.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from statistics import median
from time import process_time
from zlib import crc32

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bot.domain.wording import Finding, Language, Languages, Names, find, load_languages, reframe, weigh
from bot.domain.wording.text.facts import facts

OWN = Path(__file__).with_suffix("")
NOBODY = Names()
PEOPLE = {
    "YOU": ("you",),
    "PERSON": ("first_names",),
    "GROUP": ("team_words",),
    "ANYONE": ("anyone",),
    "NOBODY": ("nobody",),
    "ME": ("me",),
    "WE": ("we",),
    "MACHINE": ("machines",),
    "SOMEONE": ("you", "first_names", "team_words"),
}
LONGEST = 40_000


def read_lines(file: Path) -> list[dict]:
    """The JSON objects of a file, one a line; none where there is no file."""
    if not file.exists():
        return []
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def strongest(text: str, languages: Languages) -> Finding | None:
    """The sentence of `text` that scores highest, told or not."""
    return max(weigh(text, NOBODY, languages), key=lambda one: one.score, default=None)


def predict(lines: Iterable[dict], languages: Languages) -> Iterator[dict]:
    """For each {"id", "text"}: what would be told, and the wording that would be offered."""
    for line in lines:
        found = find(line["text"], NOBODY, languages)
        top = strongest(line["text"], languages)
        offered = reframe(line["text"], found, NOBODY, languages) if found else None
        yield {
            "id": line["id"],
            "blame": bool(found),
            "category": max(found, key=lambda one: one.score).kind if found else None,
            "rewrite": (offered.wording or offered.question) if offered else None,
            "score": round(top.score, 6) if top else 0.0,
        }


def share(part: int, whole: int) -> str:
    """A share in words a person reads: 61.5 % (123 of 200)."""
    return f"{100 * part / whole:.1f} % ({part} of {whole})" if whole else "no data"


def finding_figures(name: str, lines: list[dict], languages: Languages) -> None:
    """Figure 1 on one set: blame found, its kind right, hard negatives left alone."""
    blame = [(line, find(line["text"], NOBODY, languages)) for line in lines if line["blame"]]
    hard = [line for line in lines if not line["blame"]]
    found = [(line, max(findings, key=lambda one: one.score)) for line, findings in blame if findings]
    right = sum(line["category"] == top.kind for line, top in found)
    alone = sum(not find(line["text"], NOBODY, languages) for line in hard)
    print(f"1. {name}: found {share(len(found), len(blame))}, kind right {share(right, len(found))},")
    print(f"   hard negatives left alone {share(alone, len(hard))}")


def real_figures(name: str, lines: list[dict], languages: Languages) -> None:
    """Figure 1 on real chat: how often it would be disturbed."""
    told = sum(bool(find(line["text"], NOBODY, languages)) for line in lines)
    if lines:
        print(f"   {name}: {told} of {len(lines)} told, {1000 * told / len(lines):.2f} in 1,000")


def stock_figures(language: Language, languages: Languages) -> None:
    """Figure 2: every phrase of the certain rules, said in several ways."""
    languages = languages.fixed_to(language.language)
    said = [(phrase, way) for phrase in _phrases(language) for way in _ways(phrase, language)]
    missed = [(phrase, way) for phrase, way in said if not find(way, NOBODY, languages)]
    print(
        f"2. {language.name}: {len(set(_phrases(language)))} stock phrases in {len(said)} variants: "
        f"found {share(len(said) - len(missed), len(said))}"
    )
    for phrase, way in missed[:10]:
        print(f"   missed: {way!r} ({phrase})")


def _phrases(language: Language) -> list[str]:
    return [phrase for rule in language.rules.values() if rule.certain for phrase in rule.phrases]


def _ways(phrase: str, language: Language) -> list[str]:
    """The phrase with each kind of person, with and without what may be left out, and mistyped."""
    dice = random.Random(crc32(phrase.encode()))
    plain = [
        " ".join(_said(word, number, language, dice) for word in _parts(phrase)).split()
        for number in range(3)
    ]
    ways = [" ".join(words) for words in plain]
    short = (
        ways[0]
        .replace("did not", "didn't")
        .replace("is not", "isn't")
        .replace("do not", "don't")
        .replace("can not", "can't")
    )
    return [
        *ways,
        short,
        short.replace("'", ""),
        ways[1].upper(),
        f"{ways[2].capitalize()}??",
        _slip(ways[0], dice),
    ]


def _parts(phrase: str) -> list[str]:
    parts, optional = [], False
    for word in phrase.split():
        optional = optional or word.startswith("(")
        parts.append(("?" if optional else "") + word.strip("()"))
        optional = optional and not word.endswith(")")
    return parts


def _said(word: str, number: int, language: Language, dice: random.Random) -> str:
    if word.startswith("?"):
        return "" if number != 1 else _said(word[1:], 0, language, dice)
    chosen = dice.choice(word.split("/"))
    if chosen.startswith("<"):
        return dice.choice(language.words[chosen[1:-1]])
    people = PEOPLE.get(chosen)
    return "" if chosen == "..." else language.words[people[number % len(people)]][0] if people else chosen


def _slip(text: str, dice: random.Random) -> str:
    words = text.split()
    long = [place for place, word in enumerate(words) if len(word) > 5]
    if long:
        place = dice.choice(long)
        letter = dice.randrange(2, len(words[place]) - 1)
        words[place] = words[place][:letter] + words[place][letter + 1 :]
    return " ".join(words)


def published_figures(name: str, lines: list[dict], languages: Languages) -> None:
    """Figure 3: how many of the sentences that guides show as blaming are found; none is learned from."""
    found = sum(bool(find(line["text"], NOBODY, languages)) for line in lines)
    print(f"3. {name}: found {share(found, len(lines))}")


def wording_figures(lines: list[dict], languages: Languages) -> None:
    """Figure 4: of what is found, how much gets a wording, and what the wordings keep and blame."""
    told = [(line["text"], find(line["text"], NOBODY, languages)) for line in lines if line["blame"]]
    offers = [(text, reframe(text, found, NOBODY, languages)) for text, found in told if found]
    worded = [(text, offer.wording) for text, offer in offers if offer.wording]
    kept = sum(
        {one.value for one in facts(text)} <= {one.value for one in facts(said)} for text, said in worded
    )
    calm = sum(not find(said, NOBODY, languages) for _, said in worded)
    print(
        f"4. wordings for {share(len(worded), len(offers))} of what is found, the question alone for the rest;"
    )
    print(f"   every fact kept in {share(kept, len(worded))}, no blame in {share(calm, len(worded))}")


def speed_figures(lines: list[dict], languages: Languages) -> None:
    """Figure 5: milliseconds for a message, and for the longest messages of several sorts."""
    usual = [_took(line["text"], languages) for line in lines]
    dice = random.Random(5)
    letters = "".join(chr(dice.randint(32, 0x2FF)) for _ in range(LONGEST))
    repeats = ["why did you ", "you should have ", "“", '"a ', "`", "<@", "a.", "\n> ", "'a "]
    texts = [letters, *((one * LONGEST)[:LONGEST] for one in repeats)]
    worst = max(min(_took(text, languages) for _ in range(3)) for text in texts)
    print(
        f"5. {median(usual):.2f} ms a message at the median, {worst:.0f} ms for the worst of {LONGEST:,} characters (processor time)"
    )


def _took(text: str, languages: Languages) -> float:
    started = process_time()
    find(text, NOBODY, languages)
    return 1000 * (process_time() - started)


def figures(data: Path, languages: Languages) -> None:
    """Print figures 1 to 5."""
    own = [line for file in sorted(OWN.glob("train_*.jsonl")) for line in read_lines(file)]
    own = [line for line in own if crc32(line["id"].encode()) % 10 == 0]
    finding_figures("our own held out sentences", own, languages)
    dev = read_lines(data / "dev_pos.jsonl") + read_lines(data / "dev_neg.jsonl")
    if dev:
        finding_figures("labelled sentences never learned from", dev, languages)
    real_figures("real messages (learned from)", read_lines(data / "negatives_real_dev.jsonl"), languages)
    for language in languages.known.values():
        stock_figures(language, languages)
    published_figures("published blaming sentences", read_lines(data / "published.jsonl"), languages)
    own_style = read_lines(OWN / "published_style.jsonl")
    published_figures("in the style of published guides (our own)", own_style, languages)
    wording_figures(dev or own, languages)
    speed_figures(list(islice(dev + own, 2_000)), languages)


def main() -> None:
    """Print the figures, or predict."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--predict", type=Path, metavar="FILE")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "language")
    given = parser.parse_args()
    languages = load_languages(ROOT / "playbooks" / "language")
    if not given.predict:
        return figures(given.data, languages)
    for line in predict(read_lines(given.predict), languages):
        print(json.dumps(line, ensure_ascii=False))


if __name__ == "__main__":
    main()
