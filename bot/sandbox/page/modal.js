// The person's open modal: the top of a stack of views that the app opens, pushes, updates and closes.
import { fill, h } from "./dom.js";
import { renderBlocks } from "./blocks.js";
import { forget, formContext } from "./form.js";
import { textObject } from "./mrkdwn.js";
import { doAs, tab, textContext } from "./tab.js";

const dialog = document.getElementById("modal");
const open = { id: null, busy: false, trouble: "" };

/** Shows the top view, or nothing. What was typed and where the caret stands survive an update. */
export function drawModal() {
  const view = tab.state.views.at(-1);
  if (!view) return close();
  const fresh = view.id !== open.id;
  if (fresh) Object.assign(open, { id: view.id, busy: false, trouble: "" });
  const scrolled = fresh ? 0 : dialog.querySelector(".modal-body").scrollTop;
  fill(dialog, [view, open], () => modal(view));
  if (!dialog.open) dialog.showModal();
  dialog.querySelector(".modal-body").scrollTop = scrolled;
  if (fresh) focusFirst(view);
}

/** Called once: Escape goes one view back, as the close button does. */
export function watchModal() {
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    leave("close");
  });
}

function close() {
  if (open.id) forget(open.id);
  open.id = null;
  dialog.close();
}

function modal(view) {
  const ctx = formContext(view.id, view, { view_id: view.id }, telling);
  return h("form", { novalidate: true, "aria-busy": String(open.busy), onsubmit: (event) => submit(event, view, ctx) },
    h("header", { class: "modal-head" }, h("h2", { id: "modal-title" }, textObject(view.title, textContext())),
      h("button", { type: "button", class: "plain", "aria-label": "Close everything", onclick: () => leave("clear") }, "✕")),
    h("div", { class: "modal-body", tabindex: "-1" }, renderBlocks(view.blocks, ctx)),
    h("p", { class: "trouble", role: "alert" }, open.trouble && `⚠ ${open.trouble}`),
    h("div", { class: "modal-foot" },
      h("button", { type: "button", class: "button", onclick: () => leave("close") }, view.close?.text ?? "Cancel"),
      view.submit && h("button", { type: "submit", class: "button primary", "aria-disabled": String(open.busy) },
        open.busy ? "Sending…" : view.submit.text)));
}

async function submit(event, view, ctx) {
  event.preventDefault();
  if (open.busy) return;
  Object.assign(open, { busy: true, trouble: "" });
  drawModal();
  await telling(doAs({ do: "submit", view_id: view.id, values: ctx.values }));
  open.busy = false;
  tab.draw();
  dialog.querySelector("[aria-invalid], .wrong input")?.focus();
}

/** Runs a deed from within the modal; its failure is told inside, where it can be seen. */
async function telling(deed) {
  const answer = await deed;
  open.trouble = answer.ok || answer.error === "refused" ? "" : answer.says;
  tab.draw();
  return answer;
}

function leave(how) {
  telling(doAs({ do: "close_view", view_id: open.id, all: how === "clear" }));
}

function focusFirst({ blocks }) {
  const wanted = blocks.map((block) => block.element ?? block.accessory ?? {}).find((element) => element.focus_on_load);
  const fields = [...dialog.querySelectorAll(".modal-body :is(input, textarea, select, button)")];
  const first = fields.find((field) => wanted && field.dataset.focus?.endsWith(` ${wanted.action_id}`)) ?? fields[0];
  (first ?? dialog.querySelector("[type=submit], .modal-foot button")).focus();
}
