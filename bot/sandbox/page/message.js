// One message: who, when, what, and what can be done with it.
import { h } from "./dom.js";
import { momentOf, timeOf } from "./dates.js";
import { renderBlocks } from "./blocks.js";
import { emoji, offeredReactions, wordsOf } from "./emoji.js";
import { editForm } from "./composer.js";
import { formContext } from "./form.js";
import { ask, openMenu } from "./menu.js";
import { mrkdwn } from "./mrkdwn.js";
import { telling } from "./notices.js";
import { avatar } from "./people.js";
import { here, linkTo } from "./route.js";
import { doAs, nameOf, tab, textContext } from "./tab.js";

let editing = null; // the ts of the message being edited in this tab

/** What a row is drawn from: the message and the tab's own part in it. */
export function rowFacts(message) {
  return { ...message, editing: message.ts === editing, found: message.ts === here().at };
}

/** A row of a list of messages; `thread` says that the list is a thread's. */
export function messageRow(message, { thread }) {
  if (message.system) return systemRow(message);
  const kind = [message.private && "private", message.found && "found"].filter(Boolean).join(" ");
  return h("li", { class: `message ${kind}`, id: `${thread ? "reply" : "message"}-${message.ts}` },
    avatar(message.author),
    h("article", { "aria-label": `${message.author.name}, ${timeOf(message.ts)}` },
      message.private && h("p", { class: "only-you" }, h("span", { "aria-hidden": "true" }, "◌ "), "Only visible to you"),
      message.pinned && h("p", { class: "quiet" }, "📌 Pinned"),
      message.broadcast && h("p", { class: "quiet" }, thread ? "Also sent to the channel" : "Replied to a thread"),
      byline(message),
      message.editing ? editForm(message, endEdit) : body(message),
      reactions(message),
      !thread && message.replies > 0 && repliesLink(message)),
    !message.editing && tools(message, thread));
}

function systemRow(message) {
  return h("li", { class: "system" }, h("time", { class: "when", title: momentOf(message.ts) }, timeOf(message.ts)), " ",
    mrkdwn(message.text, textContext()));
}

function byline({ author, ts, edited }) {
  return h("header", {}, h("strong", {}, author.name), author.is_bot && h("span", { class: "app" }, "app"),
    h("time", { class: "when", title: momentOf(ts) }, timeOf(ts)), edited && h("span", { class: "quiet" }, "(edited)"));
}

function body(message) {
  if (!message.blocks.length) return h("div", { class: "text" }, mrkdwn(message.text, textContext()));
  const where = { channel: tab.place.id, ts: message.ts };
  return renderBlocks(message.blocks, formContext(`${where.channel}/${message.ts}`, message, where));
}

function repliesLink({ ts, replies, last_reply: last }) {
  return h("a", { class: "replies", href: linkTo({ thread: ts }), "data-focus": "replies" },
    `${replies} ${replies === 1 ? "reply" : "replies"}`, h("span", { class: "quiet" }, `, last at ${timeOf(last)}`));
}

function reactions(message) {
  if (!message.reactions.length) return null;
  return h("ul", { class: "reactions", "aria-label": "Reactions" },
    message.reactions.map((reaction) => h("li", {}, reactionButton(message, reaction))));
}

function reactionButton(message, { name, users }) {
  const mine = users.includes(tab.state.me.id);
  const who = `${wordsOf(name)}: ${users.map(nameOf).join(", ")}`;
  return h("button", { type: "button", class: "reaction", "aria-pressed": String(mine), "aria-label": who, title: who,
    "data-focus": `reaction ${name}`, onclick: () => react(message, name, mine) }, emoji(name), ` ${users.length}`);
}

function react({ ts }, name, already) {
  return telling(doAs({ do: already ? "unreact" : "react", channel: tab.place.id, ts, name }));
}

/** The buttons beside a message; a private note has none, since nobody else could see what they do. */
function tools(message, thread) {
  if (message.private || message.deleted || tab.place.archived) return null;
  const button = (label, text, run) => h("button", { type: "button", title: label, "aria-label": label, "data-focus": label,
    onclick: run }, text);
  return h("div", { class: "tools", role: "group", "aria-label": "Message actions" },
    button("React", "☺", (event) => openMenu(event.currentTarget, reactionItems(message))),
    !thread && h("a", { href: linkTo({ thread: message.ts }), title: "Reply in thread", "aria-label": "Reply in thread" }, "↩"),
    button("More", "⋯", (event) => openMenu(event.currentTarget, moreItems(message, thread))));
}

function reactionItems(message) {
  return offeredReactions.map((name) => {
    const already = message.reactions.some((one) => one.name === name && one.users.includes(tab.state.me.id));
    return { label: [emoji(name), ` ${wordsOf(name)}`], current: already, run: () => react(message, name, already) };
  });
}

function moreItems(message, thread) {
  const where = { channel: tab.place.id, ts: message.ts };
  const shortcuts = tab.state.shortcuts.filter((shortcut) => shortcut.type === "message");
  return [
    ...shortcuts.map(({ name, callback_id: id }) => ({ label: [name, h("span", { class: "detail" }, tab.state.bot.name)],
      run: () => telling(doAs({ do: "message_shortcut", callback_id: id, ...where })) })),
    ...(message.mine ? ownItems(message, where) : []),
    ...(thread ? [] : [{ label: "Reply in thread", href: linkTo({ thread: message.ts }) }]),
  ];
}

function ownItems(message, where) {
  return [{ label: "Edit", run: () => startEdit(message.ts) }, { label: "Delete", run: () => remove(where) }];
}

function startEdit(ts) {
  editing = ts;
  tab.draw();
  document.querySelector(".edit textarea")?.focus();
}

async function endEdit(message, text) {
  if (text !== null) await telling(doAs({ do: "edit", channel: tab.place.id, ts: message.ts, text }));
  editing = null;
  tab.draw();
}

async function remove(where) {
  const sure = await ask({ title: "Delete this message?", text: "Everybody will stop seeing it.", confirm: "Delete", style: "danger" });
  if (sure) await telling(doAs({ do: "delete", ...where }));
}
