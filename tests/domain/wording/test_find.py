"""Which sentences are told, and which are left alone."""

from pathlib import Path

import pytest

from bot.domain.wording import Languages, Names, check_examples, find, load_languages, weigh
from bot.domain.wording.files.weights import Weights
from bot.domain.wording.finding.find import LINE

PLAYBOOK = Path(__file__).parents[3] / "playbooks" / "language"
LANGUAGES = load_languages(PLAYBOOK)
ROSTER = Names(
    people=frozenset({"zebulon"}),
    teams=frozenset({"quokka"}),
    services=frozenset({"turnstile"}),
    mentions={"U024BOT01": "bot", "S024PAY01": "team"},
)


def told(text: str, names: Names = ROSTER) -> list[str]:
    return [finding.kind for finding in find(text, names, LANGUAGES)]


def test_every_example_of_the_language_files_holds():
    assert check_examples(LANGUAGES) == []


@pytest.mark.parametrize(
    "text",
    [
        "why didn't you tell us earlier",
        "why didnt you tell us earlier",
        "WHY DIDN'T YOU TELL US EARLIER???",
        "Why didn’t Zebulon tell us earlier?",
        "why didn't <@U024ADA01> tell us earlier",
        "why didn't quokka tell us earlier",
        "why did nobody tell us",
        "so, why did no one tell us",
        "why didnt you infrm us",
        "ok thanks. but why didn't you tell us that `turnstile` was down?",
    ],
)
def test_nobody_types_the_best_known_phrase_unnoticed(text):
    assert told(text) == ["withheld_signal"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Zebulon broke prod", "named_fault"),
        ("quokka broke prod", "named_fault"),
        ("<@U024ADA01> broke prod", "named_fault"),
        ("you should have checked the diff", "counterfactual"),
        ("quokka never tests anything", "competence"),
        ("root cause: human error", "human_error"),
        ("not our fault, talk to quokka", "finger_pointing"),
        ("who the hell approved this", "who_did_it"),
        ("told you so", "hindsight"),
        ("somebody should be fired for this", "punishment"),
        ("sorry all, I broke prod", "self_blame"),
    ],
)
def test_each_kind_is_known(text, kind):
    assert told(text) == [kind]


SHAPES = {
    "why didn't {you} tell us about {fact}": "withheld_signal",
    "{you} never told us about {fact}": "withheld_signal",
    "{you} broke {fact}": "named_fault",
    "{you} took down the cluster with {fact}": "named_fault",
    "{you} should have tested this before {fact}": "counterfactual",
    "if {you} had told us about {fact} we would have rolled back": "counterfactual",
    "how could {you} miss {fact}": "hindsight",
    "{you} should be fired for {fact}": "punishment",
}


@pytest.mark.parametrize("fact", ["checkout-api at 14:02", "turnstile", "the queue on node-7 since 09:15"])
@pytest.mark.parametrize("you", ["you", "Zebulon", "Tom", "<@U024ADA01>", "quokka"])
@pytest.mark.parametrize(("shape", "kind"), SHAPES.items())
def test_plain_blame_is_found_whoever_and_whatever_stands_around(shape, kind, you, fact):
    assert told(shape.format(you=you, fact=fact)) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Why didn't you tell us about the 500s on checkout-api at 14:02?",
        "Linus broke checkout-api at 14:02.",
        "why did nobody tell us that replica-2 was behind",
        "why are we only hearing about the lag on replica-2 now",
        "who approved this change?",
        "who broke checkout-api at 14:02?",
        "whoever merged that should lose access",
        "I broke checkout-api at 14:02",
        "somebody broke the pipeline last night",
    ],
)
def test_plain_questions_and_calls_are_found(text):
    assert told(text)


@pytest.mark.parametrize(
    "text",
    [
        "the deploy broke checkout-api at 14:02",
        "the cron job deleted the table on replica-2",
        "Linus broke the change into three parts",
        "Linus took node-7 down for the kernel patch",
        "Ada deleted the old bucket as planned",
        "who approved the access request?",
        "whoever merged that, thank you",
        "their fault tolerance is good",
        "did anyone check the dashboard?",
    ],
)
def test_facts_and_neutral_questions_near_them_are_left_alone(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "turnstile never retries",
        "turnstile broke prod",
        "<@U024BOT01> broke prod",
        "the deploy broke checkout",
        "payments-api never retries",
        "OrderSync should have checked the header",
        "Ada restarted the primary at 14:02",
        "we should have a runbook",
        "you should have access now",
        "we don't do blame here",
        "it was never your fault",
        "who owns the turnstile?",
        "thanks for telling us so early",
        "my bad, wrong channel",
    ],
)
def test_work_talk_is_left_alone(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "> you broke prod",
        "&gt; you broke prod",
        'the customer wrote "you broke prod" in the ticket',
        "he wrote “you broke prod” there",
        "`you broke prod`",
        "```\nyou broke prod\n```",
        "look at <https://example.com/you-broke-prod|the page>",
        "---------- Forwarded message\nyou broke prod",
        "Ada wrote:\nyou broke prod\n",
        "[14:02] ada: you broke prod",
    ],
)
def test_what_others_said_is_not_the_author(text):
    assert told(text) == []


def test_the_sentence_is_found_where_it_stands():
    text = "Lag is at 40k &amp; rising. <@U024ADA01> broke prod. Rolling back now."
    (finding,) = find(text, ROSTER, LANGUAGES)
    assert text[finding.start : finding.end] == finding.sentence
    assert "broke prod" in finding.sentence and "Rolling" not in finding.sentence
    assert "broke" in finding.moved_by


def test_two_blaming_sentences_are_two_findings_in_their_order():
    findings = find("You broke prod. The lag is at 40k. Who the hell approved this?", ROSTER, LANGUAGES)
    assert [finding.kind for finding in findings] == ["named_fault", "who_did_it"]


def test_a_long_message_is_judged_sentence_by_sentence():
    calm = "The rollback is done and the queue is draining. " * 30
    assert told(calm) == []
    assert told(calm + "Tom broke prod.") == ["named_fault"]


def test_every_sentence_has_a_score_also_below_the_line():
    scores = [finding.score for finding in weigh("You broke prod. The lag is at 40k.", ROSTER, LANGUAGES)]
    assert scores[0] > LINE > scores[1]


def silenced(*names: str) -> Languages:
    return Languages({"en": LANGUAGES.known["en"].silencing(*names)})


def test_a_silenced_kind_is_not_told():
    assert find("told you so", Names(), silenced("hindsight")) == []


def test_a_silenced_rule_leaves_the_others():
    languages = silenced("consequences", "punishment")
    assert find("heads will roll", Names(), languages) == []
    assert [one.kind for one in find("you broke prod", Names(), languages)] == ["named_fault"]


def test_the_more_somebody_says_the_surer_it_has_to_be():
    words = "Zebulon could not be trusted with a mop"
    calm = "The rollback is running. Traffic is back at 40 percent. The next look is at noon."
    alone = weigh(words, ROSTER, LANGUAGES)[0].score
    among = [one for one in weigh(f"{calm} {words}", ROSTER, LANGUAGES) if one.sentence.startswith("Zebulon")]
    assert among[0].score < alone


def test_the_kind_does_not_hang_on_the_order_of_the_features():
    near = {name: 0.1 for name in "abcdefghij"}
    weights = Weights(line=0.0, bias=0.0, blame={}, kinds={"named_fault": near, "hindsight": {"": 1.0}})
    assert {weights.kind(order) for order in (list(near), list(reversed(near)))} == {"named_fault"}
