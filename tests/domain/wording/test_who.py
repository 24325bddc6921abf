"""Who is meant: a person, a group or a machine."""

from pathlib import Path

import pytest

from bot.domain.wording import Names, load_languages
from bot.domain.wording.text.tokens import sentences
from bot.domain.wording.text.who import tag

ENGLISH = load_languages(Path(__file__).parents[3] / "playbooks" / "language").known["en"]
ROSTER = Names(
    people=frozenset({"Zoë"}),
    teams=frozenset({"quokka"}),
    services=frozenset({"turnstile"}),
    mentions={"U9": "bot"},
)


def tags(text: str) -> dict[str, str]:
    found = {}
    for sentence in sentences(text, ENGLISH.contractions):
        tag(sentence, ROSTER, ENGLISH.meant)
        found |= {token.shown: token.tag for token in sentence.tokens if token.tag}
    return found


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("zoe broke it", "zoe", "PERSON"),
        ("<@U024ADA01> broke it", "<@U024ADA01>", "PERSON"),
        ("<@U9> broke it", "<@U9>", "MACHINE"),
        ("<!subteam^S024PAY01> broke it", "<!subteam^S024PAY01>", "GROUP"),
        ("@ada broke it", "@ada", "PERSON"),
        ("ada's change broke it", "ada's", "PERSON"),
        ("Ottilie broke it", "Ottilie", "PERSON"),
        ("ask Ottilie", "Ottilie", "PERSON"),
        ("quokka broke it", "quokka", "GROUP"),
        ("the DBAs broke it", "DBAs", "GROUP"),
        ("payments never tests", "payments", "GROUP"),
        ("the network is slow", "network", "MACHINE"),
        ("payments cache is cold", "payments", "MACHINE"),
        ("payments-api never retries", "payments-api", "MACHINE"),
        ("OrderSync never retries", "OrderSync", "MACHINE"),
        ("turnstile never retries", "turnstile", "MACHINE"),
        ("`x` never retries", "\ue000\ue000\ue000", "MACHINE"),
        ("whoever broke it", "whoever", "ANYONE"),
        ("no one told us", "no one", "NOBODY"),
        ("u broke it", "u", "YOU"),
    ],
)
def test_a_word_stands_for_somebody(text, word, who):
    assert tags(text)[word] == who


@pytest.mark.parametrize("text", ["Monday was quiet", "Obviously slow", "see you on Friday"])
def test_days_and_first_words_are_nobody(text):
    assert "PERSON" not in tags(text).values()
