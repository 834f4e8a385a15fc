/** A triangle of cohorts as a table whose cells are shaded by their share. */

import { h } from './dom.js';
import { format, period } from './format.js';

/** Rows of `cohort`, `cohort_size`, `period_number` and `share`; what did not happen is nothing, what is to come is blank. */
export function heatmap(rows, { granularity, newest, caption, openAfter }) {
  const cohorts = new Map();
  for (const row of rows) {
    if (!cohorts.has(row.cohort)) cohorts.set(row.cohort, { size: row.cohort_size, cells: new Map() });
    cohorts.get(row.cohort).cells.set(row.period_number, row);
  }
  const names = [...cohorts.keys()].sort();
  const widest = Math.min(Math.max(...names.map((name) => openAfter(name)), 0), 26);
  const numbers = Array.from({ length: widest + 1 }, (_, i) => i);
  const later = rows.filter((row) => row.period_number > 0).map((row) => row.share ?? 0);
  const most = Math.max(...later, 0) || 1;
  return h(
    'div',
    { class: 'table heat', tabindex: '0', role: 'group', 'aria-label': caption },
    h(
      'table',
      {},
      h('caption', { class: 'unseen' }, caption),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', { scope: 'col' }, 'Cohort'),
          h('th', { scope: 'col', class: 'number' }, 'Users'),
          numbers.map((number) => h('th', { scope: 'col', class: 'number' }, String(number))),
        ),
      ),
      h(
        'tbody',
        {},
        names.map((name) => {
          const { size, cells } = cohorts.get(name);
          return h(
            'tr',
            {},
            h('th', { scope: 'row' }, period(name, granularity)),
            h('td', { class: 'number' }, format(size, 'count')),
            numbers.map((number) => (number > openAfter(name) ? h('td', { class: 'blank' }) : shaded(cells.get(number), number, most))),
          );
        }),
      ),
    ),
  );
}

function shaded(row, number, most) {
  const share = row?.share ?? 0;
  const part = Math.min(1, share / most);
  const title = `${format(row?.users ?? 0, 'count')} users in period ${number}`;
  return h(
    'td',
    { class: number === 0 ? 'cell first' : 'cell', css: { '--part': `${Math.round(part * 100)}%` }, title },
    format(number === 0 ? 1 : share, 'share'),
  );
}
