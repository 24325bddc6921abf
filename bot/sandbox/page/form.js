// What the controls in a message, modal or home tab share: the values typed in this tab, and sending block actions.
import { ask } from "./menu.js";
import { telling } from "./notices.js";
import { doAs, textContext } from "./tab.js";
import { keptValues } from "./values.js";

const typed = new Map();

/**
 * The ctx that blocks need (see blocks.js) for the surface `key`. `where` says in deeds which surface it is;
 * `tell` runs a deed and shows its failure.
 */
export function formContext(key, { blocks, values: stored, errors }, where, tell = telling) {
  if (!typed.has(key)) typed.set(key, {});
  const own = typed.get(key);
  const values = keptValues(stored, own);
  const changed = (block, element, value) => {
    for (const place of [own, values]) (place[block.block_id] ??= {})[element.action_id] = value;
  };
  const fire = async (block, element, value) => {
    if (element.confirm && !(await ask(element.confirm))) return;
    await tell(doAs({ do: "press", ...where, block_id: block.block_id, action_id: element.action_id, value, values }));
  };
  return { ...textContext(), id: key.replace(/\W/g, "-"), blocks, values, errors, changed, fire };
}

/** Forgets what was typed, once the surface is gone. */
export function forget(key) {
  typed.delete(key);
}
