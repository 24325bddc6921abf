// What a newcomer reads first.
import { h } from "./dom.js";
import { here, linkTo } from "./route.js";
import { tab } from "./tab.js";

/** Shown while no channel is chosen. Names come from the workspace, so the words fit whatever it holds. */
export function welcome() {
  const { me, bot, commands } = tab.state;
  const channel = startingChannel();
  const command = commands[0]?.command;
  return h("div", { class: "welcome" },
    here().in && h("p", { class: "lost" }, `${me.name} cannot see that channel, or it is gone.`),
    h("h1", {}, "A workspace to practise in"),
    h("p", {}, `${bot.name} runs here as it would on Slack, and nothing leaves this machine. You play every person.`),
    h("ol", {},
      channel && command && h("li", {}, `You act as ${me.name}. Open `, h("a", { href: linkTo({ in: channel.id }) }, `#${channel.name}`),
        " and type ", h("code", {}, command), "."),
      h("li", {}, "Then be somebody else, at the top right. A name with a dot has new messages: act as that person and answer. ",
        "A second browser tab can be a second person."),
      h("li", {}, "Nobody has to wait: the buttons at the top move the workspace's time forward."),
      h("li", {}, "Point at a message, or tab to it, to react, to reply in a thread, or to use its menu.")),
    channel && h("p", {}, h("a", { class: "button primary", href: linkTo({ in: channel.id }) }, `Open #${channel.name}`)));
}

function startingChannel() {
  const { channels, start_in: start } = tab.state;
  return channels.find((channel) => channel.id === start);
}
