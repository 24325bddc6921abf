// The list of places: the app's home and messages, channels, and how much is new in each.
import { h } from "./dom.js";
import { here, linkTo } from "./route.js";
import { tab } from "./tab.js";

/** The whole list for the person this tab acts as. */
export function sidebar() {
  const { bot, channels } = tab.state;
  const channelsOnly = channels.filter((channel) => channel.kind !== "dm");
  return [
    group(bot.name, [homeLink(), ...channels.filter((channel) => channel.kind === "dm").map(placeLink)]),
    group("Channels", channelsOnly.filter((channel) => !channel.archived).map(placeLink)),
    group("Archived", channelsOnly.filter((channel) => channel.archived).map(placeLink)),
  ];
}

function group(title, links) {
  if (!links.length) return null;
  return h("section", {}, h("h2", {}, title), h("ul", {}, links.map((link) => h("li", {}, link))));
}

function homeLink() {
  return h("a", { href: linkTo({ in: "home" }), "data-focus": "place home", "aria-current": current("home") },
    h("span", { class: "sign", "aria-hidden": "true" }, "⌂"), h("span", { class: "name" }, "Home"));
}

function placeLink(channel) {
  const marks = [channel.kind === "private" && "private", !channel.member && "not joined"].filter(Boolean);
  return h("a", { href: linkTo({ in: channel.id }), "data-focus": `place ${channel.id}`, "aria-current": current(channel.id),
    class: channel.unread ? "fresh" : null },
  h("span", { class: "sign", "aria-hidden": "true" }, signOf(channel)),
  h("span", { class: "name" }, channel.kind === "dm" ? "Messages" : channel.name, marks.map((mark) => h("span", { class: "quiet" }, ` (${mark})`))),
  channel.unread > 0 && h("span", { class: "count" }, channel.unread, h("span", { class: "hidden" }, " new")));
}

const current = (place) => (here().in === place ? "page" : null);

/** # for public, a lock for private, a bubble for direct messages. */
export function signOf(channel) {
  return { public: "#", private: "🔒", dm: "💬" }[channel.kind];
}
