/** Results of campaigns by customer, status, category and type. */

import { get } from '../api.js';
import { sum } from '../exact.js';
import { figures } from '../figures.js';
import { format } from '../format.js';
import { earlier, open, ranged } from '../questions.js';
import { grouped } from '../series.js';

const filtered = (at) => ({ status: at.status, type: at.type, category: at.category });
const text = (key, title) => ({ key, title });
const count = (key, title) => ({ key, title, unit: 'count' });
const REVENUE = { key: 'revenue', title: 'Revenue', unit: 'money' };
const RATE = { key: 'conversion_rate', title: 'Conversion rate', unit: 'ratio' };
const words = (name) => name.charAt(0) + name.slice(1).toLowerCase().replaceAll('_', ' ');

export default {
  id: 'campaigns',
  title: 'Campaigns',
  icon: ['M3 6.5v3h2.5l6 3.5V3l-6 3.5zM13.5 6.5v3'],
  granular: false,
  data: 'campaign results',
  command: './tributary replay campaigns FILE.csv',
  needs: ['campaigns'],
  live: ['conversion-rates'],
  filters: async (at) => {
    const { distribution } = await get(open('/api/status-distribution/', at));
    return [
      ['status', 'Status', 'all statuses'],
      ['type', 'Type', 'all types'],
      ['category', 'Category', 'all categories'],
    ].map(([name, label, all]) => ({
      name,
      label,
      options: [['', all], ...[...grouped(distribution, name).keys()].sort().map((value) => [value, words(value)])],
    }));
  },
  panels: [
    {
      id: 'totals',
      title: 'Totals by status',
      span: 'full bare',
      ask: (at) => ({
        main: ranged('/api/status-distribution/', at, filtered(at)),
        before: earlier('/api/status-distribution/', at, filtered(at)),
        rates: ranged('/api/conversion-rate/', at, filtered(at)),
        best: ranged('/api/category-type-performance/', at, filtered(at)),
      }),
      draw: (answers) => figures(totals(answers)),
      isEmpty: ({ main }) => main.totals.length === 0,
      empty: 'No campaign results in this range.',
    },
    {
      id: 'performance',
      title: 'Conversions by category and type',
      view: 'category-type-performance',
      controls: () => [
        {
          name: 'measure',
          label: 'by',
          options: [
            ['conversions', 'conversions'],
            ['revenue', 'revenue'],
            ['clicks', 'clicks'],
            ['impressions', 'impressions'],
          ],
        },
      ],
      ask: (at) => ({ main: ranged('/api/category-type-performance/', at, filtered(at)) }),
      draw: ({ main }, at) =>
        stacked(main.performance, 'category', 'type', at.measure ?? 'conversions', (at.measure ?? '') === 'revenue' ? 'money' : 'count'),
      table: ({ main }) => ({
        columns: [
          text('category', 'Category'),
          text('type', 'Type'),
          count('count', 'Rows'),
          count('impressions', 'Impressions'),
          count('clicks', 'Clicks'),
          { key: 'click_through_rate', title: 'Click-through', unit: 'share' },
          count('conversions', 'Conversions'),
          REVENUE,
        ],
        rows: main.performance,
      }),
      note: ({ main }) =>
        main.top
          ? `Most conversions: ${words(main.top.category)}, ${words(main.top.type)}, with ${format(main.top.conversions, 'count')}.`
          : '',
      empty: 'No campaign results in this range.',
    },
    {
      id: 'statuses',
      title: 'Revenue by type and status',
      view: 'status-distribution',
      ask: (at) => ({ main: ranged('/api/status-distribution/', at, filtered(at)) }),
      draw: ({ main }) => stacked(main.distribution, 'type', 'status', 'revenue', 'money'),
      table: ({ main }) => ({
        columns: [
          text('status', 'Status'),
          text('type', 'Type'),
          text('category', 'Category'),
          count('count', 'Rows'),
          count('conversions', 'Conversions'),
          REVENUE,
        ],
        rows: main.distribution,
      }),
      empty: 'No campaign results in this range.',
    },
    {
      id: 'rates',
      title: 'Conversion rate by customer',
      view: 'conversion-rates',
      ask: (at) => ({ main: ranged('/api/conversion-rate/', at, filtered(at)) }),
      draw: ({ main }) => {
        const rows = main.conversion_rates
          .filter((row) => row.conversion_rate !== null)
          .sort((a, b) => b.conversion_rate - a.conversion_rate);
        const shown = rows.length > 20 ? [...rows.slice(0, 10), ...rows.slice(-10)] : rows;
        return {
          kind: 'bars',
          sideways: true,
          legend: false,
          unit: 'ratio',
          height: Math.max(200, shown.length * 24 + 30),
          x: shown.map((row) => row.customer_id),
          series: [{ name: 'Conversion rate', data: shown.map((row) => row.conversion_rate) }],
        };
      },
      table: ({ main }) => ({
        columns: [text('customer_id', 'Customer'), count('conversions', 'Conversions'), REVENUE, RATE],
        rows: main.conversion_rates,
      }),
      note: ({ main }) =>
        `Conversions per 1 of revenue.${main.conversion_rates.length > 20 ? ' The ten highest and the ten lowest; all are in the table.' : ''}`,
      empty: 'No campaign results in this range.',
    },
    {
      id: 'averages',
      title: 'Averages of conversion campaigns',
      view: 'filtered-aggregation',
      ask: (at) => ({ main: ranged('/api/filtered-aggregation/', at, filtered(at)) }),
      table: ({ main }) => ({
        columns: [
          text('customer_id', 'Customer'),
          count('count', 'Rows'),
          { key: 'average_revenue', title: 'Revenue a row', unit: 'money' },
          { key: 'average_conversions', title: 'Conversions a row', unit: 'ratio' },
        ],
        rows: main.aggregation,
      }),
      note: ({ main }) => `Rows of type ${main.filter.type?.join(', ') ?? 'any'}.`,
      empty: 'No campaign results of this type in the range.',
    },
  ],
};

function totals({ main, before, rates, best }) {
  const of = (answer, key) => answer && sum(answer.totals.map((row) => row[key]));
  const all = (title, key, unit, meaning) => ({ title, unit, value: of(main, key), before: of(before, key), text: meaning });
  const ranked = (title, row) =>
    row && { title, unit: 'ratio', value: row.conversion_rate, text: `Conversions per revenue of ${row.customer_id}.` };
  return [
    all('Revenue', 'revenue', 'money', 'Sum of the revenue of all results that match.'),
    all('Conversions', 'conversions', 'count', 'Sum of the conversions of all results that match.'),
    all('Rows', 'count', 'count', 'Number of results that match.'),
    ...main.totals.map((row) => ({
      title: words(row.status),
      unit: 'money',
      value: row.revenue,
      before: before?.totals.find((each) => each.status === row.status)?.revenue,
      text: `Revenue of results with status ${row.status}.`,
    })),
    ranked('Highest rate', rates.highest),
    ranked('Lowest rate', rates.lowest),
    best.top && {
      title: 'Top',
      unit: 'text',
      value: words(best.top.category),
      text: `Most conversions: ${best.top.category}, ${best.top.type}.`,
    },
  ].filter(Boolean);
}

function stacked(rows, across, by, measure, unit) {
  const names = [...grouped(rows, across).keys()].sort();
  return {
    kind: 'bars',
    named: true,
    unit,
    x: names.map(words),
    series: [...grouped(rows, by)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, of]) => ({
        name: words(name),
        stack: 'all',
        data: names.map((each) => sum(of.filter((row) => row[across] === each).map((row) => row[measure]))),
      })),
  };
}
