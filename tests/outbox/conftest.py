"""The outbox is tested on a real database too."""

from tests.services.conftest import house

__all__ = ["house"]
