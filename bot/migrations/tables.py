"""Every module with tables, imported so that `metadata` knows them all."""

from sqlmodel import SQLModel

import bot.domain.call
import bot.domain.contact
import bot.domain.decision
import bot.domain.incident
import bot.domain.place
import bot.domain.question
import bot.domain.review
import bot.domain.role
import bot.domain.suggestion
import bot.domain.timer
import bot.domain.update
import bot.outbox.message
import bot.store.inbox  # noqa: F401

metadata = SQLModel.metadata
