// Slack's mrkdwn as elements. The text arrives with & < > escaped; whatever is not understood stays text.
import { h } from "./dom.js";
import { emoji, withEmoji } from "./emoji.js";
import { fillPattern } from "./dates.js";

const token = "<[^<>\\n]+>";
const styled = (mark, name) =>
  `(?<![\\p{L}\\p{N}${mark}])${mark}(?=\\S)(?<${name}>(?:${token}|[^${mark}<\\n])+?)(?<=\\S)${mark}(?![\\p{L}\\p{N}${mark}])`;
const inlineParts = new RegExp([
  `<(?<token>[^<>\\n]+)>`,
  "`(?<code>[^`\\n]+)`",
  styled("\\*", "bold"),
  styled("_", "italic"),
  styled("~", "strike"),
  ":(?<emoji>[a-z0-9_+'-]+(?:::[a-z0-9-]+)?):",
  "(?<bare>https?://[^\\s<>|]+[^\\s<>|.,;:!?)\\]'\"])",
  "(?<![\\p{L}\\p{N}@.])@(?<everyone>here|channel|everyone)(?![\\p{L}\\p{N}])",
].join("|"), "gu");

/**
 * `text` as a fragment. `ctx` has names.user(id), names.channel(id), me, now and linkTo(changes).
 * `parse` is what Slack makes of plain words: "all" (addresses and @here come alive, as in a text object of a
 * block), "links" (addresses only, as in a message's text) or "none" (a text object that says verbatim).
 */
export function mrkdwn(text, ctx, parse = "links") {
  const fragment = document.createDocumentFragment();
  text.split("```").forEach((part, index, parts) => {
    const closed = index % 2 === 1 && index < parts.length - 1;
    if (closed) fragment.append(h("pre", {}, plainTokens(part.replace(/^\n|\n$/g, ""), ctx)));
    else fragment.append(...lines((index % 2 ? "```" : "") + part, ctx, parse));
  });
  return fragment;
}

/** A plain_text or mrkdwn object as nodes. */
export function textObject(object, ctx) {
  if (!object) return [];
  if (object.type === "mrkdwn") return [mrkdwn(object.text, ctx, object.verbatim ? "none" : "all")];
  return object.emoji === false ? [object.text] : withEmoji(object.text);
}

/** Text as Slack sends it, with its three escapes undone. */
export function unescape(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** A link, when the address is one a browser may safely follow; otherwise its text. */
export function link(address, label, ctx) {
  const message = address.match(/\/archives\/(\w+)\/p(\d{10})(\d{6})/);
  if (message) return h("a", { href: ctx.linkTo(placeOf(message, address)) }, label);
  if (!/^(https?:\/\/|mailto:)/i.test(address)) return label;
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, label);
}

function placeOf([, channel, seconds, rest], address) {
  const thread = address.match(/[?&]thread_ts=([\d.]+)/)?.[1];
  return { in: channel, thread, at: `${seconds}.${rest}` };
}

/** `<@U…>` shown by name; the reader's own name stands out by weight as well as colour. */
export function userMention(id, ctx) {
  return h("span", { class: id === ctx.me ? "mention mine" : "mention" }, `@${ctx.names.user(id) ?? id}`);
}

/** `<#C…>` as a way into the channel, or plain words when the reader may not see it. */
export function channelMention(id, label, ctx) {
  const name = ctx.names.channel(id);
  if (!name) return h("span", { class: "mention" }, label ? `#${label}` : "a private channel");
  return h("a", { class: "mention", href: ctx.linkTo({ in: id }) }, `#${name}`);
}

/** A live @here, @channel or @everyone: it would notify people, so it is shown loudly. */
export function broadcast(name) {
  return h("span", { class: "mention loud", title: "On Slack this notifies people" }, `@${name}`);
}

function lines(text, ctx, parse) {
  const groups = [];
  for (const line of text.split("\n")) {
    const quoted = line.match(/^(?:&gt;|>) ?(.*)$/);
    const last = groups.at(-1);
    if (last && last.quoted === Boolean(quoted)) last.lines.push(quoted ? quoted[1] : line);
    else groups.push({ quoted: Boolean(quoted), lines: [quoted ? quoted[1] : line] });
  }
  return groups.flatMap((group) => lineGroup(group, ctx, parse));
}

function lineGroup(group, ctx, parse) {
  const parts = group.lines.flatMap((line, index) => [
    ...(index ? [h("br")] : []), ...inline(line, ctx, parse)]);
  return group.quoted ? [h("blockquote", {}, parts)] : parts;
}

function inline(text, ctx, parse) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(inlineParts)) {
    parts.push(unescape(text.slice(end, match.index)), inlinePart(match, ctx, parse));
    end = match.index + match[0].length;
  }
  return [...parts, unescape(text.slice(end))];
}

function inlinePart({ 0: whole, groups: found }, ctx, parse) {
  if (found.token) return angleToken(found.token, ctx);
  if (found.code) return h("code", {}, plainTokens(found.code, ctx));
  if (found.bold) return h("strong", {}, inline(found.bold, ctx, parse));
  if (found.italic) return h("em", {}, inline(found.italic, ctx, parse));
  if (found.strike) return h("s", {}, inline(found.strike, ctx, parse));
  if (found.emoji) return emoji(found.emoji);
  if (found.bare && parse !== "none") return link(unescape(whole), unescape(whole), ctx);
  return found.everyone && parse === "all" ? broadcast(found.everyone) : unescape(whole);
}

function angleToken(content, ctx) {
  const [target, ...rest] = content.split("|");
  const label = unescape(rest.join("|"));
  if (/^@[UW]/.test(target)) return userMention(target.slice(1), ctx);
  if (/^#[CG]/.test(target)) return channelMention(target.slice(1), label, ctx);
  if (target.startsWith("!date^")) return dateToken(target, label, ctx);
  if (/^!(here|channel|everyone)$/.test(target)) return broadcast(target.slice(1));
  if (target.startsWith("!")) return h("span", { class: "mention" }, label || target.slice(1));
  return link(unescape(target), label || unescape(target).replace(/^mailto:/, ""), ctx);
}

function dateToken(target, fallback, ctx) {
  const [, seconds, pattern, address] = target.split("^");
  if (!/^\d+$/.test(seconds) || !pattern) return fallback;
  const words = fillPattern(unescape(pattern), Number(seconds), ctx.now);
  const shown = h("time", { datetime: new Date(seconds * 1000).toISOString(), title: fallback }, words);
  return address ? link(unescape(address), shown, ctx) : shown;
}

/** Inside code only the text of a link or mention is shown. */
function plainTokens(text, ctx) {
  return unescape(text.replace(/<([^<>\n]+)>/g, (whole, content) => {
    const shown = angleToken(content, ctx);
    return (shown.textContent ?? shown).replaceAll("&", "&amp;");
  }));
}
