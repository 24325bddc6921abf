"""Remembered places, asked for by the hundred."""

import pytest
from sqlmodel import Session

from bot.migrations import migrate
from bot.store import place
from bot.store.database import Database


@pytest.mark.parametrize("asked", [0, 1, 2, 3, 511, 512, 513, 1_500])
def test_any_number_of_names_is_answered(tmp_path, asked):
    database = Database(f"sqlite:///{tmp_path}/muster.db")
    migrate(database.engine)

    def in_turn(session: Session) -> set[str]:
        for number in range(0, 1_500, 2):
            place.remember(session, f"{number}/card", "C1", f"{number}.0")
        return set(place.known(session, (f"{number}/card" for number in range(asked))))

    found = database.turn(in_turn)
    database.close()
    assert found == {f"{number}/card" for number in range(0, asked, 2)}
