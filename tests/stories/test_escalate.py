"""Somebody escalates, and the right people stand in one channel."""


async def test_typed_in_one_line(story):
    ada = story.ada
    await ada.command("#payments", "/escalate checkout-api 1,4 p99 at 5 s since 02:40")

    card = await ada.sees("#inc-1-checkout-api", "The risk in checkout-api now requires broader coordination")
    print(card.text)
    from bot.sandbox import render
    print(render(card.blocks))
    for name in "ada grace linus katherine margaret barbara alan edsger".split():
        for m in story.slack.person(name).reads("@muster"):
            print("DM", name, m.text, render(m.blocks))
    for m in ada.reads("#inc-1-checkout-api"): print("ROOM", m.text, m.pinned)
    for m in ada.reads("#incidents"): print("ANN", m.text)
    for m in ada.reads("#payments"): print("PAY", m.text)
    import asyncio; await asyncio.sleep(1.5)
    print([ (c.method, c.error) for c in story.slack.calls])
    print(render(card.blocks))
