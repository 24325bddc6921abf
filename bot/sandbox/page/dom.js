// Making and updating elements. Nothing on this page sets innerHTML: text from people and bots only
// ever becomes text nodes, so it cannot turn into markup.

/** An element: `h("button", {class: "plain", onclick: go}, "Go")`. Empty properties and children are left out. */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) setProperty(node, name, value);
  node.append(...children.flat(Infinity).filter(isShown));
  return node;
}

function isShown(child) {
  return child !== null && child !== undefined && child !== false && child !== "";
}

function setProperty(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (name === "value") node.value = value;
  else node.setAttribute(name === "key" ? "data-key" : name, value === true ? "" : value);
}

/**
 * Makes `list` show `items`, leaving the element of an unchanged item alone, so that what a person is
 * reading, typing or pointing at does not move under them.
 */
export function syncList(list, items, keyOf, make) {
  const old = new Map([...list.children].map((node) => [node.dataset.key, node]));
  const focus = focusWithin(list);
  items.forEach((item, index) => {
    const print = JSON.stringify(item);
    let node = old.get(keyOf(item));
    if (!node || node.print !== print) {
      node?.remove();
      node = make(item);
      node.dataset.key = keyOf(item);
      node.print = print;
    }
    old.delete(keyOf(item));
    if (list.children[index] !== node) list.insertBefore(node, list.children[index] ?? null);
  });
  old.forEach((node) => node.remove());
  focus?.restore();
}

/** Draws `make()` into `node` when `facts`, everything it depends on, are not those it was drawn from. */
export function fill(node, facts, make) {
  const print = JSON.stringify(facts);
  if (node.print === print) return;
  const focus = focusWithin(node);
  node.replaceChildren(...[make()].flat(Infinity).filter(isShown));
  node.print = print;
  focus?.restore();
}

/** Remembers which control inside `root` has the focus, and where its caret stands; null when none has. */
export function focusWithin(root) {
  const active = document.activeElement;
  const key = active?.dataset.focus;
  if (!key || !root.contains(active)) return null;
  const row = active.closest("[data-key]")?.dataset.key;
  const caret = "selectionStart" in active ? [active.selectionStart, active.selectionEnd] : null;
  return { restore: () => restoreFocus(root, row, key, caret) };
}

function restoreFocus(root, row, key, caret) {
  const within = [...root.querySelectorAll("[data-key]")].find((node) => node.dataset.key === row) ?? root;
  const control = [...within.querySelectorAll("[data-focus]")].find((node) => node.dataset.focus === key);
  if (!control || control === document.activeElement) return;
  control.focus({ preventScroll: true });
  if (caret && caret[0] !== null) control.setSelectionRange(...caret);
}

/** Reads `text` to people who use a screen reader, without moving the focus. */
export function announce(text) {
  document.getElementById("announcer").textContent = text;
}
