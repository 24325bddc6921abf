"""What leaves the house: no names, no addresses, no pasted blocks; every fact a wording has to keep."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adviser.veil import veiled
from bot.domain.wording import named
from tests.adviser.conftest import NAMES


def sent(text, languages):
    return veiled(text, named(text, NAMES, languages.pick(text)), NAMES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<@U0ABC> broke it", "[person] broke it"),
        ("<@U0ABC|bo> and @linus-t broke it", "[person] and [person] broke it"),
        ("ask <@U024MUSTER>", "ask [bot]"),
        ("<!subteam^S01|@dbas> never look, <!here>", "[team] never look, [team]"),
        ("Ada's deploy, GRACE approved it", "[person]'s deploy, [person] approved it"),
        ("I told ada: read the runbook", "I told [person]: read the runbook"),
        ("Marcus broke prod again", "[person] broke prod again"),
        ('> "ada did it"', '> "[person] did it"'),
        ("you and the on-call engineer should have known", "you and the on-call engineer should have known"),
        ("payments never tests checkout-api", "payments never tests checkout-api"),
        ("ada-svc and /home/ada/x keep their names", "ada-svc and /home/ada/x keep their names"),
        ("write <mailto:bo@example.com|bo> or bo.k@example.com", "write [address] or [address]"),
        ("look:\n```password=hunter2\n```\nand `kubectl get pods`", "look:\n[code]\nand `kubectl get pods`"),
        ("```never closed: hunter2", "[code]"),
        ("14:02, 4.2%, v1.2.3, <https://x.example/a|graph>, <#C1|ops>", "14:02, 4.2%, v1.2.3, <https://x.example/a|graph>, <#C1|ops>"),
    ],
)
def test_stand_ins(text, expected, languages):
    assert sent(text, languages) == expected


@given(st.text(alphabet=st.sampled_from("aA da@<>U0!|`.[]- '\n"), max_size=200))
def test_nobody_mentioned_leaves(languages, text):
    left = sent(f"{text} <@U0ABC> {text}", languages)
    assert "<@U0ABC>" not in left


def test_a_hostile_text_takes_no_longer_than_its_length(languages):
    assert sent("a." * 1500 + "@", languages).endswith("@")
    assert sent("<@" * 1500, languages)
