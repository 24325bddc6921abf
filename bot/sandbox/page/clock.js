// The workspace's time, which only moves as fast as people wish: waiting for a reminder takes one click.
import { announce, h } from "./dom.js";
import { dayOf, timeOf, zoneOf } from "./dates.js";
import { telling } from "./notices.js";
import { doAs, tab } from "./tab.js";

const steps = [["+1 min", 60], ["+5 min", 300], ["+30 min", 1800], ["+4 h", 14400]];

/** The time and the buttons that move it forward. */
export function clock() {
  return h("div", { class: "clock", role: "group", "aria-label": "Workspace time" },
    h("span", { class: "time" }, h("span", { class: "quiet" }, "Workspace time "),
      h("time", {}, h("span", { class: "date" }, `${dayOf(tab.state.now)}, `), `${timeOf(tab.state.now)} ${zoneOf(tab.state.now)}`)),
    tab.state.movable && steps.map(([label, seconds]) => h("button", { type: "button", class: "step", "data-focus": label,
      title: "Move the workspace's time forward", onclick: (event) => advance(event.currentTarget, seconds) }, label)));
}

async function advance(button, seconds) {
  button.disabled = true;
  const answer = await telling(doAs({ do: "advance", seconds }));
  button.disabled = false;
  if (answer.ok) announce(`The workspace's time is now ${timeOf(answer.now)}.`);
}
