"""Makes docs/sandbox.png, the README's picture: a real incident in the sandbox, as one of its people sees it.

    .venv/bin/python -m tests.picture
"""

import asyncio
import tempfile
from pathlib import Path

from playwright.async_api import async_playwright

from tests.sandbox.page.conftest import CHROMIUM, QUIET
from tests.stories.conftest import Story
from tests.stories.incident import ROOM, opened

PICTURE = Path(__file__).parents[1] / "docs" / "sandbox.png"
ACCEPTED = {"commander": "margaret", "scribe": "grace"}


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        story = Story(Path(folder))
        await story.begin()
        try:
            await play(story)
            await photograph(story)
        finally:
            await story.end()


async def play(story: Story) -> None:
    """Ada escalates, two roles are taken, the scribe writes a decision down."""
    await opened(story, "/escalate checkout-api 1,4 p99 at 5 s since 02:40")
    for role, name in ACCEPTED.items():
        person = story.slack.person(name)
        offer = next(m for m in person.reads("@muster") if f"*{role}* role" in m.text)
        await person.click(offer, "Accept")
        await story.ada.sees(ROOM, f"{role.capitalize()}: <@{person.id}> (since")
    log = await story.grace.sees(ROOM, "Decision log of")
    await story.grace.post(ROOM, "Roll back to 4.2.1: the pool exhaustion began with 4.3.0", log.ts)
    await story.settles()


async def photograph(story: Story) -> None:
    """Ada's screen, the incident's channel in front."""
    room = story.slack.workspace.channel(ROOM).id
    async with async_playwright() as player, await player.chromium.launch(executable_path=CHROMIUM, args=QUIET) as browser:
        tab = await browser.new_page(viewport={"width": 1180, "height": 1260}, timezone_id="UTC")
        await tab.goto(f"{story.slack.url}/#as={story.ada.id}&in={room}")
        await tab.locator("article, .message").filter(has_text="Decision log of").first.wait_for()
        await tab.evaluate("document.fonts.ready")
        PICTURE.parent.mkdir(exist_ok=True)
        await tab.screenshot(path=PICTURE)


if __name__ == "__main__":
    asyncio.run(main())
