// The shortcodes people and bots use most. An unknown one stays as it was written.
import { h } from "./dom.js";

const table = `
  white_check_mark ✅|heavy_check_mark ✔️|ballot_box_with_check ☑️|x ❌|no_entry ⛔|octagonal_sign 🛑|no_bell 🔕
  next_track_button ⏭️|black_right_pointing_double_triangle_with_vertical_bar ⏭️|fast_forward ⏩|repeat 🔁
  memo 📝|pencil 📝|clipboard 📋|scroll 📜|books 📚|notebook 📓|calendar 📅|page_facing_up 📄|package 📦
  eyes 👀|+1 👍|thumbsup 👍|-1 👎|thumbsdown 👎|wave 👋|pray 🙏|clap 👏|raised_hand ✋|hand ✋|handshake 🤝|point_right 👉
  warning ⚠️|rotating_light 🚨|fire 🔥|sos 🆘|boom 💥|zap ⚡|bell 🔔|mega 📣|loudspeaker 📢|construction 🚧
  red_circle 🔴|large_orange_circle 🟠|large_yellow_circle 🟡|large_green_circle 🟢|large_blue_circle 🔵
  white_circle ⚪|black_circle ⚫|large_purple_circle 🟣|small_orange_diamond 🔸|small_blue_diamond 🔹
  hourglass ⌛|hourglass_flowing_sand ⏳|alarm_clock ⏰|stopwatch ⏱️|timer_clock ⏲️|clock1 🕐|clock3 🕒
  lock 🔒|unlock 🔓|key 🔑|link 🔗|pushpin 📌|round_pushpin 📍|mag 🔍|bulb 💡|gear ⚙️|wrench 🔧|hammer_and_wrench 🛠️
  speech_balloon 💬|thought_balloon 💭|phone 📞|telephone_receiver 📞|email 📧|thread 🧵|label 🏷️|triangular_flag_on_post 🚩
  information_source ℹ️|question ❓|grey_question ❔|exclamation ❗|bangbang ‼️|arrow_right ➡️|arrow_left ⬅️|arrow_up ⬆️
  arrow_down ⬇️|arrows_counterclockwise 🔄|heavy_plus_sign ➕|heavy_minus_sign ➖|one 1️⃣|two 2️⃣|three 3️⃣|four 4️⃣|five 5️⃣
  chart_with_upwards_trend 📈|chart_with_downwards_trend 📉|bar_chart 📊|target 🎯|dart 🎯|compass 🧭|seedling 🌱|herb 🌿
  tada 🎉|sparkles ✨|rocket 🚀|star ⭐|heart ❤️|green_heart 💚|blue_heart 💙|smile 😄|slightly_smiling_face 🙂|thinking_face 🤔
  sweat_smile 😅|joy 😂|cry 😢|coffee ☕|zzz 💤|ok_hand 👌|muscle 💪|bow 🙇|busts_in_silhouette 👥|bust_in_silhouette 👤
  robot_face 🤖|test_tube 🧪|performing_arts 🎭|shield 🛡️|helmet_with_white_cross ⛑️|fire_engine 🚒|recycle ♻️|hammer 🔨`;

const signs = new Map(table.trim().split(/\s*[|\n]\s*/).map((pair) => pair.split(" ")));

/** The reactions offered on every message; each is one that a bot may well listen to. */
export const offeredReactions = ["white_check_mark", "next_track_button", "memo", "eyes", "+1"];

/** The sign for a shortcode without its colons, or undefined. */
export function signOf(name) {
  return signs.get(name.split("::")[0]);
}

/** Words for a shortcode, for screen readers and hints: "white check mark". */
export function wordsOf(name) {
  return name === "+1" ? "thumbs up" : name.replaceAll("_", " ");
}

/** The sign as an element that names itself, or the shortcode as text when the sign is unknown. */
export function emoji(name) {
  const sign = signOf(name);
  if (!sign) return `:${name}:`;
  return h("span", { class: "emoji", role: "img", "aria-label": wordsOf(name), title: `:${name}:` }, sign);
}

/** `text` with its shortcodes replaced, as a list of strings and elements. */
export function withEmoji(text) {
  return text.split(/:([a-z0-9_+'-]+(?:::[a-z0-9-]+)?):/).map((part, index) => (index % 2 ? emoji(part) : part));
}
