"""The command line, typed a little wrong: each answer is a sentence with its mend."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess:
    """`python app.py …` in a folder of its own."""
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run([sys.executable, str(ROOT / "app.py"), *words], cwd=folder, env=environment,
                          capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize(("words", "said"), [
    (("export", "INC-1"), "The database muster.db holds no incidents yet."),
    (("export", "foo"), '"foo" is no incident; expected its number, as in INC-42'),
    (("manifest", "--command", "page"), "expected 2 to 32 small letters after a slash, as in /escalate"),
    (("sandbox", "--port", "99999"), 'argument --port: "99999" is no port; expected a number up to 65535'),
    (("manifest", "--url", "http://bot.example.com/slack/events"), "expected https://…/slack/events"),
    (("manifest", "--url", "https://bot.example.com"), "expected https://…/slack/events"),
])
def test_a_slip_is_answered_in_words_and_leaves_nothing_behind(tmp_path, words, said):
    done = run(tmp_path, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr and "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_database_without_tables(tmp_path):
    (tmp_path / "muster.db").touch()
    assert "holds no incidents yet" in run(tmp_path, "export", "INC-1").stderr


def test_a_port_that_is_taken(tmp_path, taken_port):
    done = run(tmp_path, "sandbox", "--port", str(taken_port))
    assert (done.returncode, done.stderr.splitlines()[-1]) == (
        2, f"Port {taken_port} cannot be used (address already in use). Try another: --port {taken_port + 1}")


def test_the_commands_name_is_followed(tmp_path):
    assert "command: /page" in run(tmp_path, "manifest", "--command", "/page").stdout


@pytest.fixture
def taken_port():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        yield held.getsockname()[1]
