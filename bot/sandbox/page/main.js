// Starts the page: reads the workspace, draws it, and does both again whenever something changed.
import { act, listen } from "./api.js";
import { fill } from "./dom.js";
import { clock } from "./clock.js";
import { drawModal, watchModal } from "./modal.js";
import { notice } from "./notices.js";
import { peopleBar } from "./people.js";
import { drawPlace } from "./place.js";
import { here, settle } from "./route.js";
import { sidebar } from "./sidebar.js";
import { load, tab } from "./tab.js";

const at = (id) => document.getElementById(id);
const running = { now: null, again: null };
let arrived = null; // the last place this tab came to

/** Reads and draws. Calls during a reading share one more reading after it, so the last change is never missed. */
function refresh() {
  if (!running.now) {
    running.now = readAndDraw().finally(() => { running.now = null; });
    return running.now;
  }
  running.again ??= running.now.then(() => { running.again = null; return refresh(); });
  return running.again;
}

async function readAndDraw() {
  try {
    await load();
  } catch (error) {
    return notice(`The workspace could not be read. ${error.message}`);
  }
  if (here().as !== tab.state.me.id) settle({ ...here(), as: tab.state.me.id });
  draw();
  arrive();
  markRead();
}

function draw() {
  const { state } = tab;
  const place = here().in;
  document.title = `${tab.place?.title ?? state.bot.name} · ${state.me.name} · Sandbox`;
  fill(at("clock"), state.now, clock);
  fill(at("people"), [state.me, state.people, tab.place?.id], peopleBar);
  fill(at("places"), [state.channels, state.bot, state.me.id, place], sidebar);
  drawPlace();
  drawModal();
}

/** Tells the bot when the home tab is opened, and puts the places list away on narrow screens. */
function arrive() {
  const place = `${here().as} ${here().in}`;
  if (arrived === place) return;
  arrived = place;
  togglePlaces(false);
  notice("");
  if (here().in === "home") act({ as: tab.state.me.id, do: "open_home" });
}

function markRead() {
  const { place, state } = tab;
  const unread = state.channels.find((channel) => channel.id === place?.id)?.unread;
  if (unread && !document.hidden) act({ as: state.me.id, do: "read", channel: place.id });
}

function togglePlaces(open) {
  document.body.classList.toggle("places-open", open);
  at("places-toggle").setAttribute("aria-expanded", String(open));
}

/** Escape puts the list away, and the focus back on the button that opened it. */
function leavePlaces() {
  if (!document.body.classList.contains("places-open")) return;
  togglePlaces(false);
  at("places-toggle").focus();
}

Object.assign(tab, { draw, refresh });
watchModal();
at("places-toggle").addEventListener("click", () => togglePlaces(!document.body.classList.contains("places-open")));
addEventListener("keydown", (event) => event.key === "Escape" && leavePlaces());
addEventListener("hashchange", refresh);
addEventListener("visibilitychange", refresh);
listen(refresh, (linked) => { at("lost").hidden = linked; });
refresh();
