// Where this tab is: whom it acts as and what it shows, kept in the address so that each tab has its own.
// #as=U1&in=C1&thread=1700000000.000100&at=...; `in` is a channel id, or "home" for the app's home tab.

/** The tab's place as an object of strings. */
export function here() {
  return Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
}

/** The address of another place: `changes` on top of this one; null takes a part away. */
export function linkTo(changes) {
  const { as, ...place } = here();
  const left = "in" in changes || "as" in changes ? {} : place;
  const parts = Object.entries({ as, ...left, ...changes }).filter(([, value]) => value);
  return `#${new URLSearchParams(parts)}`;
}

/** Goes there; the page redraws on the hashchange this causes. */
export function go(changes) {
  location.hash = linkTo(changes);
}

/** Goes there without a new step in the browser's history. */
export function settle(changes) {
  history.replaceState(null, "", linkTo(changes));
}
