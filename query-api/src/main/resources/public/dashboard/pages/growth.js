/** Visits, orders and costs: who comes, who stays, who buys, what a buyer costs and brings. */

import { shade } from '../charts.js';
import { h } from '../dom.js';
import { figures } from '../figures.js';
import { format, named, period } from '../format.js';
import { heatmap } from '../heatmap.js';
import { periodsOf } from '../periods.js';
import { earlier, ranged, visitors } from '../questions.js';
import { aligned, overTime } from '../series.js';
import { by, card, curves, firstOrders, periodsBetween, split, splitBy, stacks } from './growth-charts.js';

const PERIOD = { key: 'period', title: 'Period', unit: 'date' };
const count = (key, title) => ({ key, title, unit: 'count' });
const money = (key, title) => ({ key, title, unit: 'money' });
const group = (title) => ({ key: 'group', title, named: true });
const OLD_TO_NEW = 'A line for each cohort; the legend has the oldest and the newest, whose shades the others lie between.';
const LENGTHS = [
  count('sessions', 'Sessions'),
  ...['mean', 'median', 'mode', 'p25', 'p75', 'p90', 'p95', 'max'].map((key) => ({ key, title: key, unit: 'seconds' })),
];

export default {
  id: 'growth',
  title: 'Growth',
  icon: ['M2 12.5 6 8l3 2.5L14 4M10.5 4H14v3.5'],
  visitors: true,
  data: 'visits, orders and costs',
  command: './tributary replay growth visits.csv orders.csv costs.csv',
  needs: ['growth', 'commerce', 'attribution', 'live'],
  live: ['orders', 'active-users'],
  panels: [
    {
      id: 'summary',
      title: 'Figures of growth',
      span: 'full bare',
      ask: (at) => ({
        main: ranged('/api/growth/summary', at, { ...visitors(at), limit: undefined }),
        before: earlier('/api/growth/summary', at, { ...visitors(at), limit: undefined }),
      }),
      draw: ({ main, before }) =>
        figures(
          SUMMARY.map(([title, key, unit, text, better]) => ({
            title,
            unit,
            value: main[key],
            before: before?.[key],
            view: '/api/growth/summary',
            measure: key,
            text,
            better,
          })),
        ),
      isEmpty: ({ main }) => main.dau === null && main.orders === 0,
      empty: 'No visits and no orders in this range.',
    },
    {
      id: 'active',
      title: 'Active users',
      view: 'active-users',
      ...split('/api/growth/active-users', { name: 'Users', key: 'users', unit: 'count' }, [
        PERIOD,
        count('users', 'Users'),
        count('sessions', 'Sessions'),
      ]),
      empty: 'No visits in this range.',
    },
    {
      id: 'sessions',
      title: 'Sessions',
      view: 'sessions',
      ...split('/api/growth/sessions', { name: 'Sessions', key: 'sessions', unit: 'count' }, [PERIOD, count('sessions', 'Sessions')]),
      note: ({ main }, at) =>
        splitBy(at) ? '' : `${format(main.sessions, 'count')} sessions, ${format(main.average_per_day, 'count')} a day`,
      empty: 'No visits in this range.',
    },
    {
      id: 'length',
      title: 'Session length',
      view: 'session-lengths',
      controls: () => [
        {
          name: 'length_by',
          label: 'by',
          options: [
            ['device', 'device'],
            ['source', 'source'],
            ['month', 'month'],
            ['all', 'all'],
          ],
        },
      ],
      ask: (at) => ({ main: ranged('/api/growth/session-length', at, { ...visitors(at), by: lengthBy(at) }) }),
      draw: ({ main }, at) => ({
        kind: 'bars',
        unit: 'seconds',
        x: main.rows.map((row) => (at.length_by === 'month' ? period(row.group, 'month') : named(row.group))),
        series: ['p25', 'median', 'p75', 'p95'].map((key, i) => ({
          name: ['25 % are shorter', 'median', '75 % are shorter', '95 % are shorter'][i],
          colour: shade(i, 4),
          data: main.rows.map((row) => row[key]),
        })),
      }),
      table: ({ main }) => ({ columns: [group('Group'), ...LENGTHS], rows: main.rows }),
      empty: 'No visit of known length in this range.',
    },
    {
      id: 'first-order',
      title: 'Days to the first order',
      view: 'time-to-order',
      controls: () => [
        {
          name: 'order_by',
          label: 'by',
          options: [
            ['', 'all'],
            ['device', 'device'],
            ['source', 'source'],
            ['cohort', 'cohort'],
          ],
        },
      ],
      ask: (at) => ({
        main: ranged('/api/growth/time-to-order', at, {
          ...visitors(at),
          by: at.order_by || undefined,
          granularity: at.order_by === 'cohort' ? at.granularity : undefined,
        }),
      }),
      draw: ({ main }, at) => firstOrders(main.rows, at),
      table: ({ main }) => ({
        columns: [group('Group'), count('days', 'Days'), count('buyers', 'Buyers'), { key: 'share', title: 'Share', unit: 'share' }],
        rows: main.rows,
      }),
      note: ({ main }) =>
        `${format(main.buyers, 'count')} buyers, on average after ${format(main.mean_days, 'days')}, half of them within ${format(main.median_days, 'days')}; ${format(main.orders_without_visit, 'count')} orders without a visit`,
      empty: 'No first orders in this range.',
    },
    {
      id: 'retention',
      title: 'Retention',
      span: 'full',
      view: 'retention',
      ask: (at) => ({ main: ranged('/api/growth/retention', at, by(at)) }),
      draw: ({ main }, at) =>
        heatmap(main.rows, {
          granularity: at.granularity,
          caption: `Share of the users of each cohort who came back, by ${at.granularity} after their first visit`,
          openAfter: (cohort) => periodsBetween(cohort, at),
        }),
      table: ({ main }) => ({
        columns: [
          { key: 'cohort', title: 'Cohort', unit: 'date' },
          count('cohort_size', 'Cohort size'),
          count('period_number', 'Period'),
          count('users', 'Users'),
          { key: 'share', title: 'Share', unit: 'share' },
        ],
        rows: main.rows,
      }),
      note: (_, at) =>
        `A cohort are the users whose first visit is in the ${at.granularity}; columns count ${at.granularity}s after it. The fuller the colour, the higher the share.`,
      empty: 'No first visits in this range.',
    },
    {
      id: 'revenue',
      title: 'Revenue',
      view: 'orders',
      ...split('/api/growth/orders', { name: 'Revenue', key: 'revenue', unit: 'money' }, [
        PERIOD,
        count('orders', 'Orders'),
        count('buyers', 'Buyers'),
        money('revenue', 'Revenue'),
        money('average_order', 'Average order'),
      ]),
      empty: 'No orders in this range.',
    },
    {
      id: 'orders',
      title: 'Orders and average order',
      view: 'orders',
      ask: (at) => ({ main: ranged('/api/growth/orders', at, by(at)) }),
      draw: ({ main }, at) => {
        const chart = overTime(main.rows, undefined, at, { name: 'Orders', key: 'orders', unit: 'count' });
        const periods = periodsOf(at.days, at.granularity, main.rows);
        return {
          ...chart,
          secondUnit: 'money',
          series: [
            { name: 'Orders', bars: true, data: aligned(periods, main.rows, 'orders', 0) },
            { name: 'Average order', second: true, as: 1, data: aligned(periods, main.rows, 'average_order') },
          ],
        };
      },
      table: ({ main }) => ({
        columns: [
          PERIOD,
          count('orders', 'Orders'),
          count('buyers', 'Buyers'),
          money('revenue', 'Revenue'),
          money('average_order', 'Average order'),
        ],
        rows: main.rows,
      }),
      note: ({ main }) =>
        `${format(main.orders, 'count')} orders by ${format(main.buyers, 'count')} buyers, ${format(main.orders_per_buyer, 'ratio')} each; ${format(main.revenue, 'money')} in all`,
      empty: 'No orders in this range.',
    },
    {
      id: 'ltv',
      title: 'Lifetime value by cohort',
      view: 'ltv',
      ask: (at) => ({ main: ranged('/api/growth/ltv', at, by(at)) }),
      draw: ({ main }, at) => curves(main.rows, 'ltv', 'money', at),
      table: ({ main }) => ({
        columns: [
          { key: 'cohort', title: 'Cohort', unit: 'date' },
          count('cohort_size', 'Buyers'),
          count('period_number', 'Period'),
          money('revenue', 'Revenue'),
          money('cumulative_revenue', 'Cumulative revenue'),
          money('ltv', 'LTV'),
        ],
        rows: main.rows,
      }),
      note: OLD_TO_NEW,
      empty: 'No first orders in this range.',
    },
    {
      id: 'romi-time',
      title: 'ROMI over time, by cohort',
      view: 'roi',
      ask: (at) => ({ main: ranged('/api/growth/roi', at, { by: 'cohort', granularity: at.granularity, source: at.source }) }),
      draw: ({ main }, at) => curves(main.rows, 'romi', 'ratio', at, { at: 1, name: 'break-even' }),
      table: ({ main }) => ({
        columns: [
          { key: 'cohort', title: 'Cohort', unit: 'date' },
          count('period_number', 'Period'),
          money('ltv', 'LTV'),
          money('cac', 'CAC'),
          { key: 'romi', title: 'ROMI', unit: 'ratio' },
        ],
        rows: main.rows,
      }),
      note: OLD_TO_NEW,
      empty: 'No costs and no buyers in this range.',
    },
    {
      id: 'costs',
      span: 'third',
      title: 'Costs by source',
      view: 'costs',
      ask: (at) => ({ main: ranged('/api/growth/costs', at, { granularity: at.granularity, source: at.source }) }),
      draw: ({ main }, at) => {
        const periods = periodsOf(at.days, at.granularity, main.rows);
        return {
          kind: 'bars',
          unit: 'money',
          x: periods.map((first) => period(first, at.granularity)),
          series: stacks(main.rows, periods),
        };
      },
      table: ({ main }) => ({ columns: [PERIOD, { key: 'source', title: 'Source', named: true }, money('cost', 'Cost')], rows: main.rows }),
      note: ({ main }) => `${format(main.cost, 'money')} in all`,
      empty: 'No costs in this range.',
    },
    {
      id: 'worth',
      span: 'third',
      title: 'What a buyer costs and brings',
      view: 'cac',
      meaning:
        'Each source by its customer acquisition cost (CAC) and the lifetime value (LTV) of the buyers whose first visit came from it. Above the line a buyer brings more than it costs.',
      ask: (at) => ({ main: ranged('/api/growth/advice', at, { source: at.source }) }),
      draw: ({ main }) => {
        const known = main.rows.filter((row) => row.cac !== null && row.ltv !== null);
        return {
          kind: 'points',
          unit: 'money',
          xName: 'CAC',
          yName: 'LTV',
          diagonal: 'break-even',
          points: known.map((row) => ({
            name: named(row.source),
            x: row.cac,
            y: row.ltv,
            lines: [
              ['CAC', row.cac, 'money'],
              ['LTV', row.ltv, 'money'],
              ['ROMI', row.romi, 'ratio'],
            ].map(([name, value, unit]) => ({ name, value: format(value, unit) })),
          })),
        };
      },
      table: ({ main }) => ({
        columns: [
          { key: 'source', title: 'Source', named: true },
          money('cac', 'CAC'),
          money('ltv', 'LTV'),
          { key: 'romi', title: 'ROMI', unit: 'ratio' },
          count('payback_period', 'Payback'),
        ],
        rows: main.rows,
      }),
      empty: 'No costs and no buyers in this range.',
    },
    {
      id: 'romi-source',
      span: 'third',
      title: 'ROMI by source',
      view: 'roi',
      ask: (at) => ({ main: ranged('/api/growth/roi', at, { source: at.source }) }),
      draw: ({ main }) => {
        const rows = main.rows.filter((row) => row.romi !== null).sort((a, b) => b.romi - a.romi);
        return {
          kind: 'bars',
          sideways: true,
          legend: false,
          unit: 'ratio',
          height: Math.max(200, rows.length * 30 + 40),
          x: rows.map((row) => named(row.source)),
          series: [{ name: 'ROMI', data: rows.map((row) => row.romi), mark: { at: 1, name: 'break-even' } }],
        };
      },
      table: ({ main }) => ({
        columns: [
          { key: 'source', title: 'Source', named: true },
          money('cost', 'Cost'),
          money('revenue', 'Revenue'),
          { key: 'romi', title: 'ROMI', unit: 'ratio' },
          count('payback_period', 'Payback'),
        ],
        rows: main.rows,
      }),
      empty: 'No costs and no buyers in this range.',
    },
    {
      id: 'advice',
      title: 'Advice',
      span: 'full',
      view: '/api/growth/advice',
      controls: () => [{ name: 'budget', label: 'Budget to spend', type: 'number', min: 0, placeholder: '10000' }],
      ask: (at) => ({ main: ranged('/api/growth/advice', at, { source: at.source, budget: at.budget }) }),
      draw: ({ main }) =>
        h(
          'div',
          { class: 'cards' },
          [...main.rows].sort((a, b) => (b.allocation ?? b.romi ?? 0) - (a.allocation ?? a.romi ?? 0)).map((row) => card(row, main.budget)),
        ),
      table: ({ main }) => ({
        columns: [
          { key: 'source', title: 'Source', named: true },
          { key: 'verdict', title: 'Verdict' },
          money('allocation', 'Allocation'),
          money('cac', 'CAC'),
          money('ltv', 'LTV'),
          { key: 'romi', title: 'ROMI', unit: 'ratio' },
          { key: 'trend', title: 'Trend' },
          { key: 'reason', title: 'Reason' },
        ],
        rows: main.rows,
      }),
      note: 'By fixed rules from CAC, LTV, ROMI, payback and trend; the rules are in docs/metrics.md.',
      empty: 'No costs and no buyers in this range.',
    },
  ],
};

const SUMMARY = [
  ['Daily users', 'dau', 'count', 'Average number of distinct users with a visit on a day.'],
  ['Weekly users', 'wau', 'count', 'Average number of distinct users with a visit in a week from Monday.'],
  ['Monthly users', 'mau', 'count', 'Average number of distinct users with a visit in a month.'],
  ['Daily of monthly', 'sticky_dau_mau', 'share', 'Stickiness: average daily users as a share of average monthly users.'],
  ['Session length', 'mean_session_length', 'seconds', 'Mean time from the start to the end of a visit.'],
  ['Visitors who buy', 'buyer_conversion_rate', 'share', 'Users with an order as a share of users with a visit.'],
  ['Average order', 'average_order', 'money', 'Revenue per order.'],
  ['LTV', 'ltv', 'money', 'Lifetime value: revenue per buyer.'],
  ['CAC', 'cac', 'money', 'Customer acquisition cost: costs per buyer won.', 'down'],
  ['ROMI', 'romi', 'ratio', 'Return on marketing investment: revenue for each 1 spent; 1 is break-even.'],
];

const lengthBy = (at) => (at.length_by === 'all' ? undefined : (at.length_by ?? 'device'));
