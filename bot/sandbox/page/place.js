// The middle of the page: a channel with its messages, the app's home, or the welcome; and the thread beside it.
import { announce, fill, h, syncList } from "./dom.js";
import { longDayOf, momentOf, timeOf } from "./dates.js";
import { renderBlocks } from "./blocks.js";
import { composer } from "./composer.js";
import { formContext } from "./form.js";
import { messageRow, rowFacts } from "./message.js";
import { mrkdwn } from "./mrkdwn.js";
import { here, linkTo } from "./route.js";
import { followEnd, settle } from "./scroll.js";
import { signOf } from "./sidebar.js";
import { doAs, tab, textContext } from "./tab.js";
import { welcome } from "./welcome.js";

const at = (id) => document.getElementById(id);
const shown = { place: null, last: "" };

for (const list of [at("messages"), at("replies")]) followEnd(list);

/** Draws the middle and the thread panel. */
export function drawPlace() {
  const { place, state } = tab;
  const alone = !place;
  at("channel").hidden = alone;
  at("alone").hidden = !alone;
  if (alone) fill(at("alone"), [here().in, state.me, state.home, state.channels], () => (here().in === "home" ? home() : welcome()));
  else drawChannel(place);
  drawThread();
}

function drawChannel(place) {
  const fresh = shown.place !== `${tab.state.me.id}/${place.id}`;
  const list = at("messages");
  fill(at("head"), [place.title, place.kind, place.topic, place.members, place.archived, tab.state.me], () => head(place));
  fill(at("pins"), [place.id, place.pins], () => pins(place));
  at("pins").hidden = !place.pins.length;
  syncList(list, withDays(place.messages), keyOf, (row) => (row.day ? dayRow(row) : messageRow(row, { thread: false })));
  at("empty").textContent = place.messages.length ? "" : emptyWords(place);
  fill(at("composer"), [place.id, place.archived, place.member, tab.state.me.id], () => composer(place));
  settle(list, { fresh, newest: place.messages.at(-1) });
  tellNews(place, fresh);
  shown.place = `${tab.state.me.id}/${place.id}`;
}

const keyOf = (row) => row.day ?? `${row.private ? "note " : ""}${row.ts}`;

function withDays(messages) {
  let day = null;
  return messages.flatMap((message) => {
    const before = day;
    day = longDayOf(message.ts);
    return before === day ? [rowFacts(message)] : [{ day }, rowFacts(message)];
  });
}

const dayRow = ({ day }) => h("li", { class: "day" }, h("span", {}, day));

function emptyWords(place) {
  return place.kind === "dm" ? `Nothing yet. What ${tab.state.bot.name} tells you alone arrives here.`
    : "Nothing has been said here yet.";
}

const headcount = ({ members }) => (members.length === 1 ? "1 person" : `${members.length} people`);

function head(place) {
  const names = place.members.map((id) => textContext().names.user(id) ?? id).join(", ");
  return [h("h1", {}, h("span", { class: "sign", "aria-hidden": "true" }, signOf(place)), place.name),
    place.kind === "private" && h("span", { class: "tag" }, "private"),
    place.archived && h("span", { class: "tag" }, "archived"),
    place.kind !== "dm" && h("span", { class: "quiet", title: names }, `${headcount(place)}: ${names}`),
    place.topic && h("span", { class: "topic" }, mrkdwn(place.topic, textContext()))];
}

function pins(place) {
  return h("details", {}, h("summary", {}, `📌 ${place.pins.length} pinned`),
    h("ul", {}, place.pins.map((pin) => h("li", {}, h("a", { href: linkTo({ in: place.id, at: pin.ts }) },
      h("time", { title: momentOf(pin.ts) }, timeOf(pin.ts)), " ", mrkdwn(pin.text, textContext()).textContent)))));
}

function tellNews(place, fresh) {
  const news = place.messages.filter((message) => message.ts > shown.last && !message.mine);
  if (!fresh && news.length) announce(news.map(({ author, text }) => `${author.name}: ${mrkdwn(text, textContext()).textContent}`).join(". "));
  shown.last = place.messages.at(-1)?.ts ?? "";
}

function home() {
  const { home: view, bot } = tab.state;
  const blocks = view ? renderBlocks(view.blocks, formContext(view.id, view, { view_id: view.id }))
    : h("p", { class: "quiet" }, `${bot.name} has not written this page yet. It does when you open it, if it is running.`);
  return h("div", { class: "home" }, h("h1", {}, `${bot.name} home`), blocks);
}

function drawThread() {
  const { thread, place } = tab;
  at("thread").hidden = !thread;
  document.body.classList.toggle("with-thread", Boolean(thread));
  if (!thread) return;
  const list = at("replies");
  fill(at("thread-close"), [place.id, here()], () => h("a", { class: "plain", href: linkTo({ thread: null }), "aria-label": "Close thread" }, "✕"));
  syncList(list, thread.messages.map(rowFacts), keyOf, (row) => messageRow(row, { thread: true }));
  fill(at("reply"), [place.id, thread.ts, place.archived, place.member, tab.state.me.id], () => composer(place, thread.ts));
  settle(list, { fresh: list.dataset.of !== thread.ts, newest: thread.messages.at(-1) });
  list.dataset.of = thread.ts;
}
