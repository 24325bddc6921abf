"""A database that cannot be used at the start: what is wrong with it, and what to do, in words."""

from sqlalchemy import URL

EMPTY = "holds no incidents yet. The bot makes its tables when it starts; check that DATABASE_URL names its database"
# What SQLite says, in part → what it means and what helps.
MENDS = {
    "no such table": EMPTY, 'relation "incident" does not exist': EMPTY,
    "unable to open": "cannot be opened. Check that its folder exists and that this user may write in it",
    "readonly": "may not be written. Give this user the right to write the file and its folder",
    "not a database": "is damaged, or no SQLite file. Nothing was changed in it; put the last backup in its place",
    "malformed": "is damaged. Nothing was changed in it; put the last backup in its place",
    "locked": "is held by another program. Close that one, then start again",
    "full": "cannot grow, since the disk is full. Make room, then start again",
}
OTHERWISE = "cannot be used ({said}). Check DATABASE_URL, and that the server is there"


class DatabaseUnusable(Exception):
    """The database that DATABASE_URL names and what is to be done about it; no password is in it."""

    def __init__(self, url: URL, problem: Exception):
        said = (str(getattr(problem, "orig", None) or problem).splitlines() or [""])[0]
        words = next((mend for part, mend in MENDS.items() if part in said), OTHERWISE.format(said=said))
        super().__init__(f"The database {url.database if url.get_backend_name() == 'sqlite' else url} {words}.")
