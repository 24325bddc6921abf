"""What the language model seam makes possible, and what it costs: finding and wording with and without it.

    .venv/bin/python -m benchmarks.language_model                       on the data that is there
    .venv/bin/python -m benchmarks.language_model --wrong 0.05          the endpoint's verdict is wrong one time in twenty
    .venv/bin/python -m benchmarks.language_model --languages FOLDER --half   with weights that have seen only every second real message

Two endpoints on this machine, asked over HTTP by the bot's own client, as it asks any other. The first answers as
recorded in language/recorded_answers.jsonl: answers to our own held out sentences, written by hand in the form models
give them, some of them unusable. The second knows the labels (and, in a folder of further data, an expert's wordings):
it shows how far a model that is right can lift the check, which depends on what it is asked about at all.
"""

import argparse
import asyncio
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from zlib import crc32

from aiohttp import web

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from language import NOBODY, OWN, read_lines, share

from bot.adviser.client import AT_ONCE, Adviser
from bot.adviser.judge import Opinion, opinion, settled
from bot.domain.suggestion import Suggestion, suggestion
from bot.domain.wording import Languages, load_languages

Answers = Callable[[str], str]  # the veiled text → the content of a completion


@dataclass
class Case:
    """A labelled message, our own opinion of it, and what is said in the end."""

    line: dict
    ours: Opinion
    after: Suggestion | None = None
    better: bool = False  # the wording shown is the model's

    @property
    def blame(self) -> bool:
        return bool(self.line.get("blame"))


async def with_model(cases: list[Case], answers: Answers) -> None:
    """Ask about every unclear case over HTTP; the others keep our own opinion."""
    async def complete(request: web.Request) -> web.Response:
        said = json.loads((await request.json())["messages"][-1]["content"])["message"]
        return web.json_response({"choices": [{"message": {"role": "assistant", "content": answers(said)}}]})

    site = web.Application()
    site.router.add_post("/v1/chat/completions", complete)
    runner = web.AppRunner(site, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    adviser = Adviser(f"http://127.0.0.1:{runner.addresses[0][1]}/v1", "no-key-needed", "labels")
    asking = asyncio.Semaphore(AT_ONCE)

    async def ask(case: Case) -> None:
        async with asking:
            advice = await adviser.ask(case.ours.sent()) if case.ours.unclear else None
        case.after = settled(case.ours, advice)
        case.better = bool(advice and case.after and advice.wording and case.after.wording == advice.wording)

    await asyncio.gather(*map(ask, cases))
    await adviser.close()
    await runner.cleanup()


def labels(cases: list[Case], wordings: dict[str, str], wrong: float) -> Answers:
    """A model that knows the labels, but for a share of verdicts that are the wrong way round."""
    by_text = {case.ours.sent(): case.line for case in cases if case.ours.unclear}

    def answer(said: str) -> str:
        line = by_text[said]
        blame = bool(line.get("blame")) != (crc32(said.encode()) % 1000 < 1000 * wrong)
        kind = line.get("category") if line.get("blame") else "named_fault"
        return json.dumps({"blame": blame, "kind": kind if blame else None, "wording": wordings.get(line["id"]) if blame else None})

    return answer


def show(name: str, cases: list[Case]) -> None:
    """Finding without and with the model, on sentences with labels."""
    blame, hard = [one for one in cases if one.blame], [one for one in cases if not one.blame]
    print(f"{name}: {len(blame)} that blame, {len(hard)} hard ones that do not")
    for words, said in (("without it", lambda one: one.ours.own), ("with it   ", lambda one: one.after)):
        found = [one for one in blame if said(one)]
        right = sum(one.line["category"] == said(one).kind for one in found)
        left = sum(not said(one) for one in hard)
        print(f"  {words} found {share(len(found), len(blame))}, kind right {share(right, len(found))}, "
              f"hard ones left alone {share(left, len(hard))}")
    asked = sum(one.ours.unclear for one in blame), sum(one.ours.unclear for one in hard)
    print(f"  asked about {share(asked[0], len(blame))} of what blames, {share(asked[1], len(hard))} of the rest;")
    print(f"  wordings shown: {sum(one.better for one in cases)} of the model, "
          f"{sum(bool(one.after and one.after.wording) and not one.better for one in cases)} our own")


def show_real(name: str, cases: list[Case]) -> None:
    """What the model is asked, and what is disturbed, in a thousand real messages."""
    for words, count in (("asked about", sum(one.ours.unclear for one in cases)),
                         ("disturbed without it", sum(bool(one.ours.own) for one in cases)),
                         ("disturbed with it", sum(bool(one.after) for one in cases))):
        print(f"  {name}: {words} {1000 * count / len(cases):.1f} in 1,000 ({count} of {len(cases)})")


def show_time(lines: list[dict], languages: Languages) -> None:
    """Whether a message costs more where no model is named: the check alone, and the opinion the listener forms."""
    for words, look in (("the check alone", suggestion), ("the listener's opinion, no model named", opinion)):
        took = [_took(look, line["text"], languages) for line in lines]
        print(f"  {words}: {median(took):.3f} ms a message at the median")


def _took(look: Callable, text: str, languages: Languages) -> float:
    """Milliseconds of the best of three."""
    def once() -> float:
        started = perf_counter()
        look(text, NOBODY, languages)
        return 1000 * (perf_counter() - started)

    return min(once() for _ in range(3))


def cases_of(lines: list[dict], languages: Languages) -> list[Case]:
    """Our own opinion of each message."""
    return [Case(line, opinion(line["text"], NOBODY, languages)) for line in lines]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "language", help="folder of further data")
    parser.add_argument("--languages", type=Path, default=ROOT / "playbooks" / "language", help="folder of language files")
    parser.add_argument("--half", action="store_true", help="only the real messages that train.py --half leaves unseen")
    parser.add_argument("--wrong", type=float, default=0.0, help="share of wrong verdicts of the model that knows the labels")
    given = parser.parse_args()
    languages = load_languages(given.languages)
    own = [line for file in sorted(OWN.glob("train_*.jsonl")) for line in read_lines(file)]
    own = [line for line in own if crc32(line["id"].encode()) % 10 == 0]
    dev = [line | {"blame": name == "pos"} for name in ("pos", "neg") for line in read_lines(given.data / f"dev_{name}.jsonl")]
    real = [one for one in read_lines(given.data / "negatives_real_dev.jsonl") if not (given.half and crc32(one["id"].encode()) % 2)]
    wordings = {line["id"]: line["rewrite"] for line in read_lines(given.data / "rewrites_dev.jsonl")}
    recorded = {line["id"]: line["content"] for line in read_lines(OWN / "recorded_answers.jsonl")}

    answered = cases_of([line for line in own if line["id"] in recorded], languages)
    by_text = {case.ours.sent(): recorded[case.line["id"]] for case in answered}
    asyncio.run(with_model(answered, by_text.__getitem__))
    show("an endpoint that answers as recorded, on the sentences it has answers to", answered)
    for name, lines in (("our own held out sentences", own), ("labelled sentences never learned from", dev)):
        if lines:
            cases = cases_of(lines, languages)
            asyncio.run(with_model(cases, labels(cases, wordings, given.wrong)))
            show(f"an endpoint that knows the labels, {name}", cases)
    if real:
        cases = cases_of(real, languages)
        asyncio.run(with_model(cases, labels(cases, {}, given.wrong)))
        show_real("real messages" + ("" if given.half else " (learned from)"), cases)
    show_time((dev + own)[:1500], languages)


if __name__ == "__main__":
    main()
