"""The words that only show something."""

from bot.domain.words import Words
from bot.listeners.door import Asked, Door
from bot.services import calibration, status


def register(_app, door: Door) -> None:
    """list, status, due, help, calibration."""

    async def listed(_asked: Asked) -> Words:
        return await door.turns.take(status.listed)

    async def one(asked: Asked) -> Words:
        return await door.turns.take(status.status, asked.rest, asked.channel, asked.user)

    async def due(asked: Asked) -> Words:
        return await door.turns.take(status.due, asked.rest, asked.channel, asked.user)

    async def help(asked: Asked) -> Words:
        return await door.turns.take(status.help, asked.channel)

    async def figures(asked: Asked) -> Words:
        return await door.turns.take(calibration.shown, asked.rest)

    door.words.update({"calibration": figures, "list": listed, "status": one, "due": due})
    door.words.update(dict.fromkeys(("help", "?", "-h", "--help"), help))
