/** Which amount was granted to which segment of customers, and which one most often. */

import { h } from '../dom.js';
import { figures } from '../figures.js';
import { format } from '../format.js';
import { open } from '../questions.js';
import { grouped } from '../series.js';

const SEGMENTS = { frequent_segment: ['By number of orders', 'orders'], recency_segment: ['By days since the last order', 'days'] };

const question = (at) =>
  open('/api/vouchers/segments', at, { country: at.country, reference: at.as_of ? 'as_of' : undefined, as_of: at.as_of });
const COLUMNS = [
  { key: 'segment_name', title: 'Kind' },
  { key: 'segment', title: 'Segment', named: true },
  { key: 'voucher_amount', title: 'Amount', unit: 'money' },
  { key: 'count', title: 'Grants', unit: 'count' },
  { key: 'share', title: 'Share of the segment', unit: 'share' },
  { key: 'most_used', title: 'Most used', unit: 'flag' },
];

export default {
  id: 'vouchers',
  title: 'Vouchers',
  icon: ['M2.5 5h11v2a1 1 0 0 0 0 2v2h-11V9a1 1 0 0 0 0-2zM9.5 5v6'],
  ranged: false,
  data: 'granted vouchers',
  command: './tributary replay vouchers data.parquet',
  needs: ['vouchers'],
  live: ['voucher-segments'],
  filters: () => [
    { name: 'country', label: 'Country', type: 'text', placeholder: 'all countries' },
    { name: 'as_of', label: 'Recency as of', type: 'date' },
  ],
  panels: [
    {
      id: 'grants',
      title: 'Grants',
      span: 'full bare',
      ask: (at) => ({ main: question(at) }),
      draw: ({ main }) =>
        figures([
          {
            title: 'Grants that count',
            unit: 'count',
            value: main.kept,
            text: 'Grants whose fields are complete and do not contradict each other.',
          },
          ...Object.entries(main.dropped).map(([reason, value]) => ({
            title: words(reason),
            unit: 'count',
            value,
            text: `Grants set aside, since ${words(reason).toLowerCase()}.`,
          })),
        ]),
    },
    ...Object.entries(SEGMENTS).flatMap(([name, [title]]) => [
      {
        id: name === 'frequent_segment' ? 'frequency' : 'recency',
        title,
        view: 'voucher-segments',
        span: 'wide',
        ask: (at) => ({ main: question(at) }),
        draw: ({ main }) =>
          matrix(
            main.rows.filter((row) => row.segment_name === name),
            title,
          ),
        table: ({ main }) => ({ columns: COLUMNS, rows: main.rows.filter((row) => row.segment_name === name) }),
        note: 'Share of the segment’s grants by amount; the most used amount of a segment is marked.',
        empty: 'No grants that count.',
      },
      {
        id: `best-${name === 'frequent_segment' ? 'frequency' : 'recency'}`,
        title: `Most used ${name === 'frequent_segment' ? 'by orders' : 'by recency'}`,
        view: 'voucher-values',
        span: 'third',
        ask: (at) => ({ main: question(at) }),
        table: ({ main }) => ({
          columns: [
            { key: 'segment', title: 'Segment', of: (row) => row.segment ?? 'none' },
            { key: 'voucher_amount', title: 'Amount', unit: 'money' },
            { key: 'count', title: 'Grants', unit: 'count' },
            { key: 'share', title: 'Share', unit: 'share' },
          ],
          rows: main.rows.filter((row) => row.segment_name === name && row.most_used),
        }),
        empty: 'No grants that count.',
      },
    ]),
  ],
};

const words = (name) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');

/** Segments down, amounts across; a cell is shaded by its share. */
function matrix(rows, caption) {
  const amounts = [...new Set(rows.map((row) => row.voucher_amount))].sort((a, b) => a - b);
  const most = Math.max(...rows.map((row) => row.share)) || 1;
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
          h('th', { scope: 'col' }, 'Segment'),
          amounts.map((amount) => h('th', { scope: 'col', class: 'number' }, format(amount, 'count'))),
        ),
      ),
      h(
        'tbody',
        {},
        [...grouped(rows, 'segment')].map(([segment, of]) =>
          h(
            'tr',
            {},
            h('th', { scope: 'row' }, segment ?? 'none'),
            amounts.map((amount) =>
              cell(
                of.find((row) => row.voucher_amount === amount),
                most,
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

function cell(row, most) {
  if (!row) return h('td', { class: 'blank' });
  const part = row.share / most;
  return h(
    'td',
    {
      class: row.most_used ? 'cell best' : 'cell',
      css: { '--part': `${Math.round(part * 100)}%` },
      title: `${format(row.count, 'count')} grants${row.most_used ? ', the most used amount' : ''}`,
    },
    `${row.most_used ? '★ ' : ''}${format(row.share, 'share')}`,
  );
}
