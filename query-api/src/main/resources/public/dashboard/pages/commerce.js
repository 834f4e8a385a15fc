/** What sells, who still buys, and what to recommend to whom. */

import { url } from '../api.js';
import { meaning } from '../catalog.js';
import { h } from '../dom.js';
import { figures } from '../figures.js';
import { format, named, period } from '../format.js';
import { nothing } from '../panel.js';
import { daysBetween, plusDays } from '../periods.js';
import { picker } from '../picker.js';
import { earlier, ranged, single } from '../questions.js';
import { ranking } from '../table.js';

const CATEGORY = [
  { key: 'category', title: 'Category', named: true },
  { key: 'units', title: 'Units', unit: 'count' },
  { key: 'orders', title: 'Orders', unit: 'count' },
  { key: 'revenue', title: 'Revenue', unit: 'money' },
];
const PRODUCT = [{ key: 'product_id', title: 'Id' }, { key: 'product', title: 'Product', named: true }, ...CATEGORY];
const OFFERED = 50;
const CUSTOMER = [
  { key: 'customer_id', title: 'Customer' },
  { key: 'country', title: 'Country', named: true },
  { key: 'orders', title: 'Orders', unit: 'count' },
  { key: 'revenue', title: 'Revenue', unit: 'money' },
  { key: 'last_ordered_at', title: 'Last order', unit: 'date' },
];
const MEASURES = { revenue: ['Revenue', 'money'], units: ['Units', 'count'], orders: ['Orders', 'count'] };
const measured = (at) => at.by ?? 'revenue';
const cancelled = (at) => ({ include_cancelled: at.include_cancelled });

export default {
  id: 'commerce',
  title: 'Commerce',
  icon: ['M2.5 5.5h11l-1 8h-9zM5.5 5.5a2.5 2.5 0 0 1 5 0'],
  granular: false,
  data: 'products and orders of a shop',
  command: './tributary replay commerce shop.db',
  needs: ['commerce'],
  live: ['category-revenue'],
  filters: () => [
    { name: 'country', label: 'Country', type: 'text', placeholder: 'all countries' },
    {
      name: 'include_cancelled',
      label: 'Cancelled orders',
      options: [
        ['', 'without cancelled'],
        ['true', 'with cancelled'],
      ],
    },
  ],
  panels: [
    {
      id: 'sales',
      title: 'Sales',
      span: 'full bare',
      ask: (at) => ({
        main: single('/api/commerce/churn', at, churn(at, at.days.to)),
        earlier: at.previous && single('/api/commerce/churn', at, churn(at, at.previous.to)),
        revenue: ranged('/api/commerce/revenue-by-category', at, cancelled(at)),
        before: earlier('/api/commerce/revenue-by-category', at, cancelled(at)),
      }),
      draw: ({ main, earlier: past, revenue, before }, at) =>
        figures([
          {
            title: 'Revenue',
            unit: 'money',
            value: revenue.revenue,
            before: before?.revenue,
            view: 'category-revenue',
            measure: 'revenue',
          },
          {
            title: 'Customers',
            unit: 'count',
            value: main.customers,
            view: '/api/commerce/churn',
            measure: 'customers',
            text: 'Customers registered or ordering up to the day looked at.',
          },
          {
            title: 'Active',
            unit: 'count',
            value: main.active,
            before: past?.active,
            view: '/api/commerce/churn',
            measure: 'active',
            text: `Customers with an order in the last ${main.days} days.`,
          },
          {
            title: 'Churned',
            unit: 'count',
            value: main.churned,
            before: past?.churned,
            better: 'down',
            text: `Customers without an order in the last ${main.days} days, those who never ordered included.`,
          },
          {
            title: 'Churn rate',
            unit: 'share',
            value: main.churn_rate,
            before: past?.churn_rate,
            better: 'down',
            view: '/api/commerce/churn',
            measure: 'churn_rate',
            text: `Churned of all customers as of ${format(main.as_of, 'date')}, counting ${main.days} days back.`,
          },
        ]),
    },
    {
      id: 'categories',
      title: 'Revenue by category',
      view: 'category-revenue',
      ask: (at) => ({ main: ranged('/api/commerce/revenue-by-category', at, cancelled(at)) }),
      draw: ({ main }) => {
        const rows = [...main.rows].sort((a, b) => b.revenue - a.revenue).slice(0, 14);
        return {
          kind: 'bars',
          sideways: true,
          legend: false,
          unit: 'money',
          height: Math.max(180, rows.length * 30 + 30),
          x: rows.map((row) => named(row.category)),
          series: [{ name: 'Revenue', data: rows.map((row) => row.revenue) }],
        };
      },
      table: ({ main }) => ({ columns: CATEGORY, rows: main.rows }),
      empty: 'Nothing was sold in this range.',
    },
    {
      id: 'products',
      title: 'Best products',
      view: 'product-sales',
      controls: () => [
        {
          name: 'by',
          label: 'by',
          options: [
            ['revenue', 'revenue'],
            ['units', 'units'],
            ['orders', 'orders'],
          ],
        },
      ],
      ask: (at) => ({ main: ranged('/api/commerce/top-products', at, { by: measured(at), country: at.country, limit: 500 }) }),
      draw: ({ main }, at) => {
        const [title, unit] = MEASURES[measured(at)];
        return ranking(
          main.rows.map((row) => ({ ...row, label: row.product ?? row.product_id })),
          {
            name: 'label',
            value: measured(at),
            unit,
            title: 'Product',
            most: 10,
            detail: (row) => named(row.category),
            measure: { title, meaning: meaning('product-sales', measured(at)) },
          },
        );
      },
      table: ({ main }) => ({ columns: PRODUCT, rows: main.rows }),
      empty: 'Nothing was sold in this range.',
    },
    {
      id: 'churn',
      title: 'Churn rate over time',
      span: 'third',
      view: '/api/commerce/churn',
      meaning: 'Customers without an order in the days before, those who never ordered included, as a share of all customers.',
      controls: () => [
        {
          name: 'within',
          label: 'within',
          options: [
            ['180', '180 days'],
            ['30', '30 days'],
            ['60', '60 days'],
            ['90', '90 days'],
            ['365', '365 days'],
          ],
        },
      ],
      ask: (at) =>
        Object.fromEntries(
          lookedAt(at).map((day, i, all) => [i === all.length - 1 ? 'main' : `day${i}`, single('/api/commerce/churn', at, churn(at, day))]),
        ),
      draw: (answers, at) => {
        const days = byDay(answers);
        return {
          kind: 'lines',
          unit: 'share',
          legend: false,
          x: days.map((row) => period(row.as_of, 'day')),
          titles: days.map((row) => format(row.as_of, 'date')),
          series: [{ name: 'Churn rate', area: true, data: days.map((row) => row.churn_rate) }],
        };
      },
      table: (answers) => ({
        columns: [
          { key: 'as_of', title: 'As of', unit: 'date' },
          { key: 'customers', title: 'Customers', unit: 'count' },
          { key: 'active', title: 'Active', unit: 'count' },
          { key: 'churned', title: 'Churned', unit: 'count' },
          { key: 'churn_rate', title: 'Churn rate', unit: 'share' },
        ],
        rows: answers.main.customers ? byDay(answers) : [],
      }),
      empty: 'No customers yet.',
    },
    {
      id: 'recommendations',
      title: 'What to recommend',
      span: 'wide',
      meaning:
        'Products the customer has not bought, by their similarity to what it has: bought by the same customers, more often than chance would have it.',
      controls: () => [
        { name: 'customer', label: 'Customer', type: 'text', placeholder: 'customer id' },
        {
          name: 'similarity',
          label: 'by',
          options: [
            ['', 'log-likelihood'],
            ['cosine', 'cosine'],
          ],
        },
      ],
      ask: (at) =>
        at.customer
          ? {
              main: url(`/api/commerce/recommendations/${encodeURIComponent(at.customer)}`, {
                workspace: at.workspace,
                similarity: at.similarity,
                limit: 10,
              }),
              customer: url(`/api/commerce/customers/${encodeURIComponent(at.customer)}`, { workspace: at.workspace }),
              products: url('/api/commerce/top-products', { workspace: at.workspace, limit: 10_000 }),
            }
          : { some: url('/api/commerce/customers', { workspace: at.workspace, limit: OFFERED }) },
      depends: (at) => at.customer ?? '',
      draw: ({ main, customer, products, some }) =>
        main ? recommended(main, customer, products) : some.rows.length ? offered(some.rows) : nothing('No customer yet.'),
    },
  ],
};

/** Seven days spread over the range, the last one of them its end. */
function lookedAt(at) {
  const end = at.days.to ?? at.newest;
  const days = at.days.from ? daysBetween(at.days.from, end) : 364;
  const step = Math.max(1, Math.round(days / 6));
  return Array.from({ length: Math.min(7, days + 1) }, (_, i) => i).map((i, _, all) => plusDays(end, -step * (all.length - 1 - i)));
}

const byDay = (answers) => Object.values(answers).sort((a, b) => (a.as_of < b.as_of ? -1 : 1));

const churn = (at, day) => ({ as_of: day ?? at.newest, days: at.within, country: at.country });

const offered = (rows) =>
  picker(rows, {
    name: 'customer',
    columns: CUSTOMER,
    caption: 'Choose a customer, or type its id, to see what to recommend to it, and why.',
  });

function recommended(answer, customer, products) {
  const names = new Map(products.rows.map((row) => [row.product_id, row.product ?? row.product_id]));
  const best = answer.rows[0]?.score || 1;
  const because = (row) => (row.because === null ? 'sells best' : `bought ${names.get(row.because) ?? row.because}`);
  const value = figures([
    { title: 'Orders', unit: 'count', value: customer.orders, text: 'Orders of the customer, without cancelled ones.' },
    { title: 'Revenue', unit: 'money', value: customer.revenue, text: 'What the customer has paid in all.' },
    { title: 'Last order', unit: 'date', value: customer.last_ordered_at, text: 'Day of the customer’s last order.' },
    { title: 'Country', unit: 'text', value: customer.country, text: 'Where the customer lives, as far as known.' },
  ]);
  const list = h(
    'table',
    { class: 'ranking' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        h('th', { scope: 'col' }, answer.basis === 'similar' ? 'Recommended' : 'Best sellers, since nothing was bought yet'),
        h('th', { scope: 'col' }, 'Because'),
        h('th', { scope: 'col', class: 'number' }, answer.basis === 'similar' ? 'Score' : 'Units'),
      ),
    ),
    h(
      'tbody',
      {},
      answer.rows.map((row) =>
        h(
          'tr',
          {},
          h(
            'td',
            {},
            h('span', { class: 'bar', css: { '--part': `${(row.score / best) * 100}%` } }),
            h('span', { class: 'name' }, row.product ?? row.product_id),
          ),
          h('td', {}, because(row)),
          h('td', { class: 'number' }, format(row.score, 'count')),
        ),
      ),
    ),
  );
  return h(
    'div',
    {},
    value,
    h('p', { class: 'note' }),
    answer.rows.length ? list : nothing('Nothing to recommend: no other customer shares a product with this one.'),
  );
}
