"""Replicas of two versions side by side: the newer one changes the tables under the older ones' hands."""

import shutil
from pathlib import Path

from alembic.script import ScriptDirectory

from bot import migrations
from tests.replicas.conftest import Replicas
from tests.stories.incident import ROOM, holds, opened

REVISION = '''"""what the next version adds"""

import sqlalchemy as sa
from alembic import op

revision = "next"
down_revision = "{before}"


def upgrade() -> None:
    op.add_column("incident", sa.Column("weather", sa.String(), nullable=False, server_default="calm"))
    op.add_column("outbox", sa.Column("weather", sa.String(), nullable=True))
    op.create_table("forecast", sa.Column("id", sa.Integer(), primary_key=True))
'''


def next_version(folder: Path) -> Path:
    """The migrations as they will be, one revision further."""
    shutil.copytree(migrations.HERE, folder, ignore=shutil.ignore_patterns("__pycache__"))
    before = ScriptDirectory(str(migrations.HERE)).get_current_head()
    (folder / "versions" / "next.py").write_text(REVISION.format(before=before))
    return folder


async def test_replicas_are_replaced_one_by_one(replicas: Replicas, tmp_path, monkeypatch, caplog):
    await opened(replicas)
    with monkeypatch.context() as newer:
        newer.setattr(migrations, "HERE", next_version(tmp_path / "migrations"))
        await replicas.add()  # changes the tables; the three older ones work on
    await holds(replicas, "commander", "margaret")
    await replicas.remove(replicas.bots[0])
    await replicas.add()  # an older one starts once more, as when the newer version is taken back
    assert "newer than this program" in caplog.text
    await replicas.linus.command("#network", "/escalate edge-gateway 3 packet loss")
    await replicas.linus.invited_to("edge-gateway")
    await replicas.ada.command(ROOM, "/escalate stand-down")
    await replicas.everybody_reads()
    weather = await replicas.bot.database.run(
        lambda session: session.connection().exec_driver_sql("SELECT weather FROM incident").scalars().all())
    assert weather == ["calm", "calm"]
