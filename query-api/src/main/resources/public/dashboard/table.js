/** Tables of figures, sorted by a click on a column's name. */

import { meaning, term } from './catalog.js';
import { h } from './dom.js';
import { format, named, NUMERIC } from './format.js';

const FIRST = 100;

/** How the reader has sorted tables, by their names: new figures come in the same order. */
const sorts = new Map();

/** A table of rows that an address answers; a column has `key`, `title`, `unit`, and where wanted `of` (what it shows). */
export function table(columns, rows, caption, address) {
  let sorted = rows;
  let by;
  let shown = FIRST;
  const body = h('tbody');
  const heads = columns.map((column) => {
    const button = h(
      'button',
      { type: 'button', class: 'sort', title: meaning(address, column.key) ?? `Sort by ${column.title}`, onclick: () => sort(column) },
      column.title,
    );
    return h('th', { scope: 'col', class: NUMERIC.has(column.unit) ? 'number' : null }, button);
  });
  const more = h('button', {
    type: 'button',
    class: 'button',
    onclick: () => {
      shown += 500;
      fill();
    },
  });
  const holder = h(
    'div',
    { class: 'table', tabindex: '0', role: 'group', 'aria-label': caption },
    h('table', {}, h('caption', { class: 'unseen' }, caption), h('thead', {}, h('tr', {}, heads)), body),
    more,
  );

  function sort(column, falling = by?.column === column ? !by.falling : NUMERIC.has(column.unit)) {
    by = { column, falling };
    sorts.set(caption, { key: column.key, falling });
    sorted = [...rows].sort((a, b) => compare(a[column.key], b[column.key]) * (falling ? -1 : 1));
    heads.forEach((head, i) => {
      if (columns[i] === column) head.setAttribute('aria-sort', falling ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
    });
    fill();
  }
  function fill() {
    body.replaceChildren(
      ...sorted.slice(0, shown).map((row) =>
        h(
          'tr',
          {},
          columns.map((column) => cell(column, row)),
        ),
      ),
    );
    more.hidden = sorted.length <= shown;
    more.textContent = `Show more of ${format(sorted.length, 'count')} rows`;
  }
  const before = sorts.get(caption);
  const column = before && columns.find(({ key }) => key === before.key);
  if (column) sort(column, before.falling);
  else fill();
  return holder;
}

function cell(column, row) {
  if (column.of) return h('td', { class: NUMERIC.has(column.unit) ? 'number' : null }, column.of(row));
  const value = row[column.key];
  const text = column.named ? named(value) : format(value, column.unit);
  return h('td', { class: NUMERIC.has(column.unit) ? 'number' : null }, text);
}

/** Unknown values last, whichever way. */
function compare(a, b) {
  if (a === b) return 0;
  if (a === null || a === undefined) return 1;
  if (b === null || b === undefined) return -1;
  return typeof a === 'number' ? a - b : String(a).localeCompare(String(b), undefined, { numeric: true });
}

/** Names with a bar each, the greatest first: a table that is read at a glance. */
export function ranking(rows, { name, value, unit, title, measure, most = 8, detail }) {
  const best = [...rows]
    .filter((row) => row[value] !== null)
    .sort((a, b) => b[value] - a[value])
    .slice(0, most);
  const top = Math.max(...best.map((row) => Math.abs(row[value])), 0) || 1;
  return h(
    'table',
    { class: 'ranking' },
    h(
      'thead',
      {},
      h('tr', {}, h('th', { scope: 'col' }, title), h('th', { scope: 'col', class: 'number' }, term(measure.title, measure.meaning))),
    ),
    h(
      'tbody',
      {},
      best.map((row) =>
        h(
          'tr',
          {},
          h(
            'td',
            {},
            h('span', { class: 'bar', css: { '--part': `${Math.max(0, (row[value] / top) * 100)}%` } }),
            h('span', { class: 'name' }, named(row[name]), detail && h('small', {}, detail(row))),
          ),
          h('td', { class: 'number' }, format(row[value], unit)),
        ),
      ),
    ),
  );
}
