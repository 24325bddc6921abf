// What an interactive element holds, in the shape Slack puts under state.values and actions.

const keys = {
  plain_text_input: "value", email_text_input: "value", url_text_input: "value", number_input: "value",
  static_select: "selected_option", radio_buttons: "selected_option",
  checkboxes: "selected_options", multi_static_select: "selected_options",
  users_select: "selected_user", multi_users_select: "selected_users",
  conversations_select: "selected_conversation", multi_conversations_select: "selected_conversations",
  channels_select: "selected_channel", multi_channels_select: "selected_channels",
  datepicker: "selected_date", timepicker: "selected_time", datetimepicker: "selected_date_time",
};

/** `held` in the element's own shape: `{type: "datepicker", selected_date: "2026-01-31"}`. */
export function shaped(element, held) {
  return { type: element.type, [keys[element.type]]: held ?? null };
}

/** What a shaped value holds: a string, an option, a list, a number or null. */
export function heldIn(element, value) {
  return value?.[keys[element.type]] ?? null;
}

/**
 * The values to draw: `stored`, as the sandbox keeps them, with what was `typed` in this tab on top. Like the
 * sandbox, a typed value lives on as long as its block_id, action_id and type stay the same.
 */
export function keptValues(stored, typed) {
  const keep = (block, action, value) => {
    const own = typed[block]?.[action];
    return own?.type === value.type ? own : value;
  };
  return Object.fromEntries(Object.entries(stored).map(([block, entries]) => [block,
    Object.fromEntries(Object.entries(entries).map(([action, value]) => [action, keep(block, action, value)]))]));
}
