/** Choosing one of many: a table whose first column is a choice of the reader. */

import { h } from './dom.js';
import { change } from './state.js';
import { table } from './table.js';

/** Rows to choose from; `name` is the parameter that takes the value of the first column, `beside` may take more of the row. */
export function picker(rows, { name, columns, caption, beside = () => ({}) }) {
  const [first, ...others] = columns;
  const choice = (row) =>
    h('button', { type: 'button', class: 'link', onclick: () => change({ [name]: row[first.key], ...beside(row) }) }, row[first.key]);
  return h('div', {}, h('p', { class: 'note' }, caption), table([{ ...first, of: choice }, ...others], rows, caption));
}
