// Small menus and questions that open above the page and close with Escape.
import { h } from "./dom.js";

/** Opens a menu under `anchor`. Items are {label, run} or {label, href}; `label` may hold elements. */
export function openMenu(anchor, items) {
  const menu = h("div", { class: "menu", role: "menu", popover: "auto" }, items.map(menuItem));
  menu.addEventListener("toggle", (event) => event.newState === "closed" && menu.remove());
  menu.addEventListener("click", () => menu.hidePopover());
  menu.addEventListener("keydown", moveFocus);
  (anchor.closest("dialog") ?? document.body).append(menu);
  menu.showPopover();
  place(menu, anchor.getBoundingClientRect());
  menu.firstElementChild?.focus();
}

function menuItem({ label, run, href, current }) {
  const shared = { role: "menuitem", class: "menu-item", "aria-current": current ? "true" : undefined };
  return href ? h("a", { ...shared, href }, label) : h("button", { ...shared, type: "button", onclick: run }, label);
}

/** Below the anchor when there is room, else above, and never outside the window. */
function place(menu, anchor) {
  const size = menu.getBoundingClientRect();
  const below = anchor.bottom + 4;
  const top = below + size.height < innerHeight ? below : Math.max(8, anchor.top - size.height - 4);
  const left = Math.max(8, Math.min(anchor.left, innerWidth - size.width - 8));
  Object.assign(menu.style, { top: `${top}px`, left: `${left}px` });
}

function moveFocus(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const items = [...event.currentTarget.children];
  const next = (items.indexOf(document.activeElement) + step + items.length) % items.length;
  items[next].focus();
}

/** Asks a Block Kit `confirm` object (or {title, text, confirm, deny} strings); resolves to true or false. */
export function ask(question) {
  const words = (part, otherwise) => part?.text ?? part ?? otherwise;
  const dialog = h("dialog", { class: "modal small", "aria-labelledby": "question-title" },
    h("form", { method: "dialog" },
      h("h2", { id: "question-title" }, words(question.title)),
      h("p", {}, words(question.text)),
      h("div", { class: "modal-foot" },
        h("button", { class: "button", value: "no" }, words(question.deny, "Cancel")),
        h("button", { class: `button ${question.style ?? "primary"}`, value: "yes" }, words(question.confirm, "Yes")))));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close", () => {
    dialog.remove();
    resolve(dialog.returnValue === "yes");
  }));
}
