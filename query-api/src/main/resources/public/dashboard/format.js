/** Figures in words: one format for each unit that the catalogue knows, by the reader's own locale. */

const UNKNOWN = '–';
const number = (options) => new Intl.NumberFormat(undefined, options);
const whole = number({ maximumFractionDigits: 0 });
const oneDigit = number({ maximumFractionDigits: 1 });
const twoDigits = number({ minimumFractionDigits: 2, maximumFractionDigits: 2 });
const significant = number({ maximumSignificantDigits: 3 });
const percent = number({ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
const compact = number({ notation: 'compact', maximumFractionDigits: 1 });
const signed = number({ style: 'percent', maximumFractionDigits: 1, signDisplay: 'never' });
const utc = (options) => new Intl.DateTimeFormat(undefined, { timeZone: 'UTC', ...options });
const day = utc({ day: 'numeric', month: 'short', year: 'numeric' });
const shortDay = utc({ day: 'numeric', month: 'short' });
const month = utc({ month: 'short', year: 'numeric' });
const moment = utc({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });

const FORMATS = {
  count: (value) => (Number.isInteger(value) ? whole : oneDigit).format(value),
  money: (value) => twoDigits.format(value),
  ratio: (value) => (value !== 0 && Math.abs(value) < 0.1 ? significant : twoDigits).format(value),
  share: (value) => percent.format(value),
  seconds: duration,
  days: (value) => `${oneDigit.format(value)} d`,
  date: (value) => day.format(new Date(value)),
  month: (value) => month.format(new Date(value)),
  time: (value) => moment.format(new Date(value)),
  flag: (value) => (value ? 'yes' : 'no'),
  list: (value) => (Array.isArray(value) ? value.join(', ') : counts(value)),
  text: (value) => String(value),
};

/** Units whose figures stand at the right of a column. */
export const NUMERIC = new Set(['count', 'money', 'ratio', 'share', 'seconds', 'days']);

export function format(value, unit = 'text') {
  return value === null || value === undefined ? UNKNOWN : FORMATS[unit](value);
}

/** Short enough for an axis. */
export function short(value, unit) {
  if (value === null || value === undefined) return UNKNOWN;
  if (unit === 'share') return number({ style: 'percent', maximumFractionDigits: 1 }).format(value);
  if (unit === 'seconds') return `${oneDigit.format(value / 60)} min`;
  return unit === 'ratio' ? significant.format(value) : compact.format(value);
}

/** Large amounts lose the digits that nobody reads at a glance. */
export function headline(value, unit) {
  return unit === 'money' && Math.abs(value) >= 100_000 ? whole.format(value) : format(value, unit);
}

/** How far a figure has come from an earlier one; undefined without one to compare with. */
export function change(now, before) {
  if (typeof now !== 'number' || typeof before !== 'number' || before === 0) return undefined;
  const part = (now - before) / Math.abs(before);
  return { part, text: signed.format(part), direction: Math.abs(part) < 0.0005 ? 'flat' : part > 0 ? 'up' : 'down' };
}

/** The name of a period by its first day. */
export function period(first, granularity) {
  const date = new Date(first);
  return granularity === 'month' ? month.format(date) : shortDay.format(date);
}

/** A name that the data may not know. */
export const named = (value) => (value === null || value === undefined || value === '' ? 'unknown' : String(value));

/** Counts by name, in words. */
export function counts(map) {
  return Object.entries(map)
    .map(([name, of]) => `${name.replaceAll('_', ' ')}: ${whole.format(of)}`)
    .join(', ');
}

function duration(seconds) {
  if (seconds < 60) return `${oneDigit.format(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${whole.format(seconds % 60)} s`;
  return `${whole.format(Math.floor(minutes / 60))} h ${minutes % 60} min`;
}
