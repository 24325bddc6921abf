"""What is put in place of a blaming sentence: read each pair aloud."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.domain.wording.facts import same_facts
from bot.domain.wording.find import find
from bot.domain.wording.finding import Finding
from bot.domain.wording.language import Languages, load_languages
from bot.domain.wording.names import Names
from bot.domain.wording.reframe import balanced, reframe
from bot.domain.wording.rehearse import broken_wordings
from bot.domain.wording.wordings import Wordings

LANGUAGES = load_languages(Path(__file__).parents[3] / "playbooks" / "language").fixed_to("en")
NAMES = Names()


def reframed(text, kind="named_fault", names=NAMES):
    return reframe(text, [Finding(kind, kind, 0, len(text), text, 1.0, ())], names, LANGUAGES)


def said(text, kind="named_fault", names=NAMES):
    """The wording without its question, "" if the question stands alone."""
    result = reframed(text, kind, names)
    return result.wording.removesuffix(result.question).strip() if result.wording else ""


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Nora deleted the `billing_v3` bucket at 14:02", "The `billing_v3` bucket was deleted at 14:02."),
        (
            "<@U0ABC123> pushed a broken chart without waiting for review",
            "A broken chart was pushed without waiting for review.",
        ),
        (
            "so it was Omar's deploy that took search-api down at 13:52",
            "The deploy took search-api down at 13:52.",
        ),
        ("the platform team rotated the keys on a Friday, nice", "The keys were rotated on a Friday."),
        (
            "we lost 40 invoices because Lena ran the cleanup job on prod",
            "40 invoices were lost because the cleanup job ran on prod.",
        ),
        (
            "your config change killed every pod in eu-west-1",
            "The config change killed every pod in eu-west-1.",
        ),
        (
            "Tariq skipped the canary and now 30% of logins fail",
            "The canary was skipped, and now 30% of logins fail.",
        ),
        ("somebody powered off the wrong rack", "The wrong rack was powered off."),
        ("Milan let the certificate expire", "The certificate expired."),
    ],
)
def test_a_deed_becomes_an_event(text, wording):
    assert said(text) == wording


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        (
            "you should have drained the node before patching it",
            "The node was not drained before patching it.",
        ),
        ("Ines shouldn't have merged #512 with red checks", "#512 was merged with red checks."),
        ("if only QA had tested the import we would not be here", "The import was not tested."),
        ("had you set a timeout none of this would have happened", "No timeout was set."),
        ("you could've asked before rebooting the switch", "The switch was rebooted."),
        ("they should've rolled back at 14:10", "There was no rollback at 14:10."),
        ("the on-call forgot to unmute the pager", "The pager was not unmuted."),
        ("nobody even checked the backups", "The backups were not checked."),
    ],
)
def test_what_should_have_been_becomes_what_was(text, wording):
    assert said(text, "counterfactual") == wording


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        (
            "why didn't you tell us that the queue was growing?",
            "The queue was growing, and this channel heard late.",
        ),
        (
            "why are we only now hearing about the failed restore",
            "News of the failed restore reached this channel late.",
        ),
        (
            "you saw the error graph at 14:05 and only told us at 14:40",
            "The error graph was known at 14:05 and reached this channel at 14:40.",
        ),
        (
            "infra knew about the full disk for three days and never said a word",
            "The full disk was known for three days, before this channel heard.",
        ),
        (
            "nobody told us that the schema was changing",
            "The schema was changing, and word of it did not come here.",
        ),
    ],
)
def test_silence_becomes_when_it_was_seen(text, wording):
    assert said(text, "withheld_signal") == wording


@pytest.mark.parametrize(
    ("text", "kind", "wording"),
    [
        ("who broke staging?", "who_did_it", "Staging broke."),
        ("which genius set `pool_size` to 3?", "who_did_it", "`pool_size` was set to 3."),
        ("whose idea was it to remove the rate limiter", "who_did_it", "The rate limiter was removed."),
        ("who thought it was a good idea to deploy at 5pm", "who_did_it", "A deploy went out at 5pm."),
        (
            "how did nobody notice the red banner for 20 minutes",
            "hindsight",
            "The red banner went unnoticed for 20 minutes.",
        ),
        (
            "what were you thinking restarting both brokers at once",
            "hindsight",
            "Both brokers were restarted at once.",
        ),
        ("someone fat-fingered the replica count", "human_error", "The replica count was mistyped."),
        (
            "the outage was due to human error at 22:14",
            "human_error",
            "A manual step at 22:14 preceded the outage.",
        ),
        (
            "Ana has no idea how the shard rebalancing works",
            "competence",
            "We need help with how the shard rebalancing works.",
        ),
        (
            "the next person who deploys without a ticket gets fired",
            "punishment",
            "A deploy went out without a ticket.",
        ),
        (
            "sorry all, I dropped the wrong table",
            "self_blame",
            "The wrong table was dropped. That mix-up is easy to make.",
        ),
        (
            "my fault, I ran it against the live db",
            "self_blame",
            "It ran against the live db. It could have been any of us.",
        ),
        (
            "mobile keeps pushing breaking changes",
            "finger_pointing",
            "Breaking changes were pushed more than once.",
        ),
    ],
)
def test_each_kind_of_blame_has_its_way(text, kind, wording):
    assert said(text, kind) == wording


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        (
            "you knew the replica was lagging since 06:40 and let us debug the app",
            "The replica was lagging since 06:40",
        ),
        ("Oleg dropped the index on `orders.paid_at`", "The index on `orders.paid_at` was dropped."),
        (
            "you turned off the alerts for the payment queue",
            "The alerts for the payment queue were turned off.",
        ),
        ("you turned off the alerts for 20 minutes", "The alerts were turned off for 20 minutes."),
        ("Uma took the standby out of rotation", ""),
        ("somebody gave the bot write access to `main`", "Write access was given to `main`."),
        (
            "their indexer fell over at 07:55 and took cart-api with it",
            "The indexer fell over at 07:55 and took cart-api with it.",
        ),
        ("Rui ran the seed script twice", "The seed script ran twice."),
        ("nobody ran the smoke tests", "The smoke tests were not run."),
        ("you messed up the dns records at 14:05", "Something went wrong with the dns records at 14:05."),
        ("the limit is 512 MB and not 5 GB, Vera", "The limit is 512 MB and not 5 GB."),
        ("they should have rolled back instead of debugging live", "There was no rollback."),
        ("why was there only one broker", "There was only one broker."),
        ("Ada Costa deleted the index", "The index was deleted."),
        ("my money is on the new guy", ""),
        ("if they could be bothered to answer we'd know why packets drop", ""),
        ("you should have told the customer that late exports are normal", ""),
        (
            "we're at 40% of capacity since 10:15 because Ron drained two zones",
            "We're at 40% of capacity since 10:15 because two",
        ),
        ("even my grandmother would have seen the disk filling up", "The disk was filling up."),
        ("you ignored the canary and promoted anyway", "The canary got no response"),
        ("how did it take 90 minutes to find a typo", "It took 90 minutes to find a typo."),
        ("he force-pushed over everybody's work", ""),
        ("grow up and read the manual", ""),
        ("Kay did not read the ticket the wrong site went dark", "The ticket was not read."),
        ("you kept the vendor's notice to yourself for 9 days", "The notice was known for 9 days"),
        ("it's the CDN's fault that images are broken since 12:40", "Images are broken since 12:40."),
        (
            "you saw the OOM kills at 03:15 and only opened a ticket at 07:40",
            "The OOM kills were visible at 03:15.",
        ),
    ],
)
def test_the_words_stay_where_they_belong(text, wording):
    assert said(text).startswith(wording)


@pytest.mark.parametrize(
    "text",
    [
        "you can't restart both nodes at once, everyone knows that",
        "someone's head should roll for this",
        "whoever planned this should read a book",
        "we would have caught this if you had bothered to deploy there",
        "everyone knew the old switch would die",
        "every outage comes from billing",
        "AWS can't get their act together",
    ],
)
def test_what_is_only_alleged_is_not_said_to_have_happened(text):
    assert said(text) == ""


@pytest.mark.parametrize(
    ("text", "listing"),
    [
        ("typical Ben, 14:05 again", "On the timeline: 14:05."),
        ("Ben and his 12%, typical", "In figures: 12%."),
        (
            "someone's head should roll for the 6 hours of downtime on checkout",
            "Known so far: 6 hours of downtime on checkout.",
        ),
        ("shame on the team behind v5.0.2", "This is about v5.0.2."),
    ],
)
def test_left_over_facts_stand_with_their_words(text, listing):
    assert said(text) == listing


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("do you even understand how consumer groups work", "competence", "consumer groups"),
        ("all it takes is one look at the queue", "hindsight", "the queue grow"),
        ("the next one to touch the router answers to me", "punishment", "network change"),
        ("no deploys for juniors any more", "punishment", "pipeline"),
        ("i should have caught this", "self_blame", "any of us"),
    ],
)
def test_a_question_by_itself_names_what_is_talked_about(text, kind, words):
    result = reframed(text, kind)
    assert result.wording is None
    assert words in result.question


def test_all_of_it_as_emphasis_is_no_figure():
    assert said("100% on Dmitri, he flipped `new_router` at 22:05") == "`new_router` was flipped at 22:05."


@pytest.mark.parametrize(
    "text", ["heads will roll for this", "you had one job", "this is just careless", "who did this?"]
)
def test_what_says_nothing_leaves_the_question_alone(text):
    result = reframed(text, "punishment")
    assert result.wording is None
    assert result.question.endswith("?")


def test_facts_that_fit_in_no_sentence_are_listed():
    assert (
        said("typical Ben, 14:05, search-api, 35 minutes, again")
        == "Known so far: 14:05, search-api, 35 minutes."
    )


def test_sentences_that_do_not_blame_stay_as_written():
    text = "Update: search-api is back since 14:20. Pia broke it with her change."
    blamed = text.index("Pia")
    finding = Finding("x", "named_fault", blamed, len(text), text[blamed:], 1.0, ())
    result = reframe(text, [finding], NAMES, LANGUAGES)
    assert result.wording == f"Update: search-api is back since 14:20. {result.question}"


def test_names_of_the_roster_are_people_and_services_are_not():
    names = Names(people=frozenset({"robin"}), services=frozenset({"hermes"}))
    assert said("robin truncated the audit table", names=names) == "The audit table was truncated."
    assert "hermes" in said("whoever was on call last night let hermes fill up", names=names).lower()


def test_the_person_is_gone():
    result = reframed("<@U0ABC123> you broke login with your patch, @ben agreed")
    assert result.wording is not None
    assert not {"<@", "@ben", "you"} & set(result.wording.lower().replace("<@u0abc123>", "<@").split())


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("why didn't you tell us about the lag", "withheld_signal", "signal"),
        ("Ana merged #512 without review", "named_fault", "gap"),
        ("the vendor is useless, as always", "finger_pointing", "dependency"),
        ("they have no idea how replication works", "competence", "expertise"),
    ],
)
def test_the_question_fits_what_is_talked_about(text, kind, key):
    assert reframed(text, kind).question_key == key


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("sorry, I forgot to renew the cert", "That is easy to miss."),
        ("I deleted the wrong table, so sorry", "That mix-up is easy to make."),
        ("my bad, I muted the lag alert", "It could have been any of us."),
    ],
)
def test_a_wording_of_self_blame_is_kind(text, words):
    assert words in reframed(text, "self_blame").wording
    assert words not in (reframed(text, "named_fault").wording or "")


def test_self_blame_is_answered_kindly():
    assert "thank you" in reframed("sorry, I broke prod", "self_blame").why.lower()


def test_the_strongest_finding_gives_the_kind():
    text = "who did this? Ana broke it."
    weak = Finding("a", "who_did_it", 0, 13, text[:13], 0.6, ())
    strong = Finding("b", "named_fault", 14, len(text), text[14:], 0.9, ())
    assert reframe(text, [weak, strong], NAMES, LANGUAGES).kind == "named_fault"


@pytest.mark.parametrize("kind", ["withheld_signal", "named_fault", "self_blame"])
def test_a_wall_of_text_is_left_to_the_question(kind):
    result = reframed("Ana broke prod at 14:05. " * 200, kind)
    assert result.wording is None


def test_every_question_of_the_file_passes_the_check():
    language = LANGUAGES.known["en"]
    asked = [*language.questions.values(), *(one.ask for one in language.wordings.asking)]
    assert [one for one in asked if find(one, NAMES, LANGUAGES) or not one.endswith("?")] == []


def test_balanced_reads_markup_and_not_names():
    assert balanced("*bold* and `max_size` and order_events")
    assert not balanced("*bold and `code`")


def test_a_wording_of_a_wording_is_not_needed():
    for text in ("Nora deleted the `a_b` bucket at 14:02", "who broke prod?"):
        wording = reframed(text).wording
        assert find(wording, NAMES, LANGUAGES) == []
        assert same_facts(text, wording)


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Mehmet kuyruğu sildi", "Kuyruk silindi."),
        ("14:05'te indeksi kim kapattı?", "14:05'te indeks kapatıldı."),
        ("yanlış tabloyu sildin", "Yanlış tablo silindi."),
        ("Zeynep 14:05'te bir şey yaptı", "Şu ana kadar bilinen: 14:05."),
        ("Ali Rıza veritabanını düşürdü", "Veritabanı düştü."),
        ("kim değiştirdi bu ayarı?", "Bu ayar değiştirildi."),
        ("alarmı açmayı unuttun", "Alarm açılmadı."),
        ("dikkatsizlik yüzünden 40 dakika kaybettik", "Şu ana kadar bilinen: 40 dakika."),
        ("nasıl görmezsiniz diskin %98 olduğunu", "Şu ana kadar bilinen: %98."),
        ("geri almanız gerekirdi 15:30'da", "Şu ana kadar bilinen: 15:30."),
    ],
)
def test_a_second_language_has_its_own_wordings(text, wording):
    turkish = load_languages(Path(__file__).parents[3] / "playbooks" / "language").fixed_to("tr")
    result = reframe(text, [Finding("x", "named_fault", 0, len(text), text, 1.0, ())], NAMES, turkish)
    assert result.wording == f"{wording} {result.question}"


def test_a_language_without_wordings_offers_the_question():
    english = LANGUAGES.known["en"].model_copy(update={"wordings": Wordings()})
    text = "Nora deleted the cache at 14:02"
    finding = Finding("x", "named_fault", 0, len(text), text, 1.0, ())
    result = reframe(text, [finding], NAMES, Languages({"en": english}))
    assert (result.wording, result.question) == (None, english.questions["gap"])


@pytest.mark.parametrize(
    ("section", "reason"),
    [
        ({"clauses": [{"said": "{who} {whatever}", "say": ""}]}, "nothing is called whatever"),
        ({"clauses": [{"said": "{who} {did}", "say": "{evnt}"}]}, "nothing is called evnt"),
        ({"verbs": {"regular": ["push"]}}, "without them no deed can be said"),
        ({"asking": [{"key": "blame", "about": ["x"], "ask": "?"}]}, "signal"),
    ],
)
def test_a_wrong_wording_is_told_when_the_file_loads(section, reason):
    with pytest.raises(ValidationError, match=reason):
        Wordings(**section)


def test_the_examples_of_the_files_hold():
    assert [
        line
        for one in load_languages(Path(__file__).parents[3] / "playbooks" / "language").known.values()
        for line in broken_wordings(one)
    ] == []


def test_a_broken_example_is_named():
    wordings = Wordings(examples=[{"blame": "Nora deleted it at 14:02", "say": "Something else."}])
    english = LANGUAGES.known["en"].model_copy(update={"wordings": wordings})
    assert "Something else." in next(iter(broken_wordings(english)))
