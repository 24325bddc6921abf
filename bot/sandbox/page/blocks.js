// Block Kit blocks as elements, the same for messages, modals and App Home.
import { h } from "./dom.js";
import { link, textObject } from "./mrkdwn.js";
import { richText } from "./richtext.js";
import { control } from "./elements.js";

/**
 * Blocks as one element. Beside what mrkdwn needs, `ctx` carries: id (a prefix that makes element ids unique),
 * values (what was entered, by block_id and action_id), errors (by block_id),
 * changed(block_id, element, value) and fire(block_id, element, value), which sends a block action.
 */
export function renderBlocks(blocks, ctx) {
  return h("div", { class: "blocks" }, blocks.map((block) => renderBlock(block, ctx)));
}

const kinds = {
  header: (block, ctx) => h("h3", { class: "header" }, textObject(block.text, ctx)),
  divider: () => h("hr"),
  section,
  context,
  actions: (block, ctx) => h("div", { class: "actions" }, block.elements.map((element) => control(block, element, ctx))),
  input,
  image,
  rich_text: richText,
  markdown: (block) => h("p", { class: "markdown" }, block.text),
};

function renderBlock(block, ctx) {
  const kind = kinds[block.type];
  return kind ? kind(block, ctx) : h("p", { class: "unknown" }, `(a “${block.type}” block; the sandbox does not draw these)`);
}

function section(block, ctx) {
  return h("div", { class: "section" },
    h("div", { class: "words" },
      block.text && h("div", { class: "text" }, textObject(block.text, ctx)),
      block.fields && h("div", { class: "fields" }, block.fields.map((field) => h("div", {}, textObject(field, ctx))))),
    block.accessory && h("div", { class: "accessory" }, accessory(block, ctx)));
}

function accessory(block, ctx) {
  const label = (block.text ?? block.fields[0]).text;
  return block.accessory.type === "image" ? image(block.accessory, ctx) : control(block, block.accessory, ctx, label);
}

function context(block, ctx) {
  return h("div", { class: "context" }, block.elements.map((element) =>
    (element.type === "image" ? image(element, ctx) : h("span", {}, textObject(element, ctx)))));
}

/** Pictures live on other hosts, and the sandbox asks none: it shows their words and a link. */
function image(block, ctx) {
  return h("span", { class: "picture" }, "Picture: ", link(block.image_url ?? "", block.alt_text, ctx));
}

function input(block, ctx) {
  const id = `${ctx.id}-${block.block_id}`;
  const error = ctx.errors?.[block.block_id];
  const grouped = ["checkboxes", "radio_buttons"].includes(block.element.type) || block.element.type.startsWith("multi_");
  const label = [textObject(block.label, ctx), block.optional && h("span", { class: "optional" }, " (optional)")];
  const described = [error && `${id}-error`, block.hint && `${id}-hint`].filter(Boolean).join(" ");
  return h(grouped ? "fieldset" : "div", { class: error ? "input wrong" : "input", "aria-describedby": grouped && described },
    grouped ? h("legend", {}, label) : h("label", { for: id }, label),
    control(block, block.element, { ...ctx, described }, undefined, id),
    error && h("p", { class: "error", id: `${id}-error` }, `⚠ ${error}`),
    block.hint && h("p", { class: "hint", id: `${id}-hint` }, textObject(block.hint, ctx)));
}
