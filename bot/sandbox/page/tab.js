// What this tab last read from the sandbox, and what its parts share.
import { act, read } from "./api.js";
import { here, linkTo } from "./route.js";

/**
 * state: the workspace as this person sees it; place: the channel shown, if any; thread: the open thread, if any;
 * draw(): shows what was read; refresh(): reads and shows. Both are given by main.js.
 */
export const tab = { state: null, place: null, thread: null, draw: null, refresh: null };

/** Reads everything this tab shows. The parts arrive together, so that they are of one moment. */
export async function load() {
  const { as, in: place, thread } = here();
  const state = await read("state", as);
  const known = place === "home" || state.channels.some((channel) => channel.id === place);
  const [content, replies] = await Promise.all([
    known && place !== "home" ? read(`channel/${place}`, state.me.id) : null,
    known && thread ? read(`thread/${place}/${thread}`, state.me.id) : null,
  ]);
  Object.assign(tab, { state, place: content, thread: replies });
}

/** Does something as this tab's person; when it resolves the page shows what came of it. */
export async function doAs(deed) {
  const answer = await act({ as: tab.state.me.id, ...deed });
  await tab.refresh();
  return answer;
}

/** What showing text needs: names, who reads it, the workspace's time, and the lists that selects offer. */
export function textContext() {
  const { people, channels, me, now } = tab.state;
  const named = (things) => new Map(things.map(({ id, name }) => [id, name]));
  const [users, places] = [named(people.concat(tab.state.bot)), named(channels)];
  return {
    me: me.id, now, linkTo,
    names: { user: (id) => users.get(id), channel: (id) => places.get(id) },
    people: () => people,
    conversations: (filter) => channels.filter((channel) => fits(channel, filter)),
  };
}

/** Slack's filter for conversations: {include: ["public", "private", "im"]}. */
function fits({ kind }, filter) {
  return !filter?.include || filter.include.includes(kind === "dm" ? "im" : kind);
}

/** A person's name, the app's, or the id when nobody has it. */
export function nameOf(id) {
  return textContext().names.user(id) ?? id;
}
