"""The environment as settings: defaults, what is refused, and that no secret is ever shown."""

from pathlib import Path

import pytest

from bot.config.settings import SettingsErrors, read_settings

BOT, APP, SIGNING = "xoxb-1-bot-secret", "xapp-1-app-secret", "signing-secret"
SANDBOX = "\nTo try the bot without Slack: python app.py sandbox"
BOT_MISSING = "SLACK_BOT_TOKEN (xoxb-…, under OAuth & Permissions)"


def test_defaults(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    settings = read_settings({})
    assert settings.api_url == "https://slack.com/api/"
    assert settings.database_url == "sqlite:///muster.db"
    assert (settings.command, settings.port, settings.mode) == ("/escalate", 3000, None)
    assert settings.playbooks == Path(__file__).parents[2] / "playbooks"


def test_a_folder_of_playbooks_here_comes_first(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "playbooks").mkdir()
    assert read_settings({}).playbooks == Path("playbooks")
    assert read_settings({"MUSTER_PLAYBOOKS": "/etc/muster"}).playbooks == Path("/etc/muster")


def test_an_empty_variable_is_not_set():
    assert read_settings({"SLACK_BOT_TOKEN": "", "PORT": " "}) == read_settings({})


@pytest.mark.parametrize(
    ("given", "mode"),
    [
        ({}, None),
        ({"SLACK_APP_TOKEN": APP}, "socket"),
        ({"SLACK_SIGNING_SECRET": SIGNING}, "http"),
        ({"SLACK_APP_TOKEN": APP, "SLACK_SIGNING_SECRET": SIGNING}, "socket"),
        ({"SLACK_APP_TOKEN": APP, "SLACK_SIGNING_SECRET": SIGNING, "MUSTER_MODE": "http"}, "http"),
        ({"MUSTER_MODE": "socket"}, "socket"),
    ],
)
def test_mode(given, mode):
    assert read_settings(given).mode == mode


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"SLACK_BOT_TOKEN": BOT, "SLACK_APP_TOKEN": APP}, None),
        ({"SLACK_BOT_TOKEN": BOT, "SLACK_SIGNING_SECRET": SIGNING}, None),
        ({}, f"{BOT_MISSING}; SLACK_APP_TOKEN (xapp-…, with connections:write), or SLACK_SIGNING_SECRET for HTTP"),
        ({"SLACK_APP_TOKEN": APP}, BOT_MISSING),
        (
            {"SLACK_BOT_TOKEN": BOT, "SLACK_SIGNING_SECRET": SIGNING, "MUSTER_MODE": "socket"},
            "SLACK_APP_TOKEN (xapp-…, with connections:write)",
        ),
        (
            {"SLACK_BOT_TOKEN": BOT, "SLACK_APP_TOKEN": APP, "MUSTER_MODE": "http"},
            "SLACK_SIGNING_SECRET (under Basic Information)",
        ),
    ],
)
def test_what_is_missing_is_named_with_the_next_command(given, missing):
    assert read_settings(given).missing() == (missing and f"Missing: {missing}.{SANDBOX}")


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("postgres://muster@db/muster", "postgresql+psycopg://muster@db/muster"),
        ("postgresql://muster:p%40ss@db:5432/muster", "postgresql+psycopg://muster:p%40ss@db:5432/muster"),
        ("postgresql+psycopg://db/muster?sslmode=require", "postgresql+psycopg://db/muster?sslmode=require"),
        ("sqlite:////var/lib/muster.db", "sqlite:////var/lib/muster.db"),
        ("sqlite://", "sqlite://"),
    ],
)
def test_database_addresses(written, normal):
    assert read_settings({"DATABASE_URL": written}).database_url == normal


@pytest.mark.parametrize(("written", "normal"), [("http://127.0.0.1:4000/api", "http://127.0.0.1:4000/api/"),
                                                 ("https://slack.com/api//", "https://slack.com/api/")])  # fmt: skip
def test_another_web_api(written, normal):
    assert read_settings({"SLACK_API_URL": written}).api_url == normal


@pytest.mark.parametrize("command", ["/e", "/page", "/on-call_2", "/" + "x" * 31])
def test_commands(command):
    assert read_settings({"MUSTER_COMMAND": command}).command == command


@pytest.mark.parametrize(
    ("name", "written", "expected"),
    [
        ("SLACK_BOT_TOKEN", APP, "an app-level token stands here; expected a bot token, which begins with xoxb-"),
        ("SLACK_APP_TOKEN", BOT, "a bot token stands here; expected an app-level token, which begins with xapp-"),
        ("SLACK_BOT_TOKEN", "s3cret", "something else stands here; expected a bot token, which begins with xoxb-"),
        ("SLACK_API_URL", "slack.com", "not a web address; expected one such as https://slack.com/api/"),
        ("SLACK_API_URL", "http://[::1", "not a web address; expected one such as https://slack.com/api/"),
        ("DATABASE_URL", "mysql://u:s3cret@db/x", '"mysql" is no database known here; expected sqlite:///… or postgresql://…'),
        ("DATABASE_URL", "s3cret", "not a database address; expected sqlite:///muster.db or postgresql://…"),
        ("DATABASE_URL", "postgres://u@db:s3cret/x", "not a database address; expected sqlite:///muster.db or postgresql://…"),
        ("MUSTER_MODE", "sockets", '"sockets" is no mode; expected socket or http'),
        ("PORT", "-1", '"-1" is no port; expected a number up to 65535, such as 3000; 0 takes any that is free'),
        ("MUSTER_LOG", "xml", '"xml" is no form of a log; expected plain or json'),
        ("PORT", "65536", '"65536" is no port; expected a number up to 65535, such as 3000; 0 takes any that is free'),
        ("PORT", "http", '"http" is no port; expected a number up to 65535, such as 3000; 0 takes any that is free'),
        *(
            ("MUSTER_COMMAND", written, f'"{written}" is no command; expected 2 to 32 small letters after a slash, as in /escalate')
            for written in ("escalate", "/", "/Escalate", "/call me", "/" + "x" * 32, "//x")
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(name, written, expected):
    with pytest.raises(SettingsErrors) as wrong:
        read_settings({name: written})
    assert wrong.value.problems == (f"{name}: {expected}",)


def test_all_that_is_wrong_comes_at_once():
    with pytest.raises(SettingsErrors) as wrong:
        read_settings({"PORT": "x", "MUSTER_MODE": "x", "MUSTER_COMMAND": "x"})
    assert [line.partition(":")[0] for line in wrong.value.problems] == ["MUSTER_COMMAND", "MUSTER_MODE", "PORT"]


def test_the_names_of_fields_are_not_names_of_variables():
    assert read_settings({"command": "nonsense", "bot_token": "nonsense"}) == read_settings({})


def test_no_secret_is_shown():
    settings = read_settings(
        {
            "SLACK_BOT_TOKEN": BOT,
            "SLACK_APP_TOKEN": APP,
            "SLACK_SIGNING_SECRET": SIGNING,
            "DATABASE_URL": "postgres://u:database-secret@db/x",
        }
    )
    assert "secret'" not in f"{settings!r} {settings}"
    assert all(word not in f"{settings!r} {settings}" for word in (BOT, APP, SIGNING, "database-secret"))
    assert settings.bot_token and settings.bot_token.get_secret_value() == BOT


LLM = {"MUSTER_LLM_URL": "https://llm.example.com/v1/", "MUSTER_LLM_KEY": "sk-llm-secret", "MUSTER_LLM_MODEL": "org/some-model:8b"}


def test_a_language_model_is_off_unless_all_three_settings_name_it():
    assert (read_settings({}).llm_url, read_settings({}).llm_model) == (None, None)
    settings = read_settings(LLM)
    assert (settings.llm_url, settings.llm_model) == ("https://llm.example.com/v1", "org/some-model:8b")
    assert settings.llm_key and settings.llm_key.get_secret_value() == "sk-llm-secret"
    assert "llm-secret" not in f"{settings!r} {settings}"


@pytest.mark.parametrize("given", [{"MUSTER_LLM_URL"}, {"MUSTER_LLM_KEY"}, {"MUSTER_LLM_URL", "MUSTER_LLM_MODEL"}])
def test_half_a_language_model_is_an_error(given):
    with pytest.raises(SettingsErrors) as wrong:
        read_settings({name: LLM[name] for name in given})
    lacking = " and ".join(name for name in LLM if name not in given)
    assert wrong.value.problems == (
        f"{lacking}: not set; a language model needs MUSTER_LLM_URL, MUSTER_LLM_KEY, MUSTER_LLM_MODEL, all or none",)


@pytest.mark.parametrize(
    ("name", "written", "expected"),
    [
        *(("MUSTER_LLM_URL", written, "not the base address of an OpenAI-compatible endpoint; expected one such as "
           "https://api.example.com/v1, to which /chat/completions is added")
          for written in ("llm.example.com", "ftp://x/v1", "https://u:s3cret@x/v1", "https://x/v1?key=s3cret", "http://x/v1/chat/completions")),
        ("MUSTER_LLM_KEY", "two words", "not a key; expected letters, digits and signs without blanks (any word, where none is asked for)"),
        ("MUSTER_LLM_MODEL", "<!channel>", "not the name of a model; expected up to 100 letters, digits and any of . : / @ + _ -"),
    ],
)
def test_what_is_wrong_with_a_language_model_is_named(name, written, expected):
    with pytest.raises(SettingsErrors) as wrong:
        read_settings(LLM | {name: written})
    assert wrong.value.problems == (f"{name}: {expected}",)
