// rich_text blocks, the form in which people's own messages arrive.
import { h } from "./dom.js";
import { emoji } from "./emoji.js";
import { fillPattern } from "./dates.js";
import { broadcast, channelMention, link, userMention } from "./mrkdwn.js";

/** One rich_text block as an element. */
export function richText(block, ctx) {
  return h("div", { class: "rich" }, block.elements.map((part) => section(part, ctx)));
}

function section(part, ctx) {
  const words = () => part.elements.map((element) => word(element, ctx));
  switch (part.type) {
    case "rich_text_section": return h("p", {}, words());
    case "rich_text_quote": return h("blockquote", {}, words());
    case "rich_text_preformatted": return h("pre", {}, words());
    case "rich_text_list":
      return h(part.style === "ordered" ? "ol" : "ul", { class: `indent-${part.indent ?? 0}` },
        part.elements.map((item) => h("li", {}, item.elements.map((element) => word(element, ctx)))));
    default: return h("p", { class: "unknown" }, `(${part.type} is not shown in the sandbox)`);
  }
}

function word(element, ctx) {
  return styledWord(plainWord(element, ctx), element.style ?? {});
}

function plainWord(element, ctx) {
  switch (element.type) {
    case "text": return element.text;
    case "link": return link(element.url, element.text ?? element.url, ctx);
    case "user": return userMention(element.user_id, ctx);
    case "channel": return channelMention(element.channel_id, "", ctx);
    case "emoji": return emoji(element.name);
    case "broadcast": return broadcast(element.range);
    case "date": return element.format ? fillPattern(element.format, element.timestamp, ctx.now) : element.fallback;
    default: return h("span", { class: "mention" }, element.usergroup_id ?? element.type);
  }
}

function styledWord(word, style) {
  const tags = { code: "code", bold: "strong", italic: "em", strike: "s" };
  return Object.keys(tags).filter((name) => style[name])
    .reduce((inner, name) => h(tags[name], {}, inner), word);
}
