// The menu of people: whom this tab acts as, and who has something new to read.
import { h } from "./dom.js";
import { openMenu } from "./menu.js";
import { linkTo } from "./route.js";
import { tab } from "./tab.js";

/** The button that opens the menu, and a way straight to everyone else who has new direct messages. */
export function peopleBar() {
  const { me, people } = tab.state;
  const waiting = people.filter((person) => person.id !== me.id && person.unread);
  return h("div", { class: "people" },
    h("ul", { class: "waiting", "aria-label": "New direct messages for others" },
      waiting.slice(0, 2).map((person) => h("li", {}, waitingLink(person))),
      waiting.length > 2 && h("li", { class: "quiet" }, `and ${waiting.length - 2} more`)),
    h("button", { type: "button", class: "acting", "aria-haspopup": "menu", "data-focus": "people", onclick: openPeople },
      avatar(me), h("span", {}, h("span", { class: "as" }, "Acting as "), h("strong", {}, me.name)), h("span", { "aria-hidden": "true" }, " ▾")));
}

/** A round sign of a person's first letter; the colour only helps the eye, the name always stands beside it. */
export function avatar({ id, name, is_bot: isBot }) {
  const tone = [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 997, 0) % 6;
  return h("span", { class: isBot ? "avatar bot" : `avatar tone-${tone}`, "aria-hidden": "true" }, name[0].toUpperCase());
}

function waitingLink(person) {
  return h("a", { class: "chip", href: linkTo({ as: person.id, in: person.dm }), title: `Act as ${person.name} and read it` },
    h("span", { class: "dot", "aria-hidden": "true" }), newFor(person));
}

const newFor = (person) => `${person.name}: ${person.unread} new`;

function openPeople(event) {
  const { me, people } = tab.state;
  openMenu(event.currentTarget, people.map((person) => ({
    href: linkTo(person.unread ? { as: person.id, in: person.dm } : { as: person.id, in: placeFor(person) }),
    current: person.id === me.id,
    label: [avatar(person), h("span", {}, person.unread ? newFor(person) : person.name,
      h("span", { class: "detail" }, person.id === me.id ? "you, in this tab" : realName(person)))],
  })));
}

const realName = ({ name, about }) => (about.toLowerCase() === name ? "" : about);

/** Stay in the channel that is shown when the other person can see it too. */
function placeFor(person) {
  const { place } = tab;
  return place && place.kind !== "dm" && (place.kind === "public" || place.members.includes(person.id)) ? place.id : null;
}
