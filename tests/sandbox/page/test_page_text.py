"""How the page shows Slack's text: formatting, names, dates; and that hostile text stays text."""

import pytest
from playwright.async_api import expect

from bot.sandbox import conversations, messages
from bot.sandbox.app_profile import BOT_USER_ID

pytestmark = pytest.mark.asyncio(loop_scope="package")

SHOWN = [
    ("plain &amp; &lt;b&gt;", "plain &amp; &lt;b&gt;"),
    ("*bold* _italic_ ~gone~ `code`", "<strong>bold</strong> <em>italic</em> <s>gone</s> <code>code</code>"),
    ("*bold with _both_*", "<strong>bold with <em>both</em></strong>"),
    ("2*3*4 snake_case_name ~ 5 ~", "2*3*4 snake_case_name ~ 5 ~"),
    ("`*not bold*` and `a &lt; b`", "<code>*not bold*</code> and <code>a &lt; b</code>"),
    ("see\n&gt; quoted\n&gt; twice\nend", "see<blockquote>quoted<br>twice</blockquote>end"),
    ("&gt;p99\n>5 s", "<blockquote>p99<br>5 s</blockquote>"),
    ("```\nGET /pay\n*503*\n```", "<pre>GET /pay\n*503*</pre>"),
    ("``` never closed", "``` never closed"),
    ("<@U024ADA01> <@U0UNKNOWN>", '<span class="mention mine">@ada</span> <span class="mention">@U0UNKNOWN</span>'),
    ("<!here>", '<span class="mention loud" title="On Slack this notifies people">@here</span>'),
    ("@here", "@here"),
    ("<!subteam^S1|@oncall>", '<span class="mention">@oncall</span>'),
    ("<#C024PAY01>", '<a class="mention" href="#as=U024ADA01&amp;in=C024PAY01">#payments</a>'),
    ("<#C0HIDDEN|plans>", '<span class="mention">#plans</span>'),
    ("<https://x.example/a_b|the *graph*>",
     '<a href="https://x.example/a_b" target="_blank" rel="noopener noreferrer">the *graph*</a>'),
    ("<http://127.0.0.1/archives/C024PAY01/p1767603600000100|here>",
     '<a href="#as=U024ADA01&amp;in=C024PAY01&amp;at=1767603600.000100">here</a>'),
    ("<http://127.0.0.1/archives/C1/p1767603600000200?thread_ts=1767603600.000100&amp;cid=C1|D1>",
     '<a href="#as=U024ADA01&amp;in=C1&amp;thread=1767603600.000100&amp;at=1767603600.000200">D1</a>'),
    ("<!date^1767603600^{date_short_pretty} at {time}|nine o'clock>",
     '<time datetime="2026-01-05T09:00:00.000Z" title="nine o\'clock">today at 09:00</time>'),
    ("<!date^soon^{time}|soon>", "soon"),
    (":memo: :no_such_sign: 10:30:00",
     '<span class="emoji" role="img" aria-label="memo" title=":memo:">📝</span> :no_such_sign: 10:30:00'),
    ("<javascript:alert(1)|click>", "click"),
]  # fmt: skip
HOSTILE = [
    "<img src=x onerror=hacked=1>", "<script>hacked=1</script>", '"><svg onload=hacked=1>', "&lt;img src=x onerror=hacked=1&gt;",
    "<javascript:hacked=1|press>", "<https://x.example/\" onmouseover=\"hacked=1|press>", "*<iframe srcdoc='<script>'>*",
    "<@U024ADA01|<img src=x>>", "<!date^1^{time}^javascript:hacked=1|now>", "```<style>body{display:none}</style>```",
]  # fmt: skip
IN_USE = """([text, parse]) => Promise.all(['mrkdwn', 'tab'].map((name) => import(`/static/${name}.js`))).then(([m, t]) => {
  const place = document.createElement('div');
  place.append(m.mrkdwn(text, t.textContext(), parse));
  return place.innerHTML;
})"""


async def test_text_is_shown_as_slack_shows_it(open_page):
    tab = await open_page("ada")
    await expect(tab.get_by_role("button", name="Acting as ada")).to_be_visible()
    shown = [(text, await tab.evaluate(IN_USE, [text, "links"])) for text, _ in SHOWN]
    assert shown == SHOWN
    text = "@here https://x.example/a, ok"
    loud = '<span class="mention loud" title="On Slack this notifies people">@here</span>'
    linked = (
        '<a href="https://x.example/a" target="_blank" rel="noopener noreferrer">https://x.example/a</a>, ok'
    )
    assert await tab.evaluate(IN_USE, [text, "all"]) == f"{loud} {linked}"
    assert await tab.evaluate(IN_USE, [text, "none"]) == text


async def test_hostile_text_stays_text(sandbox, open_page):
    ws = sandbox.workspace
    place, everything = ws.channel("#payments"), " ".join(HOSTILE)
    ws.user("ada").real_name = ws.user("grace").real_name = HOSTILE[0]
    conversations.set_topic(ws, place, ws.user("grace").id, everything)
    for text in HOSTILE:
        messages.post(ws, place, BOT_USER_ID, text)
        messages.post(ws, place, BOT_USER_ID, "blocks", hostile_blocks(text))
    messages.pin(ws, list(place.messages.values())[1], BOT_USER_ID)
    messages.note(ws, place, ws.user("ada").id, everything, [])
    words = {"type": "plain_text", "text": HOSTILE[0]}
    ws.views.open(
        "U024ADA01", {"type": "modal", "title": words, "submit": words, "blocks": hostile_blocks(HOSTILE[0])}
    )

    tab = await open_page("ada", "#payments")
    await expect(tab.get_by_role("dialog", name=HOSTILE[0])).to_be_visible()
    await tab.keyboard.press("Escape")
    await tab.get_by_role("button", name="Acting as ada").click()
    await tab.keyboard.press("Escape")
    await tab.get_by_label("Message #payments").fill(everything)
    await tab.get_by_label("Message #payments").press("Enter")
    await expect(tab.get_by_role("article", name="ada,").get_by_text(HOSTILE[0])).to_be_visible()
    made = "body :is(img, script, svg, iframe, style, [onerror], [onload], [onmouseover], [srcdoc], [href^=javascript i])"
    assert await tab.locator(made).count() == 0
    assert await tab.evaluate("typeof hacked") == "undefined"


def hostile_blocks(text: str) -> list[dict]:
    plain, marked = {"type": "plain_text", "text": text}, {"type": "mrkdwn", "text": text}
    choice = [{"text": plain, "value": text, "description": plain}]
    return [
        {"type": "header", "block_id": "1", "text": plain},
        {"type": "section", "block_id": "2", "text": marked, "fields": [marked, plain]},
        {"type": "context", "block_id": "3", "elements": [marked, plain]},
        {"type": "image", "block_id": "4", "image_url": "javascript:hacked=1", "alt_text": text},
        {"type": "actions", "block_id": "5", "elements": [
            {"type": "button", "action_id": "a", "text": plain, "value": text},
            {"type": "static_select", "action_id": "b", "placeholder": plain, "options": choice},
            {"type": "checkboxes", "action_id": "c", "options": choice}]},
        {"type": "rich_text", "block_id": "6", "elements": [{"type": "rich_text_section", "elements": [
            {"type": "text", "text": text, "style": {"bold": True}}, {"type": "link", "url": "javascript:hacked=1", "text": text}]}]},
    ]  # fmt: skip
