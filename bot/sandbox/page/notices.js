// Sentences that tell a person what did not work, beside where she was working.
import { h } from "./dom.js";

/** Shows `text` until it is dismissed or replaced; "" takes it away. `role=alert` has it read aloud. */
export function notice(text) {
  const place = document.getElementById("notice");
  const dismiss = h("button", { type: "button", class: "plain", "aria-label": "Dismiss", onclick: () => notice("") }, "✕");
  place.replaceChildren(...(text ? [h("span", {}, `⚠ ${text}`), dismiss] : []));
}

/** Runs `deed` (a promise of act's answer) and shows its sentence when it failed; resolves to the answer. */
export async function telling(deed) {
  const answer = await deed;
  notice(answer.ok ? "" : answer.says);
  return answer;
}
