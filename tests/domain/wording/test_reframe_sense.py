"""What may not change when blame is put another way: the sense, and where a word belongs."""

from pathlib import Path

import pytest

from bot.domain.wording.files.language import load_languages
from bot.domain.wording.finding.finding import Finding
from bot.domain.wording.reframing.reframe import reframe
from tests.domain.wording.rewording import NAMES, reframed, said


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
            "",
        ),
        (
            "the next person who deploys without a ticket gets fired",
            "punishment",
            "A deploy went out without a ticket.",
        ),
        (
            "sorry all, I dropped the wrong table",
            "self_blame",
            "The wrong table was dropped.",
        ),
        (
            "my fault, I ran it against the live db",
            "self_blame",
            "It ran against the live db.",
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
        ("somebody gave the bot write access to `main`", "Write access to `main` was given to the bot."),
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
    "text",
    [
        "typical Ben, 14:05 again",
        "Ben and his 12%, typical",
        "typical Ben, search-api at 14:05 again",
        "shame on the team behind v5.0.2",
        "if Rashid had read the runbook we'd have been back in 5 min",
        "Pia acked the page at 01:12 and the next thing anyone heard from her was at 02:55",
        "typical Ben, 14:05, search-api, 35 minutes, again",
        "shame on the team with the 63 tickets, the 0 and the 14",
        "shame on the bloke with 18 years in the job",
    ],
)
def test_facts_that_fit_in_no_sentence_leave_the_question_alone(text):
    assert said(text) == ""


def test_all_of_it_as_emphasis_is_no_figure():
    assert said("100% on Dmitri, he flipped `new_router` at 22:05") == "`new_router` was flipped at 22:05."


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Mehmet kuyruğu sildi", "Kuyruk silindi."),
        ("14:05'te indeksi kim kapattı?", "14:05'te indeks kapatıldı."),
        ("yanlış tabloyu sildin", "Yanlış tablo silindi."),
        ("Zeynep 14:05'te bir şey yaptı", ""),
        ("Ali Rıza veritabanını düşürdü", "Veritabanı düştü."),
        ("kim değiştirdi bu ayarı?", "Bu ayar değiştirildi."),
        ("alarmı açmayı unuttun", "Alarm açılmadı."),
        ("dikkatsizlik yüzünden 40 dakika kaybettik", ""),
        ("nasıl görmezsiniz diskin %98 olduğunu", ""),
        ("geri almanız gerekirdi 15:30'da", ""),
    ],
)
def test_a_second_language_has_its_own_wordings(text, wording):
    turkish = load_languages(Path(__file__).parents[3] / "playbooks" / "language").fixed_to("tr")
    result = reframe(text, [Finding("x", "named_fault", 0, len(text), text, 1.0, ())], NAMES, turkish)
    assert result.wording == (f"{wording} {result.question}" if wording else None)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("a call at midnight and we'd have kept the mirror", "was kept"),
        ("we would have kept the snapshots had anybody read the mail", "kept"),
        ("who rebooted that? nobody? so quiet all of a sudden?", "quiet"),
        ("you ignored each and every alert", "Each got"),
        ("there has to be some price for skipping the drill", "price"),
        ("they ought to have tested the label prior to the wipe", "prior was"),
    ],
)
def test_what_never_came_to_be_and_what_is_only_felt_is_no_fact(text, never):
    assert never not in (reframed(text, "counterfactual").wording or "")


@pytest.mark.parametrize(
    "text",
    [
        "shame on whoever owns `ledger-prod`",
        "Layer 9 issue. Closing the tab.",
        "I want whoever is responsible in my office at 10",
        "a real engineer would have called us by 3am",
    ],
)
def test_a_name_or_a_bare_number_alone_says_nothing(text):
    assert said(text) == ""


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("you moved the mail back to the old relay", "The mail was moved back to the old relay."),
        ("who restarts both brokers together", "Both brokers were restarted together."),
        ("you shut port 7 here", "Port 7 was shut here."),
        ("Ana dropped the staging table thinking it was a copy", "The staging table was dropped, taken for a copy."),
        ("whoever skips the dry run loses access", "The dry run was skipped."),
        ("she did not read the change notice carefully", "The change notice was not read carefully."),
    ],
)
def test_what_goes_with_the_verb_is_no_part_of_the_thing(text, wording):
    assert said(text) == wording


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Ben, deleting an alert does not fix the disk", "deleting"),
        ("fire him. Then maybe the restores get tested.", "maybe"),
        ("sales never reads the mail and then it's our outage", "our outage"),
        ("the night shift ignored each and every one", "Each"),
    ],
)
def test_a_lesson_or_a_sneer_is_no_fact(text, never):
    assert never.casefold() not in said(text).casefold()


@pytest.mark.parametrize("group", ["facilities", "the lab upstairs", "catering"])
def test_what_only_people_do_is_not_said_of_an_unknown_group(group):
    assert group not in said(f"so {group} knew the boiler was failing and we did not").casefold()


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("there have to be consequences for ignoring the freeze", "The freeze was not followed."),
        ("Ana ignored the disk alert", "The disk alert got no response."),
        ("dbas hid the lock from us all day", "The lock was known all day, but not in this channel."),
        ("Ana removed the A record", "The A record was removed."),
        ("it was Oriol who wiped the index", "The index was wiped."),
        ("depot IT pushed untested firmware to 30 tills", "Untested firmware was pushed to 30 tills."),
        ("Ben ignored the vendor notice", ""),
        ("Ben approved rolling out untested firmware", ""),
        ("Ben was asleep. Thanks for staying late.", ""),
    ],
)
def test_the_thing_stays_whole_and_fits_what_became_of_it(text, wording):
    assert said(text) == wording
