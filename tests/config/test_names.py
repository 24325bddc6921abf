"""Names that lead nowhere, are taken, or stand twice: the exact line each is refused with."""

import pytest

CASES = {
    "unknown person": (
        "roster.yml", "[ada, grace]", "[adda, grace]",
        '6: teams.payments.oncall.people: unknown person "adda"; did you mean "ada"?',
    ),
    "unknown team of a service": (
        "services.yml", "team: payments", "team: paymets",
        '3: services.checkout-api.team: unknown team "paymets"; did you mean "payments"?',
    ),
    "unknown team in a wave": (
        "services.yml", "{teams: [network]", "{teams: [netwrk]",
        '4: services.checkout-api.waves[2].teams: unknown team "netwrk"; did you mean "network"?',
    ),
    "unknown team in a short wave": (
        "services.yml", "[[payments]", "[[payment]",
        '4: services.checkout-api.waves[1].teams: unknown team "payment"; did you mean "payments"?',
    ),
    "unknown team of a role": (
        "roster.yml", "[service-team, network]", "[servce-team, network]",
        '10: roles.scribe.from: unknown team "servce-team"; did you mean "service-team"?',
    ),
    "nothing like it is known": (
        "services.yml", "team: payments", "team: zzz",
        '3: services.checkout-api.team: unknown team "zzz"; expected one of payments, network',
    ),
    "unknown threshold": (
        "services.yml", "after: 10m", "when: outside_runbok",
        '4: services.checkout-api.waves[2].when: unknown threshold "outside_runbok"; did you mean "outside_runbook"?',
    ),
    "unknown severity": (
        "thresholds.yml", "severity: critical", "severity: critcal",
        '2: thresholds.customer_impact.severity: unknown severity "critcal"; did you mean "critical"?',
    ),
    "unknown timezone": (
        "roster.yml", "Europe/Istanbul", "Europe/Istambul",
        '6: teams.payments.oncall.timezone: unknown timezone "Europe/Istambul"; did you mean "Europe/Istanbul"?',
    ),
    "unknown admin": (
        "roster.yml", "roles:", "admins: [gracie]\nroles:",
        '8: admins: unknown person "gracie"; did you mean "grace"?',
    ),
    "unknown key": (
        "roster.yml", "{channel: C024PAY01", "{chanel: C024PAY01",
        '6: teams.payments.chanel: unknown key "chanel"; did you mean "channel"?',
    ),
    "unknown key at the top": (
        "services.yml", "announce:", "anounce:",
        '6: anounce: unknown key "anounce" in this file; did you mean "announce"?',
    ),
    "key of another file": (
        "services.yml", "announce:", "admins: [ada]\nannounce:",
        '6: admins: unknown key "admins" in this file; it belongs in roster.yml',
    ),
    "key is no key": (
        "thresholds.yml", "{update_every: 1h}", "{update_every: 1h, key: x}",
        '6: severities.major.key: unknown key "key"; expected update_every',
    ),
    "duplicate key": (
        "roster.yml", "  grace: {slack: U024GRA01}", "  ada: {slack: U024GRA01}\n  grace: {slack: U024GRA02}",
        '3: people.ada: "ada" stands here twice; the first is on line 2',
    ),
    "a number as a name": (
        "roster.yml", "  linus:", "  7: {slack: U024SEV01}\n  linus:",
        "4: people: 7 stands where a name belongs; expected a text as key",
    ),
    "a list as a name": (
        "roster.yml", "  linus:", "  [a]: {slack: U024SEV01}\n  linus:",
        "4: people: a list or group of keys stands where a name belongs; expected a text as key",
    ),
    "digits as a name": (
        "services.yml", "  checkout-api:", '  "12":',
        '2: services.12: "12" is no name; expected letters, digits, "-", "_" and ".", not digits alone, 50 at most',
    ),
    "a name with a space": (
        "services.yml", "  checkout-api:", "  checkout api:",
        '2: services.checkout api: "checkout api" is no name; expected letters, digits, "-", "_" and ".", not digits alone, 50 at most',
    ),
    "worried": (
        "thresholds.yml", "  outside_runbook:", "  worried:",
        '3: thresholds.worried: "worried" is taken: it stands for "None of these, and I am worried"; expected another name',
    ),
    "team called service-team": (
        "roster.yml", "  network: {", "  service-team: {oncall: [ada]}\n  network: {",
        '7: teams.service-team: "service-team" is taken: in a role it stands for the team of the service in trouble; expected another name',
    ),
    "service called as a word of the command": (
        "services.yml", "  checkout-api:", "  close:",
        '2: services.close: "close" is taken: it is a word of the command; expected another name',
    ),
    "role missing": (
        "roster.yml", "  commander:", "  comander:",
        '8: roles: the role "commander" is missing; did you mean it by "comander"?',
    ),
    "role missing, nothing like it": (
        "roster.yml", "  comms: {from: [payments], answer_within: 5m}\n", "",
        '8: roles: the role "comms" is missing; expected commander, scribe, comms',
    ),
}


@pytest.mark.parametrize(("name", "old", "new", "expected"), CASES.values(), ids=CASES)
def test_is_refused_with_one_line(change, complaints, name, old, new, expected):
    change(name, old, new)
    assert complaints() == [f"playbooks/{name}:{expected}"]
