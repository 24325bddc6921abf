"""Values of a wrong kind or out of range: the exact line each is refused with."""

import pytest

CASES = {
    "channel for a person": (
        "roster.yml", "U024ADA01", "C024ADA01",
        '2: people.ada.slack: "C024ADA01" is the id of a channel; expected a person\'s Slack id (U… or W…: profile, three dots, Copy member ID)',
    ),
    "person for a channel": (
        "services.yml", "C024INC01", "U024INC01",
        '6: announce: "U024INC01" is the id of a person; expected a channel\'s Slack id (C… or G…: at the foot of the channel\'s details)',
    ),
    "user group for a person": (
        "roster.yml", "U024ADA01", "S024ADA01",
        '2: people.ada.slack: "S024ADA01" is the id of a user group; expected a person\'s Slack id (U… or W…: profile, three dots, Copy member ID)',
    ),
    "name for a channel": (
        "services.yml", "announce: C024INC01", 'announce: "#incidents"',
        '6: announce: "#incidents" is not a Slack id; expected a channel\'s Slack id (C… or G…: at the foot of the channel\'s details)',
    ),
    "small letters": (
        "roster.yml", "U024ADA01", "u024ada01",
        '2: people.ada.slack: "u024ada01" is not in capitals; expected a person\'s Slack id (U… or W…: profile, three dots, Copy member ID)',
    ),
    "no address": (
        "roster.yml", "linus@example.com", "linus at example.com",
        '4: people.linus.email: "linus at example.com" is not an e-mail address such as ada@example.com',
    ),
    "a person in two forms": (
        "roster.yml", "{slack: U024ADA01}", "{slack: U024ADA01, email: ada@example.com}",
        "2: people.ada: has both slack and email; expected one of them",
    ),
    "a person in no form": (
        "roster.yml", "{slack: U024ADA01}", "{}",
        "2: people.ada: has neither slack nor email; expected one of them",
    ),
    "a person twice": (
        "roster.yml", "U024GRA01", "U024ADA01",
        '3: people.grace.slack: "ada" is U024ADA01 already; expected each person once',
    ),
    "nobody on call": (
        "roster.yml", "{people: [linus]}", "{people: []}",
        "7: teams.network.oncall.people: is empty; expected a list of people such as [ada, grace]",
    ),
    "on call twice": (
        "roster.yml", "[ada, grace]", "[ada, ada]",
        '6: teams.payments.oncall.people: "ada" stands twice in this list; expected it once',
    ),
    "no rotation": (
        "roster.yml", "{oncall: {people: [linus]}}", "{channel: C024NET01}",
        '7: teams.network: "oncall" is missing; expected {people: [ada, grace]}',
    ),
    "empty team": (
        "roster.yml", "  network: {oncall: {people: [linus]}}", "  network:",
        "7: teams.network: nothing stands here; expected {channel: C024PAY01, oncall: {people: [ada]}}",
    ),
    "every": (
        "roster.yml", "every: week", "every: weekly",
        '6: teams.payments.oncall.every: unknown "weekly"; did you mean "week"?',
    ),
    "every without from": (
        "roster.yml", "from: 2026-01-05T09:00, ", "",
        '6: teams.payments.oncall: every needs "from"; expected when the first turn began',
    ),
    "from without every": (
        "roster.yml", "every: week, ", "",
        '6: teams.payments.oncall: "from" alone changes nothing; expected every: week beside it',
    ),
    "a time that summer time leaves out": (
        "roster.yml", "2026-01-05T09:00, timezone: Europe/Istanbul", "2026-03-29T02:30, timezone: Europe/Berlin",
        '6: teams.payments.oncall: "from" is 2026-03-29T02:30, which the clocks of Europe/Berlin leave out for summer time; '
        "expected a time they show",
    ),
    "no such day": (
        "roster.yml", "2026-01-05T09:00", "2026-02-30T09:00",
        '6: teams.payments.oncall.from: "2026-02-30T09:00" is not a date and time; expected a local date and time such as 2026-01-05T09:00',
    ),
    "no such hour": (
        "roster.yml", "2026-01-05T09:00", "2026-01-05T25:00",
        '6: teams.payments.oncall.from: "2026-01-05T25:00" is not a date and time; expected a local date and time such as 2026-01-05T09:00',
    ),
    "an offset": (
        "roster.yml", "2026-01-05T09:00", "2026-01-05T09:00+03:00",
        '6: teams.payments.oncall.from: "2026-01-05T09:00+03:00" carries an offset, and timezone says it already; expected a local date and time such as 2026-01-05T09:00',
    ),
    "another century": (
        "roster.yml", "2026-01-05T09:00", "1926-01-05T09:00",
        '6: teams.payments.oncall.from: "1926-01-05T09:00" is not in this century; expected a local date and time such as 2026-01-05T09:00',
    ),
    "a number for a time": (
        "roster.yml", "answer_within: 3m", "answer_within: 3",
        "9: roles.commander.answer_within: 3 has no unit; expected a length of time such as 90s, 30m, 2h30m or 3d",
    ),
    "a word for a time": (
        "roster.yml", "answer_within: 3m", "answer_within: soon",
        '9: roles.commander.answer_within: "soon" is not a length of time; expected a length of time such as 90s, 30m, 2h30m or 3d',
    ),
    "no time at all": (
        "roster.yml", "answer_within: 3m", "answer_within: 0m",
        "9: roles.commander.answer_within: 0 s is not above zero; expected a length of time such as 90s, 30m, 2h30m or 3d",
    ),
    "a time below zero": (
        "roster.yml", "answer_within: 3m", "answer_within: -3m",
        '9: roles.commander.answer_within: "-3m" is not a length of time; expected a length of time such as 90s, 30m, 2h30m or 3d',
    ),
    "too long a time": (
        "services.yml", "window: 30d", "window: 400d",
        "5: services.checkout-api.objective.window: 400 d is longer than a year; expected a length of time such as 90s, 30m, 2h30m or 3d",
    ),
    "a list for a time": (
        "services.yml", "window: 30d", "window: [30d]",
        "5: services.checkout-api.objective.window: no length of time; expected a length of time such as 90s, 30m, 2h30m or 3d",
    ),
    "all of the time": (
        "services.yml", "99.9", "100",
        "5: services.checkout-api.objective.target: 100 stands here; expected a percentage above 0 and below 100, such as 99.9",
    ),
    "a word for a percentage": (
        "services.yml", "99.9", "most",
        '5: services.checkout-api.objective.target: "most" stands here; expected a percentage above 0 and below 100, such as 99.9',
    ),
    "a team in two waves": (
        "services.yml", "[network]", "[network, payments]",
        '4: services.checkout-api.waves[2].teams: "payments" is in wave 1 already; a team is called once',
    ),
    "a team twice in a wave": (
        "services.yml", "[[payments]", "[[payments, payments]",
        '4: services.checkout-api.waves[1].teams: "payments" stands twice in this list; expected it once',
    ),
    "an empty wave": (
        "services.yml", "[[payments]", "[[]",
        "4: services.checkout-api.waves[1].teams: is empty; expected a list of teams such as [network]",
    ),
    "a word for a wave": (
        "services.yml", "[[payments]", "[payments",
        '4: services.checkout-api.waves[1]: "payments" stands here; expected [network] or {teams: [network], after: 10m}',
    ),
    "waves out of order": (
        "services.yml", "[[payments]", "[{teams: [payments], after: 20m}",
        "4: services.checkout-api.waves: wave 2 would go out before the one above it; expected waves in the order they go out",
    ),
    "a wave without teams": (
        "services.yml", "{teams: [network], after: 10m}", "{after: 10m}",
        '4: services.checkout-api.waves[2]: "teams" is missing; expected a list of teams such as [network]',
    ),
    "a channel for channels": (
        "services.yml", "[C024STK01]", "C024STK01",
        '7: stakeholders: "C024STK01" stands here; expected a list of channel ids such as [C024STK01]',
    ),
    "a channel twice": (
        "services.yml", "[C024STK01]", "[C024STK01, C024STK01]",
        '7: stakeholders: "C024STK01" stands twice in this list; expected it once',
    ),
    "too long a sentence": (
        "thresholds.yml", "Customer impact has started", "Customer impact has started" + " or is about to start" * 3,
        "2: thresholds.customer_impact.ask: 90 characters; expected a sentence of at most 75 characters",
    ),
    "an empty sentence": (
        "thresholds.yml", "Customer impact has started", "''",
        "2: thresholds.customer_impact.ask: is empty; expected a sentence of at most 75 characters",
    ),
    "a number for a sentence": (
        "thresholds.yml", "Customer impact has started", "5",
        "2: thresholds.customer_impact.ask: 5 stands here; expected a sentence of at most 75 characters",
    ),
    "no sentence": (
        "thresholds.yml", "{ask: A step outside the runbook is needed}", "{severity: major}",
        '3: thresholds.outside_runbook: "ask" is missing; expected a sentence of at most 75 characters',
    ),
    "a list for thresholds": (
        "thresholds.yml", "severities:", "  third: [a]\nseverities:",
        "4: thresholds.third: a list stands here; expected {ask: Customer impact has started}",
    ),
    "too many thresholds": (
        "thresholds.yml", "severities:", "".join(f"  t{n}: {{ask: Sentence {n}}}\n" for n in range(8)) + "severities:",
        "1: thresholds: 10 thresholds; expected 9 at most, as Slack's checkboxes hold ten",
    ),
    "no severities": (
        "thresholds.yml", "severities:\n  critical: {update_every: 30m}\n  major: {update_every: 1h}\n", "",
        "1: severities: is missing; expected severities, most severe first, such as critical: {update_every: 30m}",
    ),
    "nothing under a section": (
        "thresholds.yml", "  critical: {update_every: 30m}\n  major: {update_every: 1h}\n", "",
        "4: severities: nothing stands here; expected severities, most severe first, such as critical: {update_every: 30m}",
    ),
    "no language": (
        "services.yml", "announce:", "language: english\nannounce:",
        '6: language: "english" stands here; expected the two letters of a language, such as en',
    ),
    "control character": (
        "thresholds.yml", "Customer impact has started", '"Customer\\0impact"',
        "2: thresholds.customer_impact.ask: holds an invisible control character; delete it",
    ),
}


@pytest.mark.parametrize(("name", "old", "new", "expected"), CASES.values(), ids=CASES)
def test_is_refused_with_one_line(change, complaints, name, old, new, expected):
    change(name, old, new)
    assert complaints() == [f"playbooks/{name}:{expected}"]
