/** Everything at a glance: headline figures with their change, and the best of each domain. */

import { meaning } from '../catalog.js';
import { figures } from '../figures.js';
import { ranged, earlier, visitors } from '../questions.js';
import { overTime, aligned } from '../series.js';
import { periodsOf } from '../periods.js';
import { ranking } from '../table.js';

const by = (at) => ({ granularity: at.granularity, ...visitors(at) });

export default {
  id: 'overview',
  title: 'Overview',
  icon: ['M2.5 8.5h4v5h-4zM9.5 2.5h4v4h-4zM9.5 9.5h4v4h-4zM2.5 2.5h4v3h-4z'],
  visitors: true,
  data: 'facts',
  command: './tributary replay --help',
  needs: ['growth', 'attribution', 'commerce', 'campaigns', 'vouchers', 'live'],
  live: ['orders'],
  panels: [
    {
      id: 'headline',
      title: 'Headline figures',
      span: 'full bare',
      ask: (at) => ({
        main: ranged('/api/growth/summary', at, { ...visitors(at), limit: undefined }),
        before: earlier('/api/growth/summary', at, { ...visitors(at), limit: undefined }),
        orders: ranged('/api/growth/orders', at, by(at)),
        active: ranged('/api/growth/active-users', at, by(at)),
      }),
      draw: (answers, at) => figures(headline(answers, at).filter(known(answers.main))),
      isEmpty: ({ main }) => main.orders === 0 && main.dau === null,
      empty: 'No visits and no orders in this range.',
    },
    {
      id: 'revenue',
      title: 'Revenue',
      span: 'wide',
      view: 'orders',
      ask: (at) => ({ main: ranged('/api/growth/orders', at, by(at)), before: earlier('/api/growth/orders', at, by(at)) }),
      draw: ({ main, before }, at) => overTime(main.rows, before?.rows, at, { name: 'Revenue', key: 'revenue', unit: 'money' }),
      table: ({ main }) => ({
        columns: [
          { key: 'period', title: 'Period', unit: 'date' },
          { key: 'orders', title: 'Orders', unit: 'count' },
          { key: 'buyers', title: 'Buyers', unit: 'count' },
          { key: 'revenue', title: 'Revenue', unit: 'money' },
          { key: 'average_order', title: 'Average order', unit: 'money' },
        ],
        rows: main.rows,
      }),
      empty: 'No orders in this range.',
    },
    {
      id: 'products',
      title: 'Best products',
      span: 'third',
      view: 'product-sales',
      needs: ['commerce'],
      ask: (at) => ({ main: ranged('/api/commerce/top-products', at, { by: 'revenue', limit: 10 }) }),
      draw: ({ main }) =>
        ranking(
          main.rows.map((row) => ({ ...row, product: row.product ?? row.product_id })),
          {
            name: 'product',
            value: 'revenue',
            unit: 'money',
            title: 'Product',
            detail: (row) => row.category,
            measure: { title: 'Revenue', meaning: meaning('product-sales', 'revenue') },
          },
        ),
      table: ({ main }) => ({
        columns: [
          { key: 'product', title: 'Product', named: true },
          { key: 'category', title: 'Category', named: true },
          { key: 'units', title: 'Units', unit: 'count' },
          { key: 'revenue', title: 'Revenue', unit: 'money' },
        ],
        rows: main.rows,
      }),
      empty: 'Nothing was sold in this range.',
    },
    {
      id: 'sources',
      title: 'Revenue by first source',
      span: 'third',
      needs: ['growth'],
      view: 'roi',
      ask: (at) => ({ main: ranged('/api/growth/roi', at, { source: at.source }) }),
      draw: ({ main }) =>
        ranking(main.rows, {
          name: 'source',
          value: 'revenue',
          unit: 'money',
          title: 'Source',
          measure: { title: 'Revenue', meaning: meaning('roi', 'revenue') },
        }),
      table: ({ main }) => ({
        columns: [
          { key: 'source', title: 'Source', named: true },
          { key: 'cost', title: 'Cost', unit: 'money' },
          { key: 'revenue', title: 'Revenue', unit: 'money' },
          { key: 'romi', title: 'ROMI', unit: 'ratio' },
        ],
        rows: main.rows,
      }),
      empty: 'No buyer came from a known source in this range.',
    },
    {
      id: 'active',
      title: 'Active users',
      span: 'third',
      view: 'active-users',
      needs: ['growth', 'attribution', 'live'],
      ask: (at) => ({ main: ranged('/api/growth/active-users', at, by(at)), before: earlier('/api/growth/active-users', at, by(at)) }),
      draw: ({ main, before }, at) => overTime(main.rows, before?.rows, at, { name: 'Users', key: 'users', unit: 'count' }),
      table: ({ main }) => ({
        columns: [
          { key: 'period', title: 'Period', unit: 'date' },
          { key: 'users', title: 'Users', unit: 'count' },
          { key: 'sessions', title: 'Sessions', unit: 'count' },
        ],
        rows: main.rows,
      }),
      empty: 'No visits in this range.',
    },
    {
      id: 'channels',
      title: 'Channels by credit (IHC)',
      span: 'third',
      view: 'channel-reporting',
      needs: ['growth', 'attribution'],
      ask: (at) => ({ main: ranged('/api/attribution/models', at) }),
      draw: ({ main }) =>
        ranking(main.rows, {
          name: 'channel_name',
          value: 'ihc',
          unit: 'count',
          title: 'Channel',
          measure: { title: 'Conversions', meaning: meaning('channel-reporting', 'ihc') },
        }),
      table: ({ main }) => ({
        columns: [
          { key: 'channel_name', title: 'Channel' },
          { key: 'ihc', title: 'IHC', unit: 'count' },
          { key: 'first', title: 'First', unit: 'count' },
          { key: 'last', title: 'Last', unit: 'count' },
        ],
        rows: main.rows,
      }),
      empty: 'No conversion with a journey in this range.',
    },
    {
      id: 'campaigns',
      title: 'Campaign revenue',
      span: 'third',
      view: 'category-type-performance',
      needs: ['campaigns'],
      ask: (at) => ({ main: ranged('/api/category-type-performance/', at) }),
      draw: ({ main }) =>
        ranking(main.performance, {
          name: 'category',
          value: 'revenue',
          unit: 'money',
          title: 'Category and type',
          detail: (row) => row.type.toLowerCase().replaceAll('_', ' '),
          measure: { title: 'Revenue', meaning: meaning('category-type-performance', 'revenue') },
        }),
      table: ({ main }) => ({
        columns: [
          { key: 'category', title: 'Category' },
          { key: 'type', title: 'Type' },
          { key: 'conversions', title: 'Conversions', unit: 'count' },
          { key: 'revenue', title: 'Revenue', unit: 'money' },
        ],
        rows: main.performance,
      }),
      empty: 'No campaign results in this range.',
    },
  ],
};

/** A shop without visits and costs has no figures of them. */
const known =
  (main) =>
  ({ value, measure }) =>
    value !== null && (measure !== 'cac' || main.romi !== null);

function headline({ main, before, orders, active }, at) {
  const periods = periodsOf(at.days, at.granularity, orders.rows);
  const ordered = (key) => aligned(periods, orders.rows, key, 0);
  const users = aligned(periodsOf(at.days, at.granularity, active.rows), active.rows, 'users', 0);
  const figure = (title, key, unit, extra = {}) => ({
    title,
    unit,
    value: main[key],
    before: before?.[key],
    view: '/api/growth/summary',
    measure: key,
    ...extra,
  });
  return [
    figure('Revenue', 'revenue', 'money', { trend: ordered('revenue'), view: 'orders' }),
    figure('Orders', 'orders', 'count', { trend: ordered('orders'), view: 'orders' }),
    figure('Average order', 'average_order', 'money', { trend: ordered('average_order'), view: 'orders' }),
    figure('Daily users', 'dau', 'count', { trend: users, text: 'Average number of distinct users with a visit on a day.' }),
    figure('Visitors who buy', 'buyer_conversion_rate', 'share', { text: 'Users with an order as a share of the users with a visit.' }),
    figure('LTV', 'ltv', 'money', { text: 'Lifetime value: revenue per buyer of the cohorts in the range.' }),
    figure('CAC', 'cac', 'money', { better: 'down', text: 'Customer acquisition cost: costs per buyer won.' }),
    figure('ROMI', 'romi', 'ratio', { text: 'Return on marketing investment: revenue for each 1 spent; 1 is break-even.' }),
  ];
}
