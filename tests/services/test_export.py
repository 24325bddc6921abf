"""The review out of the database, with names and without."""

import json

import pytest

from bot.domain.decision import EarlierWording, Entry, EntryKind
from bot.domain.role import Offer
from bot.domain.wording import load_languages
from bot.services import ending, offer, review, update
from bot.services.export import NothingToExport, export
from tests.services.conftest import ADA, PLAYBOOKS

LANGUAGES = load_languages(PLAYBOOKS / "language")


def exported(house, *, number: int = 1, as_json: bool = False, private: bool = False,
             names: bool = False) -> str:
    rules = house.playbook.review.model_copy(update={"names_in_export": names})
    playbook = house.playbook.model_copy(update={"review": rules})
    return house.database.turn(
        lambda session: export(session, playbook, LANGUAGES, number, as_json=as_json, private=private))


@pytest.fixture
def whole(house):
    """An incident with everything in it."""
    house.opened(signal="ada saw p99 at 5 s\n# heading | <b>", thresholds=("customer_impact", "worried"))
    made = house.rows(Offer, Offer.role == "commander")[0]
    house.take(offer.accepted, made.id, made.person)

    def log(turn):
        entry = Entry(incident_id=1, kind=EntryKind.DECISION, number=1, channel="C1", ts="1.1", by=ADA,
                      by_role="scribe",
                      text="margaret rolls back 4.2", at=turn.now, amended_at=turn.now)
        gone = Entry(incident_id=1, kind=EntryKind.DECISION, number=2, channel="C1", ts="1.2", by=ADA,
                     text="Wait", at=turn.now,
                     withdrawn_at=turn.now)
        turn.session.add_all([entry, gone])
        turn.session.flush()
        turn.session.add(EarlierWording(entry_id=entry.id, text="Roll back", until=turn.now))
    house.take(log)
    house.pass_time(minutes=30)
    house.take(ending.close, 1, made.person, house.now, "The rollback by grace")
    house.take(review.save_threshold, 1, "customer_impact", "too late", "linus would have known", 20)
    house.take(review.save_gap, 1, None, "alert", "No alert for @edsger", "payments", None)
    house.take(review.save_missing, 1, "")
    return house


def test_the_review_reads_from_top_to_bottom(whole):
    text = exported(whole)
    assert text.startswith("# INC-1: checkout-api\n\n- Severity: critical\n- State: closed\n")
    for line in (
        "- 2026-11-23 02:55 UTC Customer impact has started or is about to start",
        "- 2026-11-23 02:55 UTC The commander role was taken.",
        "- **D1** (amended) 2026-11-23 02:55 UTC the commander rolls back 4.2",
        "  - until 2026-11-23 02:55 UTC: Roll back",
        "- **D2** (withdrawn) 2026-11-23 02:55 UTC Wait",
        "- Did it fire in the right place? too late",
        "- What would have changed if it had fired earlier? (20 min saved) somebody would have known",
        "- Alert: No alert for somebody, owned by payments",
        "- What ended it: The rollback by somebody",
    ):
        assert line in text.splitlines(), line
    assert text.rstrip().endswith("None.")


@pytest.mark.parametrize("as_json", [False, True])
def test_nobody_is_named(whole, as_json):
    text = exported(whole, as_json=as_json)
    for name in (*whole.playbook.people, "U024"):
        assert name not in text.lower().split() and f"@{name}" not in text, name
    assert "U024" not in text


def test_a_withdrawn_decision_is_not_on_the_timeline(whole):
    timeline = exported(whole).split("## Timeline")[1].split("## Decisions")[0]
    assert "D1:" in timeline and "D2:" not in timeline


def test_updates_written_put_off_and_left_out_are_on_the_timeline(house):
    house.opened()
    house.take(update.write, 1, "We roll back")
    house.take(update.snooze, 1, None)
    house.take(update.skip, 1, None)
    timeline = exported(house).split("## Timeline")[1].split("## Decisions")[0].splitlines()
    for words in ("An update was written.", "The update was put off until 2026-11-23 03:10 UTC.", "The update was left out."):
        assert f"- 2026-11-23 02:55 UTC {words}" in timeline


def test_names_are_in_it_where_the_playbook_says_so(whole):
    assert "The rollback by grace" in exported(whole, names=True)
    assert json.loads(exported(whole, as_json=True, names=True))["incident"]["responder"] == ADA


def test_what_people_typed_is_no_mark_up(whole):
    line = next(line for line in exported(whole).splitlines() if line.startswith("- Signal:"))
    assert line == "- Signal: somebody saw p99 at 5 s # heading \\| \\<b>"


def test_a_worry_is_not_judged(whole):
    text = exported(whole)
    assert text.count("Did it fire in the right place?") == 1
    assert "Somebody is worried" in text


def test_the_whole_record_is_one_json(whole):
    record = json.loads(exported(whole, as_json=True))
    assert set(record) == {"incident", "earlier_ends", "thresholds", "answers", "roles", "terms", "calls", "log", "updates", "review",
                           "threshold_reviews", "gaps"}
    assert record["log"][0]["earlier"][0]["text"] == "Roll back"


def test_before_it_is_closed_there_is_no_review(house):
    house.opened()
    assert "Not asked for yet" in exported(house)


def test_a_private_incident_is_given_out_only_when_asked_for(house):
    house.opened(private=True)
    with pytest.raises(NothingToExport, match="INC-1 is private. Add --private"):
        exported(house)
    assert "# INC-1" in exported(house, private=True)


def test_an_unknown_number_is_said(house):
    with pytest.raises(NothingToExport, match="There is no incident INC-7"):
        exported(house, number=7)
