/** Calendar arithmetic on ISO days in UTC: presets, earlier ranges, and the periods within a range. */

const DAY = 86_400_000;

export const PRESETS = [
  { id: '7d', label: '7 days', title: 'The last 7 days of the data' },
  { id: '30d', label: '30 days', title: 'The last 30 days of the data' },
  { id: '13w', label: '13 weeks', title: 'The last 13 calendar weeks of the data' },
  { id: '12m', label: '12 months', title: 'The last 12 calendar months of the data' },
  { id: 'all', label: 'All', title: 'All data' },
  { id: 'custom', label: 'Custom', title: 'From one day to another' },
];

const iso = (date) => date.toISOString().slice(0, 10);
const at = (day) => new Date(`${day}T00:00:00Z`);

export const plusDays = (day, days) => iso(new Date(at(day).getTime() + days * DAY));

export const daysBetween = (from, to) => Math.round((at(to) - at(from)) / DAY);

function plusMonths(first, months) {
  const date = at(first);
  return iso(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)));
}

/** The first day of the period that holds a day. */
export function firstDay(day, granularity) {
  if (granularity === 'month') return `${day.slice(0, 7)}-01`;
  if (granularity === 'week') return plusDays(day, -((at(day).getUTCDay() + 6) % 7));
  return day;
}

function following(first, granularity) {
  return granularity === 'month' ? plusMonths(first, 1) : plusDays(first, granularity === 'week' ? 7 : 1);
}

/** Whether a period is not over at the newest day. */
export const isOpen = (first, granularity, newest) => plusDays(following(first, granularity), -1) > newest;

/** The days that a preset stands for, counted back from the newest day of the data; open at both ends for all. */
export function rangeOf(preset, newest, from, to) {
  switch (preset) {
    case '7d':
      return { from: plusDays(newest, -6), to: newest };
    case '30d':
      return { from: plusDays(newest, -29), to: newest };
    case '13w':
      return { from: plusDays(firstDay(newest, 'week'), -84), to: newest };
    case '12m':
      return { from: plusMonths(firstDay(newest, 'month'), -11), to: newest };
    case 'custom':
      return { from, to };
    default:
      return {};
  }
}

/** As many days, just before; undefined for an open range. */
export function before({ from, to }) {
  if (!from || !to || from > to) return undefined;
  const days = daysBetween(from, to) + 1;
  return { from: plusDays(from, -days), to: plusDays(from, -1) };
}

/** What shows a range in a legible number of steps. */
export function naturalGranularity({ from, to }) {
  if (!from || !to) return 'month';
  const days = daysBetween(from, to);
  return days <= 31 ? 'day' : days <= 183 ? 'week' : 'month';
}

/** The first days of the periods that a range selects, without gaps; those of the rows where it is open. */
export function periodsOf(range, granularity, rows) {
  const known = rows.map((row) => row.period).sort();
  const start = range.from ?? known[0];
  const end = range.to ?? known.at(-1);
  const found = [];
  if (!start || !end) return found;
  let next = firstDay(start, granularity);
  if (next < start) next = following(next, granularity);
  while (next <= end && found.length < 2_000) {
    found.push(next);
    next = following(next, granularity);
  }
  return found;
}
