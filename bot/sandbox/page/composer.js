// Writing: messages, replies, slash commands and edits.
import { h } from "./dom.js";
import { openMenu } from "./menu.js";
import { notice, telling } from "./notices.js";
import { unescape } from "./mrkdwn.js";
import { suggestions } from "./suggest.js";
import { doAs, nameOf, tab } from "./tab.js";

const drafts = new Map(); // unsent text by place

/** The writing box of a channel, or of the thread `thread` (the parent's ts) in it. */
export function composer(place, thread) {
  if (place.archived) return h("p", { class: "closed" }, "This channel is archived. It can be read, not written in.");
  if (place.read_only) return h("p", { class: "closed" }, `${place.name} only writes here. Use its buttons, or type its command in a channel.`);
  if (!place.member) return joinOffer(place);
  const draft = `${place.id}/${thread ?? ""}`;
  const label = thread ? "Reply in this thread" : `Message ${place.title}`;
  const box = writingBox(label, drafts.get(draft) ?? "", (text, own) => send(own, place, thread, text));
  box.addEventListener("input", () => drafts.set(draft, box.value));
  return h("div", { class: "composer" }, thread ? null : suggestions(box), h("div", { class: "write" }, box,
    h("button", { type: "button", class: "button primary", onclick: () => box.submit() }, "Send")), !thread && underBox());
}

/** A message being edited; `done(message, text)` gets null when nothing shall change. */
export function editForm(message, done) {
  const box = writingBox("Edit message", plainOf(message.text), (text) => done(message, text));
  box.addEventListener("keydown", (event) => event.key === "Escape" && done(message, null));
  return h("div", { class: "edit" }, box, h("div", { class: "actions" },
    h("button", { type: "button", class: "button", onclick: () => done(message, null) }, "Cancel"),
    h("button", { type: "button", class: "button primary", onclick: () => box.submit() }, "Save")));
}

/** A box that grows with its text: Enter sends, Shift+Enter starts a line. */
function writingBox(label, text, deliver) {
  const grow = () => {
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + 2}px`;
  };
  const box = h("textarea", { rows: 1, "aria-label": label, placeholder: label, "data-focus": label, value: text, oninput: grow });
  box.submit = () => box.value.trim() && deliver(box.value.trim(), box);
  box.write = (words) => {
    box.value = words;
    box.dispatchEvent(new Event("input"));
  };
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    box.submit();
  });
  requestAnimationFrame(grow);
  return box;
}

async function send(box, place, thread, text) {
  const isCommand = text.startsWith("/");
  if (isCommand && thread) return notice("Slash commands do not work in threads. Please type it in the channel.");
  const deed = isCommand ? { do: "command", text } : { do: "post", text, thread_ts: thread };
  box.write("");
  const answer = await telling(doAs({ ...deed, channel: place.id }));
  if (!answer.ok && !box.value) box.write(text); // nothing typed is lost
}

function joinOffer(place) {
  return h("p", { class: "closed" }, `You are not in ${place.title}. `,
    h("button", { type: "button", class: "button", onclick: () => telling(doAs({ do: "join", channel: place.id })) }, "Join"));
}

function underBox() {
  const shortcuts = tab.state.shortcuts.filter((shortcut) => shortcut.type === "global");
  const open = (event) => openMenu(event.currentTarget, shortcuts.map(({ name, callback_id: id }) => ({
    label: [name, h("span", { class: "detail" }, tab.state.bot.name)],
    run: () => telling(doAs({ do: "shortcut", callback_id: id })) })));
  return h("p", { class: "under" },
    shortcuts.length > 0 && h("button", { type: "button", class: "plain", "aria-haspopup": "menu", onclick: open }, "ϟ Shortcuts"),
    h("span", { class: "quiet" }, "Enter sends, Shift+Enter starts a line, / begins a command"));
}

/** A stored text as its author typed it: names instead of ids, no escapes. */
function plainOf(text) {
  return unescape(text.replace(/<@(\w+)[^>]*>/g, (whole, id) => `@${nameOf(id)}`)
    .replace(/<#(\w+)[^>]*>/g, (whole, id) => `#${tab.state.channels.find((channel) => channel.id === id)?.name ?? id}`)
    .replace(/<(https?:[^|>]+)[^>]*>/g, "$1"));
}
