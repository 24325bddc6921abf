"""Modals: triggers, the stack, what is typed, what the app answers."""

from datetime import timedelta

import pytest

from bot.sandbox import NotAcknowledged, PersonError
from tests.sandbox.build import actions, button, choice, field, home, modal, plain, section
from tests.sandbox.refused import error

FORM = modal(field("What"), field("Signs", choice("checkboxes", "Slow", "Failing"), optional=True))


@pytest.fixture
async def triggers(bolt, online) -> list[str]:
    """Trigger ids the app was handed, by /ask and by buttons."""
    handed = []

    async def take(ack, body):
        handed.append(body["trigger_id"])
        await ack()

    bolt.command("/ask")(take)
    bolt.action("press")(take)
    bolt.action("words")(take)
    bolt.action("pick")(take)
    await online()
    return handed


@pytest.fixture
def answer(bolt):
    """Settable: how the app answers a submission of the form; its views are kept in `answer["views"]`."""
    told = {"with": {}, "views": []}

    @bolt.view("form")
    async def submitted(ack, view):
        told["views"].append(view)
        await ack(**told["with"])

    @bolt.view_closed("form")
    async def closed(ack, view, body):
        told["views"].append(view | {"is_cleared": body["is_cleared"]})
        await ack()

    return told


async def opened(client, triggers, ada, view=FORM):
    await ada.command("#payments", "/ask")
    return (await client.views_open(trigger_id=triggers[-1], view=view))["view"]


async def test_a_trigger_opens_one_view_within_three_seconds(client, triggers, ada, clock):
    await ada.command("#payments", "/ask")
    clock.move(timedelta(seconds=3))
    await client.views_open(trigger_id=triggers[0], view=FORM)
    assert await error(client.views_open(trigger_id=triggers[0], view=FORM)) == "exchanged_trigger_id"
    await ada.command("#payments", "/ask")
    clock.move(timedelta(seconds=3.1))
    assert await error(client.views_open(trigger_id=triggers[1], view=FORM)) == "expired_trigger_id"
    assert await error(client.views_open(trigger_id="1.2.3", view=FORM)) == "invalid_trigger_id"
    assert await error(client.views_open(trigger_id="", view=FORM)) == "invalid_arguments"


async def test_an_invalid_view_costs_no_trigger(client, triggers, ada):
    await ada.command("#payments", "/ask")
    assert (
        await error(client.views_open(trigger_id=triggers[0], view=modal(section("")))) == "invalid_arguments"
    )
    await client.views_open(trigger_id=triggers[0], view=FORM)


async def test_three_views_may_be_stacked(client, triggers, ada):
    root = await opened(client, triggers, ada, modal(actions(button("More"))))
    for number in range(3):
        await ada.click(ada.modal, "More")
        view = modal(actions(button("More")), title=plain(f"Step {number}"))
        push = client.views_push(trigger_id=triggers[-1], view=view)
        if number == 2:
            assert await error(push) == "push_limit_reached"
        else:
            pushed = (await push)["view"]
    assert (pushed["root_view_id"], ada.modal.title) == (root["id"], "Step 1")
    await ada.close_modal()
    assert ada.modal.title == "Step 0"


async def test_a_push_needs_a_trigger_from_an_open_modal(client, triggers, ada):
    await ada.command("#payments", "/ask")
    assert await error(client.views_push(trigger_id=triggers[-1], view=FORM)) == "not_found"
    await opened(client, triggers, ada, modal(actions(button("More"))))
    await ada.click(ada.modal, "More")
    await ada.close_modal()
    assert await error(client.views_push(trigger_id=triggers[-1], view=FORM)) == "not_found"


async def test_an_update_needs_the_latest_hash_and_keeps_what_was_typed(client, triggers, ada):
    view = await opened(client, triggers, ada)
    await ada.fill(what="p99", signs=["Slow"])
    newer = modal(section("Two teams will come"), *FORM["blocks"], field("More", optional=True))
    await client.views_update(view_id=view["id"], hash=view["hash"], view=newer)
    assert ada.modal.text == (
        "Form\nTwo teams will come\nWhat\n[p99]\nSigns (optional)\n[x] Slow\n[ ] Failing\n"
        "More (optional)\n[____]\n[Send]"
    )
    assert (
        await error(client.views_update(view_id=view["id"], hash=view["hash"], view=FORM)) == "hash_conflict"
    )
    renamed = modal(field("What") | {"block_id": "other"})
    await client.views_update(view_id=view["id"], view=renamed)
    assert ada.modal.values == {"other": {"words": {"type": "plain_text_input", "value": None}}}
    assert await error(client.views_update(view_id="V0NONE", view=FORM)) == "not_found"
    assert await error(client.api_call("views.update", json={"view": FORM})) == "invalid_arguments"


async def test_external_ids_are_unique_and_find_a_view(client, triggers, ada, grace):
    await opened(client, triggers, ada, FORM | {"external_id": "row-1"})
    await client.views_update(external_id="row-1", view=FORM | {"external_id": "row-1"})
    await grace.command("#payments", "/ask")
    call = client.views_open(trigger_id=triggers[-1], view=FORM | {"external_id": "row-1"})
    assert await error(call) == "duplicate_external_id"


async def test_the_client_checks_required_fields_and_lengths_before_it_sends(client, triggers, answer, ada):
    short = {"type": "plain_text_input", "action_id": "words", "max_length": 5, "min_length": 2}
    count = {
        "type": "number_input",
        "action_id": "n",
        "is_decimal_allowed": False,
        "min_value": "1",
        "max_value": "9",
    }
    await opened(client, triggers, ada, modal(field("What", short), field("Minutes", count)))
    required = "Please complete this required field."
    assert await ada.submit() == {"what": required, "minutes": required}
    await ada.fill(what="too long", minutes="12")
    assert await ada.submit() == {
        "what": "Must be less than 6 characters.",
        "minutes": "Enter a number from 1 to 9.",
    }
    await ada.fill(what="x", minutes="soon")
    assert await ada.submit() == {
        "what": "Must be at least 2 characters.",
        "minutes": "Enter a whole number.",
    }
    await ada.fill(what="right", minutes="5")
    assert await ada.submit() is None
    assert [v["state"]["values"]["minutes"]["n"]["value"] for v in answer["views"]] == ["5"]


async def test_answers_to_a_submission(client, triggers, answer, ada):
    await opened(client, triggers, ada)
    await ada.fill(what="p99")
    answer["with"] = {"response_action": "errors", "errors": {"what": "Say more"}}
    assert await ada.submit() == {"what": "Say more"}
    assert "! Say more" in ada.modal.text
    answer["with"] = {"response_action": "update", "view": modal(section("Thank you"), title=plain("Done"))}
    assert await ada.submit() is None
    assert (ada.modal.title, len(answer["views"])) == ("Done", 2)
    answer["with"] = {"response_action": "push", "view": modal(section("Even more"), title=plain("More"))}
    await ada.submit()
    assert ada.modal.title == "More"
    answer["with"] = {}
    await ada.submit()
    assert ada.modal.title == "Done"
    answer["with"] = {"response_action": "clear"}
    await ada.submit()
    assert ada.modal is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"response_action": "errors", "errors": {"no such block": "Say more"}},
        {"response_action": "shout"},
        {"response_action": "update", "view": {"type": "modal", "blocks": []}},
    ],
)
async def test_an_answer_slack_cannot_show_is_a_failure(client, triggers, answer, ada, wrong):
    await opened(client, triggers, ada)
    await ada.fill(what="p99")
    answer["with"] = wrong
    with pytest.raises(NotAcknowledged, match="We had some trouble connecting"):
        await ada.submit()
    assert ada.modal is not None


async def test_closing_is_told_if_the_view_wants_it(client, triggers, answer, ada):
    await opened(client, triggers, ada)
    await ada.close_modal()
    assert (ada.modal, answer["views"]) == (None, [])
    await opened(client, triggers, ada, FORM | {"notify_on_close": True})
    await ada.close_modal()
    assert answer["views"][0]["is_cleared"] is False
    root = FORM | {"notify_on_close": True}
    view = await opened(client, triggers, ada, root)
    answer["with"] = {"response_action": "push", "view": root}
    await ada.fill(what="p99")
    await ada.submit()
    await ada.close_modal(all_of_them=True)
    assert (answer["views"][-1]["id"], answer["views"][-1]["is_cleared"], ada.modal) == (
        view["id"],
        True,
        None,
    )


async def test_controls_outside_inputs_and_dispatching_inputs_tell_the_app(client, triggers, ada, sandbox):
    blocks = [
        actions(choice("static_select", "One", "Two")),
        field("What"),
        field("Also", dispatch_action=True),
    ]
    await opened(client, triggers, ada, modal(*blocks))
    await ada.fill(pick="Two", what="silent", also="loud")
    kinds = [
        (s.payload["actions"][0]["type"], s.payload["view"]["state"]["values"])
        for s in sandbox.deliveries[1:]
    ]
    assert [kind for kind, _ in kinds] == ["static_select", "plain_text_input"]
    assert kinds[1][1]["also"]["words"]["value"] == "loud"
    assert kinds[1][1]["what"]["words"]["value"] == "silent"


async def test_twice_delivered_submissions_have_one_view(client, triggers, answer, ada, sandbox):
    await opened(client, triggers, ada)
    await ada.fill(what="p99")
    sandbox.deliver_twice = True
    await ada.submit()
    first, second = answer["views"]
    assert first["id"] == second["id"]


async def test_selects_with_response_addresses(client, triggers, answer, ada, bolt, sandbox):
    pick = {"type": "conversations_select", "action_id": "pick", "response_url_enabled": True}
    await opened(client, triggers, ada, modal(field("Where", pick)))
    await ada.fill(where="#payments")
    await ada.submit()
    (address,) = sandbox.deliveries[-1].payload["response_urls"]
    assert (address["channel_id"], address["block_id"]) == ("C024PAY01", "where")


async def test_home_tabs(client, ada, sandbox):
    published = (await client.views_publish(user_id=ada.id, view=home(section("Two open incidents"))))["view"]
    assert ada.home.text == "Two open incidents"
    await client.views_publish(user_id=ada.id, view=home(section("One")), hash=published["hash"])
    stale = client.views_publish(user_id=ada.id, view=home(section("None")), hash=published["hash"])
    assert await error(stale) == "hash_conflict"
    assert await error(client.views_publish(user_id="U0NOBODY", view=home())) == "invalid_arguments"
    sandbox.workspace.app.home["home_tab_enabled"] = False
    assert await error(client.views_publish(user_id=ada.id, view=home())) == "not_enabled"
    with pytest.raises(PersonError, match="no home tab"):
        await ada.open_home()
