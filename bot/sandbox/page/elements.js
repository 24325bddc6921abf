// The interactive elements of Block Kit as native controls, so that keyboards and screen readers know them.
import { h } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { openMenu } from "./menu.js";
import { textObject } from "./mrkdwn.js";
import { heldIn, shaped } from "./values.js";

/**
 * One element of `block`. In an input block `id` is given (its label points at it); elsewhere `label` or the
 * placeholder names the control. A change is kept by ctx.changed and, where Slack would, sent by ctx.fire.
 */
export function control(block, element, ctx, label, id) {
  const make = makers[element.type];
  if (!make) return h("p", { class: "unknown" }, `(a “${element.type}” element; the sandbox does not draw these)`);
  const held = heldOf(block, element, ctx);
  const base = {
    id: id ?? `${ctx.id}-${block.block_id}-${element.action_id}`,
    "data-focus": `${block.block_id} ${element.action_id}`,
    "aria-label": id ? undefined : element.placeholder?.text ?? label,
    "aria-describedby": ctx.described || undefined,
    "aria-invalid": ctx.errors?.[block.block_id] ? "true" : undefined,
  };
  return make({ block, element, ctx, held, base, set: (value) => set(block, element, ctx, value) });
}

function heldOf(block, element, ctx) {
  if (element.type === "button" || element.type === "overflow") return undefined;
  return heldIn(element, ctx.values[block.block_id]?.[element.action_id]);
}

/** Keeps a new value; tells the bot at once unless the element waits in an input block for the submit. */
function set(block, element, ctx, held) {
  const value = shaped(element, held);
  ctx.changed(block, element, value);
  const waits = block.type === "input" && (!block.dispatch_action || isText(element));
  if (!waits) ctx.fire(block, element, value);
}

const isText = (element) => element.type.endsWith("_input");

const makers = {
  button,
  overflow,
  plain_text_input: (part) => textInput(part, part.element.multiline ? "textarea" : "input", { type: "text" }),
  email_text_input: (part) => textInput(part, "input", { type: "email" }),
  url_text_input: (part) => textInput(part, "input", { type: "url" }),
  number_input: (part) => textInput(part, "input", {
    type: "text", inputmode: part.element.is_decimal_allowed ? "decimal" : "numeric" }),
  datepicker: (part) => picker(part, "date", (text) => text),
  timepicker: (part) => picker(part, "time", (text) => text),
  datetimepicker: (part) => picker(part, "datetime-local", (text) => Math.floor(new Date(text).getTime() / 1000)),
  static_select: (part) => optionSelect(part),
  users_select: (part) => idSelect(part, part.ctx.people()),
  conversations_select: (part) => idSelect(part, part.ctx.conversations(part.element.filter)),
  channels_select: (part) => idSelect(part, part.ctx.conversations({ include: ["public"] })),
  multi_static_select: (part) => optionTicks(part, "checkbox"),
  checkboxes: (part) => optionTicks(part, "checkbox"),
  radio_buttons: (part) => optionTicks(part, "radio"),
  multi_users_select: (part) => idTicks(part, part.ctx.people()),
  multi_conversations_select: (part) => idTicks(part, part.ctx.conversations(part.element.filter)),
  multi_channels_select: (part) => idTicks(part, part.ctx.conversations({ include: ["public"] })),
};

function button({ block, element, ctx, base }) {
  const value = { type: "button", value: element.value, text: element.text };
  const press = async ({ currentTarget: pressed }) => {
    if (element.url) window.open(element.url, "_blank", "noopener");
    pressed.setAttribute("aria-busy", "true");
    await ctx.fire(block, element, value);
    pressed.removeAttribute("aria-busy");
  };
  return h("button", { ...base, type: "button", class: `button ${element.style ?? ""}`, onclick: press,
    "aria-label": element.accessibility_label }, textObject(element.text, ctx));
}

function overflow({ block, element, ctx, base }) {
  const choose = (option) => () => ctx.fire(block, element, { type: "overflow", selected_option: option });
  const open = (event) => openMenu(event.currentTarget, element.options.map((option) => ({
    label: option.text.text, run: choose(option) })));
  return h("button", { ...base, type: "button", class: "button", "aria-haspopup": "menu", onclick: open,
    "aria-label": base["aria-label"] ?? "More choices" }, "⋯");
}

function textInput({ block, element, ctx, held, base }, tag, kind) {
  const config = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  const now = (node) => shaped(element, node.value === "" ? null : node.value);
  const fire = (node) => ctx.fire(block, element, now(node));
  const typed = (event) => {
    ctx.changed(block, element, now(event.target));
    if (block.dispatch_action && config.includes("on_character_entered")) fire(event.target);
  };
  const pressed = (event) => {
    if (event.key !== "Enter" || tag === "textarea") return;
    if (block.dispatch_action && config.includes("on_enter_pressed")) {
      event.preventDefault();
      fire(event.target);
    }
  };
  return h(tag, { ...base, ...kind, type: tag === "input" && kind.type, rows: tag === "textarea" && rowsFor(held ?? ""), value: held ?? "",
    placeholder: element.placeholder?.text, autocomplete: "off", oninput: typed, onkeydown: pressed });
}

function rowsFor(text) {
  const lines = text.split("\n").reduce((sum, line) => sum + 1 + Math.floor(line.length / 65), 1);
  return Math.min(12, Math.max(4, lines));
}

function picker({ element, held, base, set: keep }, type, read) {
  const local = type === "datetime-local" && held ? localMoment(held) : held ?? "";
  return h("input", { ...base, type, value: local, title: element.placeholder?.text,
    onchange: (event) => keep(event.target.value ? read(event.target.value) : null) });
}

function localMoment(seconds) {
  const offset = new Date(seconds * 1000).getTimezoneOffset() * 60;
  return new Date((seconds - offset) * 1000).toISOString().slice(0, 16);
}

const allOptions = (element) => element.options ?? element.option_groups.flatMap((group) => group.options);

function optionSelect({ element, held, base, set: keep }) {
  const choice = (option) => h("option", { value: option.value, selected: option.value === held?.value }, option.text.text);
  const groups = element.option_groups?.map((group) => h("optgroup", { label: group.label.text }, group.options.map(choice)));
  const changed = (event) => keep(allOptions(element).find((option) => option.value === event.target.value));
  return h("select", { ...base, onchange: changed },
    h("option", { value: "" }, element.placeholder?.text ?? "Choose one"), groups ?? element.options.map(choice));
}

function idSelect({ element, held, base, set: keep }, things) {
  return h("select", { ...base, onchange: (event) => keep(event.target.value || null) },
    h("option", { value: "" }, element.placeholder?.text ?? "Choose one"),
    things.map(({ id, name }) => h("option", { value: id, selected: id === held }, name)));
}

function optionTicks({ block, element, ctx, held, base, set: keep }, type) {
  const options = allOptions(element);
  const ticked = new Set([held].flat().filter(Boolean).map((option) => option.value));
  const pick = (chosen) => keep(type === "radio" ? chosen[0] ?? null : chosen);
  const rows = options.map((option) => ({ key: option.value, item: option,
    label: textObject(option.text, ctx), detail: option.description && textObject(option.description, ctx) }));
  return ticks({ block, element, base, type, rows, held: ticked, pick });
}

function idTicks({ block, element, held, base, set: keep }, things) {
  const rows = things.map(({ id, name }) => ({ key: id, item: id, label: withEmoji(name) }));
  return ticks({ block, element, base, type: "checkbox", rows, held: new Set(held), pick: keep });
}

/** Boxes or radio buttons, one a row; `pick` gets the items of the ticked rows in their order. */
function ticks({ element, base, type, rows, held, pick }) {
  const { id, "data-focus": focus, ...named } = base;
  const list = h("div", { ...named, id, class: "ticks", role: type === "radio" ? "radiogroup" : "group" });
  const changed = () => {
    const boxes = [...list.querySelectorAll("input")];
    pick(rows.filter((row, index) => boxes[index].checked).map((row) => row.item));
  };
  list.append(...rows.map(({ key, label, detail }, index) => h("label", { class: "tick" },
    h("input", { type, name: id, id: `${id}-${index}`, checked: held.has(key), onchange: changed, "data-focus": `${focus} ${key}` }),
    h("span", {}, label, detail && h("span", { class: "detail" }, detail)))));
  if (element.type.startsWith("multi_")) list.classList.add("many");
  return list;
}
