"""The form's line that says whom it will bring in."""

import pytest

from bot.domain.escalation import Draft
from bot.views.escalation_form import Brought, form
from tests.views.facts import GRACE, PLAYBOOK, read


@pytest.mark.parametrize(("call", "words"), [
    (Brought("payments", [GRACE], None, None), "payments (<@U024GRA01>) now"),
    (Brought("network", [], 0.5, None), "network (nobody reachable) after 30 s"),
    (Brought("network", [GRACE], 90, None), "network (<@U024GRA01>) after 1 h 30 min"),
    (Brought("R&D <@U1>", [], None, "Load > 90 %"), "R&amp;D &lt;@U1&gt; if this fires: Load &gt; 90 %"),
])
def test_whom_it_brings_in(call, words):
    shown = read(form(Draft(service="checkout-api"), PLAYBOOK, [call], {}, None, "/escalate")["blocks"])
    assert f"This brings in, in order: {words}." in shown
