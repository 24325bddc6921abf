// Times as people read them, in the time zone of whoever looks at the page.

const format = (options) => new Intl.DateTimeFormat("en-GB", options);
const clock = format({ hour: "2-digit", minute: "2-digit" });
const clockWithSeconds = format({ hour: "2-digit", minute: "2-digit", second: "2-digit" });
const dayShort = format({ day: "numeric", month: "short", year: "numeric" });
const dayLong = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const dayPlain = format({ day: "numeric", month: "long", year: "numeric" });
const dayOfWeek = format({ weekday: "short", day: "numeric", month: "short" });
const withZone = format({ timeZoneName: "short" });
const dayNumbers = new Intl.DateTimeFormat("sv-SE");

const fromSeconds = (seconds) => new Date(Number(seconds) * 1000);

/** "14:02" for seconds since 1970, or for a message's ts. */
export const timeOf = (seconds) => clock.format(fromSeconds(seconds));

/** "Mon, 23 Nov" for seconds since 1970. */
export const dayOf = (seconds) => dayOfWeek.format(fromSeconds(seconds));

/** "UTC" or "CET": the zone all times on the page are told in. */
export const zoneOf = (seconds) => withZone.formatToParts(fromSeconds(seconds)).find(({ type }) => type === "timeZoneName").value;

/** "Monday 23 November 2026", used where a list of messages crosses midnight. */
export const longDayOf = (seconds) => dayLong.format(fromSeconds(seconds));

/** Both, for a message's title attribute. */
export const momentOf = (seconds) => `${longDayOf(seconds)}, ${clockWithSeconds.format(fromSeconds(seconds))}`;

/** The text of a `<!date^seconds^pattern|fallback>`; `now` (seconds) decides what "today" is. */
export function fillPattern(pattern, seconds, now) {
  return pattern.replace(/\{(\w+)\}/g, (whole, token) => fill(token, seconds, now) ?? whole);
}

function fill(token, seconds, now) {
  const date = fromSeconds(seconds);
  const pretty = token.endsWith("_pretty") && relativeDay(seconds, now);
  if (pretty) return pretty;
  switch (token.replace("_pretty", "")) {
    case "date_num": return dayNumbers.format(date);
    case "date": return dayPlain.format(date);
    case "date_short": return dayShort.format(date);
    case "date_long": return dayLong.format(date);
    case "time": return clock.format(date);
    case "time_secs": return clockWithSeconds.format(date);
    case "ago": return ago(seconds, now);
    default: return undefined;
  }
}

function relativeDay(seconds, now) {
  const midnight = (value) => new Date(fromSeconds(value)).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(seconds) - midnight(now)) / 86_400_000);
  return { "-1": "yesterday", 0: "today", 1: "tomorrow" }[days];
}

function ago(seconds, now) {
  const [size, unit] = [[86400, "day"], [3600, "hour"], [60, "minute"], [1, "second"]]
    .find(([length]) => Math.abs(now - seconds) >= length) ?? [1, "second"];
  const words = new Intl.RelativeTimeFormat("en-GB", { numeric: "auto" });
  return words.format(Math.trunc((seconds - now) / size), unit);
}
