// The four things the page asks of the sandbox: read, do, and be told when something changed.

async function json(response) {
  if (!response.ok) throw new Error(`The sandbox answered ${response.status}.`);
  return response.json();
}

/** Reads `/page/<path>` as the person `as`. */
export async function read(path, as) {
  return json(await fetch(`/page/${path}?${new URLSearchParams({ as: as ?? "" })}`));
}

/** Does something as a person: {as, do, ...}. Resolves to {ok: true, ...} or {ok: false, error, says}. */
export async function act(deed) {
  try {
    return await json(await fetch("/page/act", {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(deed) }));
  } catch (error) {
    return { ok: false, error: "unreachable", says: `The sandbox could not be reached (${error.message}) Is it still running?` };
  }
}

/** Calls `changed` after every change of the workspace and `linked(true or false)` as the line comes and goes. */
export function listen(changed, linked) {
  const events = new EventSource("/page/events");
  events.addEventListener("changed", changed);
  events.addEventListener("open", () => { linked(true); changed(); });
  events.addEventListener("error", () => linked(false));
}
