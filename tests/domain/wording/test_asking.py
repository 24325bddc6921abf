"""The question that follows: about the very thing that was said before it."""

import pytest

from bot.domain.wording.files.wordings import Asking
from bot.domain.wording.finding.finding import Finding
from bot.domain.wording.questions.told import words_of
from bot.domain.wording.reframing.reframe import reframe
from tests.domain.wording.rewording import LANGUAGES, NAMES, reframed


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("do you even understand how consumer groups work", "competence", "consumer groups"),
        ("all it takes is one look at the queue", "hindsight", "the queue"),
        ("the next one to touch the router answers to me", "punishment", "network change roll back"),
        ("no deploys for juniors any more", "punishment", "Which steps in production should need a second approval?"),
        ("i should have caught this", "self_blame", "any of us"),
        ("you are a danger to production", "competence", "Who knows production well"),
        ("another outage from the usual people", "named_fault", "When did the outage begin"),
        ("your patch, your problem", "named_fault", "which check should the patch pass first"),
        ("you lot have no idea of EnvoyProxy", "competence", "Who knows EnvoyProxy well"),
        ("keep your hands off the federated cluster", "competence", "Who knows the federated cluster well"),
        ("another slip of yours at the shared proxy", "human_error", "before it reaches the shared proxy?"),
    ],
)
def test_a_question_by_itself_names_what_is_talked_about(text, kind, words):
    result = reframed(text, kind)
    assert result.wording is None
    assert words in result.question


@pytest.mark.parametrize(
    "text", ["the network team again, as ever", "do your job", "look in the mirror", "the cache wizard has no clue", "ask billing, they know", "FinOps as ever"]
)
def test_a_question_by_itself_names_no_people(text):
    result = reframed(text, "finger_pointing")
    assert result.wording is None
    assert not any(word in result.question for word in ("network", "job", "mirror", "cache", "billing", "FinOps"))


@pytest.mark.parametrize(
    ("text", "kind", "asked"),
    [
        ("Nils restarted the wrong broker", "named_fault", "can the command show the broker by name first?"),
        ("Nils deleted the wrong table, sorry, I mean I did", "self_blame", "Can it be restored, and can such a step show the table by name first?"),
        ("who broke staging", "who_did_it", "What changed just before staging broke?"),
        ("Nils broke billing-worker with the new rule", "named_fault", "Which check should a change like that pass first?"),
        ("Nils muted the lag alert", "named_fault", "can silences end by themselves?"),
        ("you should have told the pharmacy", "counterfactual", "Can the pharmacy be told automatically?"),
        ("Nils misread the label and pulled the live drive", "human_error", "How could the label say it more plainly?"),
        ("Nils pushed straight to main", "named_fault", "Can branch protection require a review there?"),
        ("Nils rolled out the agent on a Friday", "named_fault", "Can changes at such hours wait for the next working day?"),
        ("Nils mistyped the mask", "human_error", "Can a schema check catch that before it takes effect?"),
        ("platform knew about the etcd corruption and said nothing", "withheld_signal", "Which alert on the etcd corruption can post here directly?"),
    ],
)
def test_a_question_asks_about_the_very_thing_before_it(text, kind, asked):
    result = reframed(text, kind)
    assert result.wording is not None
    assert asked in result.question


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Nils dropped the ledger table", "How much can be restored, and can deletes there wait before they are final?"),
        ("the site went down when Nils restarted the gateway", "What should be drained or checked before the gateway can restart?"),
        ("Nils set the retention to one hour", "What is the shortest retention the config should accept there?"),
        ("Nils left the loading gate open", "How long may the loading gate be open before an alarm sounds?"),
        ("Nils crashed the broker", "What changed just before the broker went down?"),
        ("the disk was at 97% and nobody looked", "At which level below 97% should the disk page?"),
        ("Nils approved the change without a cost estimate", "Can the approval require the cost estimate?"),
    ],
)
def test_a_deed_is_asked_about_by_what_could_help_now_and_what_could_hold_it(text, asked):
    assert reframed(text).question == asked


@pytest.mark.parametrize("own", ["forgot to renew the cert", "deleted the wrong table", "killed the leader", "was not careful with the mask"])
def test_a_question_about_ones_own_deed_is_about_the_system(own):
    question = reframed(f"sorry, I {own}", "self_blame").question
    assert not {"i", "me", "my", "you", "your"} & set(question.casefold().rstrip("?").split())


def test_the_question_is_about_what_was_reworded_and_not_about_the_status_before_it():
    status, blame = "11:20: rollback to 3.14.1 in progress. ", "Sofia forgot to add the index before enabling the flag."
    finding = Finding("named_fault", "named_fault", len(status), len(status + blame), blame, 1.0, ())
    found = reframe(status + blame, [finding], NAMES, LANGUAGES)
    assert "in progress. The index was not added" in found.wording and "rollback" not in found.question


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Rui did not mount the archive", "Can the tooling make sure that the archive is mounted?"),
        ("you didn't lower the limits before the sale", "Can the tooling make sure that the limits are lowered first?"),
        ("she never put the filters back", "Can the closing checklist ask whether the filters are put back?"),
    ],
)
def test_what_was_not_done_is_named_in_the_question(text, asked):
    assert reframed(text).question == asked


def test_no_question_looks_into_code():
    assert "breaks" not in reframed("`. NORA broke `").question


ASKED = LANGUAGES.known["en"].wordings.asking


def test_every_word_that_leads_to_a_question_can_be_met():
    looked_for = {word for one in ASKED for word in (*one.about, *one.also, *one.did, *one.undone, *one.by_itself)}
    assert [word for word in sorted(looked_for) if not word.endswith("*") and word not in words_of(word)] == []
    assert [name for one in ASKED for name in one.named if " " in name] == []


def test_no_question_waits_behind_one_that_always_comes_first():
    behind = [one.ask for place, one in enumerate(ASKED) if any(_comes_first(before, one) for before in ASKED[:place])]
    assert behind == []


def _comes_first(before: Asking, one: Asking) -> bool:
    """Whether `before` is asked wherever `one` could be: it has the same conditions, or fewer."""
    narrower = before.slots <= one.slots and (one.of_clause or not before.of_clause)
    for name in ("kinds", "named", "also", "did", "undone"):
        wanted, met = getattr(before, name), getattr(one, name)
        narrower = narrower and (not wanted or (bool(met) and set(met) <= set(wanted)))
    return narrower and _leads(before.about, one.about) and _leads(before.by_itself, one.by_itself)


def _leads(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether each of the other words leads to the question of these."""
    return "*" in words or set(others) <= set(words)
