/** What the page of growth draws from its answers. */

import { shade } from '../charts.js';
import { h } from '../dom.js';
import { summed } from '../exact.js';
import { format, named, period } from '../format.js';
import { firstDay, periodsOf } from '../periods.js';
import { earlier, ranged, visitors } from '../questions.js';
import { aligned, grouped, overTime } from '../series.js';

/** The filters of a question about visits, orders and users. */
export const by = (at, extra) => ({ granularity: at.granularity, ...visitors(at), ...extra });

const MOST_GROUPS = 8;

export const splitBy = (at) => (at.groups[at.split]?.length && !at[at.split] ? at.split : undefined);

/** A measure over time, as one line with the range before, or as a line for each device or source. */
export function split(path, series, columns) {
  const groups = (at) => [...at.groups[splitBy(at)]].sort((a, b) => a.localeCompare(b, undefined, { numeric: true })).slice(0, MOST_GROUPS);
  const name = (i) => (i === 0 ? 'main' : `group${i}`);
  const answered = (answers, at) => groups(at).map((group, i) => ({ group, rows: answers[name(i)]?.rows ?? [] }));
  return {
    controls: () => [
      {
        name: 'split',
        label: 'by',
        options: [
          ['', 'all'],
          ['device', 'device'],
          ['source', 'source'],
        ],
      },
    ],
    ask: (at) =>
      splitBy(at)
        ? Object.fromEntries(groups(at).map((group, i) => [name(i), ranged(path, at, { ...by(at), [splitBy(at)]: group })]))
        : { main: ranged(path, at, by(at)), before: earlier(path, at, by(at)) },
    csv: (at) => (splitBy(at) ? undefined : ranged(path, at, by(at))),
    draw(answers, at) {
      if (!splitBy(at)) return overTime(answers.main.rows, answers.before?.rows, at, series);
      const all = answered(answers, at);
      const periods = periodsOf(
        at.days,
        at.granularity,
        all.flatMap(({ rows }) => rows),
      );
      return {
        kind: 'lines',
        unit: series.unit,
        x: periods.map((first) => period(first, at.granularity)),
        series: all.map(({ group: of, rows }) => ({ name: of, data: aligned(periods, rows, series.key, 0) })),
      };
    },
    table: (answers, at) =>
      splitBy(at)
        ? {
            columns: [
              columns[0],
              { key: 'group', title: splitBy(at) === 'device' ? 'Device' : 'Source', named: true },
              ...columns.slice(1),
            ],
            rows: answered(answers, at).flatMap(({ group: of, rows }) => rows.map((row) => ({ ...row, group: of }))),
          }
        : { columns, rows: answers.main.rows },
  };
}

/** How many periods a cohort has lived through by the newest day. */
export function periodsBetween(cohort, at) {
  return Math.max(0, periodsOf({ from: cohort, to: firstDay(at.newest, at.granularity) }, at.granularity, []).length - 1);
}

/** A line for each cohort over its periods, the newer the darker. */
export function curves(rows, key, unit, at, mark) {
  const cohorts = [...grouped(rows, 'cohort')].sort(([a], [b]) => (a < b ? -1 : 1));
  const longest = Math.max(...rows.map((row) => row.period_number));
  return {
    kind: 'lines',
    unit,
    xName: `${at.granularity}s since the first order`,
    x: Array.from({ length: longest + 1 }, (_, i) => String(i)),
    titles: Array.from({ length: longest + 1 }, (_, i) => `After ${i} ${at.granularity}${i === 1 ? '' : 's'}`),
    series: cohorts.map(([cohort, of], i) => ({
      name: period(cohort, at.granularity),
      unlisted: cohorts.length > 6 && i > 0 && i < cohorts.length - 1,
      colour: shade(i, cohorts.length),
      data: carried(of, key, Math.min(longest, periodsBetween(cohort, at))),
      mark: i === 0 ? mark : undefined,
    })),
  };
}

/** Cumulative figures stay where they are through periods in which nothing happened. */
function carried(rows, key, last) {
  const known = new Map(rows.map((row) => [row.period_number, row[key]]));
  const values = [];
  let value = null;
  for (let i = 0; i <= last; i++) values.push((value = known.has(i) ? known.get(i) : value));
  return values;
}

export function firstOrders(rows, at) {
  const groups = [...grouped(rows, 'group')].slice(0, 12);
  const last = Math.min(30, Math.max(...rows.map((row) => row.days)));
  const days = Array.from({ length: last + 1 }, (_, i) => i);
  const one = groups.length === 1;
  return {
    kind: one ? 'bars' : 'lines',
    unit: 'share',
    legend: one ? false : undefined,
    xName: last === 30 ? 'days since the first visit (the first 30)' : 'days since the first visit',
    x: days.map(String),
    titles: days.map((day) => `${day} d`),
    series: groups.map(([name, of], i) => ({
      name: one ? 'Share of buyers' : at.order_by === 'cohort' ? period(name, at.granularity) : named(name),
      colour: at.order_by === 'cohort' ? shade(i, groups.length) : undefined,
      data: days.map((day) => of.find((row) => row.days === day)?.share ?? 0),
    })),
  };
}

/** The sources that cost most, and all others together, on top of each other. */
export function stacks(rows, periods) {
  const most = new Set(
    summed(rows, 'source', ['cost'])
      .sort((a, b) => b.cost - a.cost)
      .slice(0, 7)
      .map(({ name }) => name),
  );
  return summed(rows, (row) => (most.has(row.source) ? named(row.source) : 'others'), ['cost'])
    .sort((a, b) => (a.name === 'others') - (b.name === 'others') || b.cost - a.cost)
    .map(({ name, rows: of }) => ({
      name,
      stack: 'cost',
      data: aligned(
        periods,
        summed(of, 'period', ['cost']).map((each) => ({ period: each.name, cost: each.cost })),
        'cost',
        0,
      ),
    }));
}

const TONES = { grow: ['good', '▲'], hold: ['flat', '■'], cut: ['bad', '▼'] };

export function card(row, budget) {
  const [tone, sign] = TONES[row.verdict];
  const fact = (name, value) => h('div', {}, h('dt', {}, name), h('dd', {}, value));
  return h(
    'article',
    { class: 'card' },
    h(
      'header',
      {},
      `Source ${named(row.source)}`,
      h('span', { class: `badge ${tone} push` }, h('span', { 'aria-hidden': 'true' }, sign), row.verdict),
    ),
    row.allocation !== null && budget
      ? h(
          'div',
          {},
          h('span', { class: 'value' }, format(row.allocation, 'money')),
          ' ',
          h('span', { class: 'note' }, format(row.allocation / budget, 'share')),
        )
      : null,
    h('p', {}, `${row.reason[0].toUpperCase()}${row.reason.slice(1)}.`),
    h(
      'dl',
      {},
      fact('CAC', format(row.cac, 'money')),
      fact('LTV', format(row.ltv, 'money')),
      fact('ROMI', format(row.romi, 'ratio')),
      fact('Trend', row.trend ?? '–'),
    ),
  );
}
