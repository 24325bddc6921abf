// Where a list of messages stands: at its newest one, until the reader scrolls away.

/** Called once for a list: keeps it at its end also when its width or height changes. */
export function followEnd(list) {
  list.addEventListener("scroll", () => { list.atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60; });
  new ResizeObserver(() => list.atEnd && toEnd(list)).observe(list);
}

/**
 * After `list` was drawn: to the message the address names, when that address was just followed; else to the newest,
 * when the list is `fresh` (another place than before), the newest is the reader's own, or she was at the end already.
 */
export function settle(list, { fresh, newest }) {
  const own = newest?.mine && newest.ts > (list.newest ?? "");
  const found = list.querySelector(".found");
  if (found && list.followed !== location.hash) found.scrollIntoView({ block: "center" });
  else if (fresh || own || list.atEnd) toEnd(list);
  Object.assign(list, { followed: location.hash, newest: newest?.ts });
}

function toEnd(list) {
  list.scrollTop = list.scrollHeight;
  list.atEnd = true;
}
