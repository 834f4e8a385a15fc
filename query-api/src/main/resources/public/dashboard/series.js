/** From rows to the series of charts. */

import { isOpen, periodsOf } from './periods.js';
import { period } from './format.js';

/**
 * A chart over time of one measure, with the range before as a faint dashed line. Periods without a row are `gap`, and the
 * last one, where it is not over, is dashed.
 */
export function overTime(rows, before, at, { name, key, unit, gap = 0, more = [] }) {
  const periods = periodsOf(at.days, at.granularity, rows);
  const values = aligned(periods, rows, key, gap);
  const open = periods.length > 1 && isOpen(periods.at(-1), at.granularity, at.newest);
  const series = [{ name, unit, area: true, data: open ? [...values.slice(0, -1), null] : values }];
  if (open)
    series.push({
      name: `${name}, not over yet`,
      unit,
      as: 0,
      dashed: true,
      unlisted: true,
      data: values.map((value, i) => (i >= values.length - 2 ? value : null)),
    });
  if (before) {
    const earlier = periodsOf(at.previous, at.granularity, before);
    series.push({
      name: 'Period before',
      unit,
      faint: true,
      dashed: true,
      data: aligned(earlier, before, key, gap).slice(0, periods.length),
    });
  }
  for (const each of more) series.push({ ...each, as: each.as ?? 1, data: aligned(periods, rows, each.key, each.gap ?? 0) });
  return { kind: 'lines', x: periods.map((first) => period(first, at.granularity)), unit, series };
}

/** The values of a measure for each of the periods. */
export function aligned(periods, rows, key, gap = null) {
  const known = new Map(rows.map((row) => [row.period, row[key]]));
  return periods.map((first) => (known.has(first) ? known.get(first) : gap));
}

/** The rows by a key, in the order of their first appearance. */
export function grouped(rows, key) {
  const groups = new Map();
  for (const row of rows) {
    if (!groups.has(row[key])) groups.set(row[key], []);
    groups.get(row[key]).push(row);
  }
  return groups;
}
