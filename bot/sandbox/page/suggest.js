// The list of hints above the writing box: commands after a leading "/", people after "@", channels after "#".
import { h } from "./dom.js";
import { tab } from "./tab.js";

/** The list for `box`; it opens as hints fit what is typed. Arrows choose, Enter or Tab takes, Escape closes. */
export function suggestions(box) {
  const list = h("ul", { class: "suggestions", role: "listbox", id: "suggestions", "aria-label": "Suggestions", hidden: true });
  const usage = h("p", { class: "usage", id: "usage", role: "status" });
  const hints = { box, list, found: [], chosen: 0 };
  for (const [name, value] of [["role", "combobox"], ["aria-controls", "suggestions"], ["aria-describedby", "usage"],
    ["aria-expanded", "false"], ["aria-autocomplete", "list"]]) box.setAttribute(name, value);
  box.addEventListener("input", () => {
    Object.assign(hints, { found: hintsFor(box), chosen: 0 });
    show(hints);
    usage.textContent = usageOf(box.value);
  });
  box.addEventListener("blur", () => show(Object.assign(hints, { found: [] })));
  box.addEventListener("keydown", (event) => pressed(event, hints), { capture: true }); // before Enter sends
  return h("div", { class: "above" }, list, usage);
}

function hintsFor(box) {
  const before = box.value.slice(0, box.selectionStart);
  const command = before.match(/^\/\S*$/);
  if (command) return commandHints(command[0]);
  const [, sign, part] = before.match(/(?:^|\s)([@#])([\w-]*)$/) ?? [];
  if (!sign) return [];
  const things = sign === "@" ? tab.state.people : tab.state.channels.filter((channel) => channel.kind !== "dm");
  return things.filter(({ name }) => name.startsWith(part) && name !== part).slice(0, 6)
    .map(({ name, about }) => ({ text: `${sign}${name} `, replaces: part.length + 1, about }));
}

function commandHints(typed) {
  return tab.state.commands.filter(({ command }) => command.startsWith(typed) && command !== typed)
    .map(({ command, description }) => ({ text: `${command} `, replaces: typed.length, about: description }));
}

function usageOf(text) {
  const found = tab.state.commands.find(({ command }) => text === command || text.startsWith(`${command} `));
  return found ? [`${found.command} ${found.usage_hint ?? ""}`.trim(), found.description].filter(Boolean).join(": ") : "";
}

function show(hints) {
  const { box, list, found, chosen } = hints;
  list.hidden = !found.length;
  box.setAttribute("aria-expanded", String(found.length > 0));
  box.setAttribute("aria-activedescendant", found.length ? `suggestion-${chosen}` : "");
  list.replaceChildren(...found.map((hint, index) => h("li", {
    role: "option", id: `suggestion-${index}`, "aria-selected": String(index === chosen),
    onmousedown: (event) => { event.preventDefault(); take(hints, hint); },
  }, h("strong", {}, hint.text.trim()), hint.about && h("span", { class: "detail" }, hint.about))));
}

function pressed(event, hints) {
  if (!hints.found.length) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) hints.chosen = (hints.chosen + step + hints.found.length) % hints.found.length;
  else if (event.key === "Tab" || event.key === "Enter") return event.preventDefault(), take(hints, hints.found[hints.chosen]);
  else if (event.key === "Escape") hints.found = [];
  else return;
  event.preventDefault();
  show(hints);
}

function take(hints, { text, replaces }) {
  const { box } = hints;
  box.setRangeText(text, box.selectionStart - replaces, box.selectionStart, "end");
  box.dispatchEvent(new Event("input"));
}
