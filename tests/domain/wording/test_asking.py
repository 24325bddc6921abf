"""The question that follows: about the very thing that was said before it."""


import pytest

from bot.domain.wording.finding.finding import Finding
from bot.domain.wording.reframing.reframe import reframe
from tests.domain.wording.rewording import LANGUAGES, NAMES, reframed


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("do you even understand how consumer groups work", "competence", "consumer groups"),
        ("all it takes is one look at the queue", "hindsight", "the queue grow"),
        ("the next one to touch the router answers to me", "punishment", "network change"),
        ("no deploys for juniors any more", "punishment", "pipeline"),
        ("i should have caught this", "self_blame", "any of us"),
        ("you are a danger to production", "competence", "the knowledge about production kept"),
        ("the second rack is on you", "punishment", "Which guard around the second rack"),
        ("another outage from the usual people", "named_fault", "When did the outage begin"),
        ("your patch, your problem", "named_fault", "Which check does the patch pass"),
        ("you of all people near `ledger-prod`", "punishment", "Which guard around `ledger-prod`"),
    ],
)
def test_a_question_by_itself_names_what_is_talked_about(text, kind, words):
    result = reframed(text, kind)
    assert result.wording is None
    assert words in result.question


@pytest.mark.parametrize(
    "text", ["the network team again, as ever", "do your job", "look in the mirror", "the cache wizard has no clue", "ask billing, they know"]
)
def test_a_question_by_itself_names_no_people(text):
    result = reframed(text, "finger_pointing")
    assert result.wording is None
    assert not any(word in result.question for word in ("network", "job", "mirror", "cache", "billing"))


@pytest.mark.parametrize(
    ("text", "kind", "asked"),
    [
        ("Nils restarted the wrong broker", "named_fault", "What could confirm the right broker before it is restarted?"),
        ("Nils deleted the wrong table, sorry, I mean I did", "self_blame", "the right table before it is deleted?"),
        ("who broke staging", "who_did_it", "Which alert fires as soon as staging breaks?"),
        ("Nils broke billing-worker with the new rule", "named_fault", "as soon as billing-worker breaks?"),
        ("Nils muted the lag alert", "named_fault", "What would bring the lag alert back on after a while?"),
        ("you should have told the pharmacy", "counterfactual", "Which notice would reach the pharmacy in time?"),
        ("Nils misread the label and pulled the live drive", "human_error", "would protect the live drive?"),
        ("Nils pushed straight to main", "named_fault", "Which rule protects that branch"),
        ("Nils rolled out the agent on a Friday", "named_fault", "Which changes could wait for a fuller rota?"),
        ("Nils mistyped the mask", "human_error", "What would check the mask before it takes effect?"),
        ("platform knew about the etcd corruption and said nothing", "withheld_signal", "What would bring the etcd corruption to this channel"),
    ],
)
def test_a_question_asks_about_the_very_thing_before_it(text, kind, asked):
    result = reframed(text, kind)
    assert result.wording is not None
    assert asked in result.question


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Nils dropped the ledger table", "What would protect the ledger table from being dropped?"),
        ("the site went down when Nils restarted the gateway", "What would show the effect on the site before the gateway is restarted?"),
        ("Nils set the retention to one hour", "What would reject one hour for the retention?"),
        ("Nils left the loading gate open", "What would show that the loading gate is left open?"),
        ("Nils crashed the broker", "Which alert fires as soon as the broker goes down?"),
        ("the disk was at 97% and nobody looked", "Which alert fires before the disk reaches 97%?"),
        ("Nils approved the change without a rollback plan", "What could require the rollback plan before the change is approved?"),
    ],
)
def test_a_deed_is_asked_about_as_it_is_done_any_day(text, asked):
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
        ("Rui did not mount the archive", "What could make sure that the archive is mounted?"),
        ("you didn't lower the limits before the sale", "What could make sure that the limits are lowered?"),
        ("she never put the filters back", "What could make sure that the filters are put back?"),
    ],
)
def test_what_was_not_done_is_named_in_the_question(text, asked):
    assert reframed(text).question == asked


def test_no_question_looks_into_code():
    assert "breaks" not in reframed("`. NORA broke `").question
