"""What a folder may hold, in short and long forms, and how it is refused as a whole."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from bot.config.playbooks import PlaybookErrors, load
from bot.domain.wave import WaveRule

REPOSITORY = Path(__file__).parents[2]


def test_the_example_playbooks_are_valid():
    playbook = load(REPOSITORY / "playbooks")
    assert list(playbook.severities) == ["critical", "major", "moderate"]
    assert len(playbook.thresholds) == 4


def test_everything_written_is_there(folder):
    playbook = load(folder)
    service = playbook.services["checkout-api"]
    assert playbook.thresholds["customer_impact"].ask == "Customer impact has started"
    assert playbook.severities["critical"].update_every == timedelta(minutes=30)
    assert playbook.people["ada"].slack == "U024ADA01"
    assert playbook.roles["scribe"].from_ == ("service-team", "network")
    assert service.waves == (
        WaveRule(teams=("payments",)),
        WaveRule(teams=("network",), after=timedelta(minutes=10)),
    )
    assert service.objective and service.objective.target == Decimal("99.9")
    assert playbook.announce == "C024INC01"
    assert playbook.stakeholders == ("C024STK01",)


def test_what_is_not_written_has_defaults(folder):
    playbook = load(folder)
    assert playbook.admins == ()
    assert playbook.quiet_after == timedelta(hours=2)
    assert playbook.language is None
    assert playbook.review.gap_kinds == ("runbook", "alert", "ownership")
    assert not playbook.review.names_in_export


def test_optional_settings_are_read(folder, change):
    change("services.yml", "announce:", "quiet_after: 90m\nremind_before: 2m\nlanguage: tr\nannounce:")
    change("roster.yml", "roles:", "admins: [ada]\nroles:")
    (folder / "review.yml").write_text("review: {remind_every: 2d, names_in_export: true, gap_kinds: [alert]}")
    playbook = load(folder)
    assert (playbook.quiet_after, playbook.remind_before) == (timedelta(minutes=90), timedelta(minutes=2))
    assert (playbook.language, playbook.admins) == ("tr", ("ada",))
    assert (playbook.review.remind_every, playbook.review.names_in_export) == (timedelta(days=2), True)


def test_short_forms_mean_their_long_forms(folder, change):
    long = load(folder)
    change("roster.yml", "{slack: U024ADA01}", "U024ADA01")
    change("roster.yml", "{email: linus@example.com}", "linus@example.com")
    change("roster.yml", "{oncall: {people: [linus]}}", "{oncall: [linus]}")
    change("services.yml", "[[payments]", "[{teams: [payments]}")
    assert load(folder) == long


def test_names_that_other_yaml_takes_for_truth_values(folder, change):
    change("roster.yml", "  ada:", "  no: {slack: U024NOO01}\n  on: {slack: U024ONN01}\n  ada:")
    change("roster.yml", "{people: [linus]}", "{people: [no, on]}")
    assert load(folder).teams["network"].oncall.people == ("no", "on")


def test_a_wave_may_wait_for_worry(folder, change):
    change("services.yml", "after: 10m", "when: worried")
    assert load(folder).services["checkout-api"].waves[1].when == "worried"


def test_a_byte_order_mark_and_windows_line_ends_are_read(folder):
    raw = (folder / "roster.yml").read_bytes()
    (folder / "roster.yml").write_bytes(b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n"))
    assert load(folder).people["ada"].slack == "U024ADA01"


def test_a_review_of_comments_alone_changes_nothing(folder):
    (folder / "review.yml").write_text("# review: {remind_every: 2d}\n")
    assert load(folder).review.remind_every == timedelta(days=1)


def test_all_errors_of_all_files_come_at_once(change, complaints):
    change("thresholds.yml", "severity: critical", "severity: critcal")
    change("roster.yml", "[ada, grace]", "[adda, grace]")
    change("roster.yml", "answer_within: 3m", "answer_within: 3")
    change("services.yml", "99.9", "199.9")
    change("services.yml", "team: payments", "team: paymets")
    assert [line.partition(": ")[0] for line in complaints()] == [
        "playbooks/roster.yml:6",
        "playbooks/roster.yml:9",
        "playbooks/services.yml:3",
        "playbooks/services.yml:5",
        "playbooks/thresholds.yml:2",
    ]


def test_a_file_that_cannot_be_read_hides_no_error_of_the_others_and_makes_none(change, complaints):
    change("roster.yml", "teams:", "teams")
    change("services.yml", "99.9", "199.9")
    assert complaints() == [
        'playbooks/roster.yml:5: not readable as YAML: a key without its ":"; expected "key: value"',
        "playbooks/services.yml:5: services.checkout-api.objective.target: "
        + "199.9 stands here; expected a percentage above 0 and below 100, such as 99.9",
    ]


@pytest.mark.parametrize(
    ("raw", "expected"),
    {
        "empty": (b"", ":1: is empty; expected people, teams, roles"),
        "comments alone": (b"# people:\n", ":1: is empty; expected people, teams, roles"),
        "a list": (b"- ada\n", ":1: a list stands here; expected people, teams, roles"),
        "a word": (b"ada\n", ':1: "ada" stands here; expected people, teams, roles'),
        "not UTF-8": (b"# ok\n# \xff\n", ":2: not UTF-8 text; save the file as UTF-8"),
        "a control character": (b"people:\n  a\x07: b\n", ":2: holds an invisible control character; delete it"),
        "too large": (b"#" * 1_000_001, ":1: too large; expected at most 1000000 bytes"),
    }.values(),
)
def test_a_file_that_holds_no_playbook(folder, complaints, raw, expected):
    (folder / "roster.yml").write_bytes(raw)
    assert complaints() == [f"playbooks/roster.yml{expected}"]


def test_a_missing_file(folder, complaints):
    (folder / "roster.yml").unlink()
    assert complaints() == ["playbooks/roster.yml:1: this file is missing; expected people, teams, roles in it"]


def test_a_folder_in_the_place_of_a_file(folder, complaints):
    (folder / "review.yml").mkdir()
    assert complaints() == ["playbooks/review.yml:1: this file cannot be opened: Is a directory"]


def test_a_file_under_a_wrong_name(folder, complaints):
    (folder / "reviews.yaml").touch()
    assert complaints() == ['playbooks/reviews.yaml:1: no playbook file has this name; did you mean "review.yml"?']


def test_files_of_editors_and_other_kinds_are_left_alone(folder, complaints):
    for name in (".roster.yml", "roster.yml~", "roster.yml.swp", "README.md"):
        (folder / name).write_text("not: [yaml")
    assert complaints() == []


def test_no_folder(tmp_path):
    with pytest.raises(PlaybookErrors, match=r"this folder cannot be opened \(No such file or directory\)"):
        load(tmp_path / "playbooks")


def test_aliases_cannot_grow(folder, complaints):
    (folder / "review.yml").write_text("a: &a [x, x]\nb: [*a, *a]\n")
    assert complaints() == [
        "playbooks/review.yml:1: not readable as YAML: "
        + "an anchor (&); leave it out, or put quotes around a text that begins with &"
    ]
