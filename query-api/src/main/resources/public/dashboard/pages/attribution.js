/** Who gets the credit of a conversion: by channel, by model, by path, and session by session. */

import { get, url } from '../api.js';
import { shade } from '../charts.js';
import { h } from '../dom.js';
import { ratio, summed } from '../exact.js';
import { figures } from '../figures.js';
import { format, named, period } from '../format.js';
import { nothing } from '../panel.js';
import { firstDay, periodsOf } from '../periods.js';
import { picker } from '../picker.js';
import { earlier, ranged } from '../questions.js';
import { aligned } from '../series.js';
import { ranking } from '../table.js';

const MODELS = [
  ['ihc', 'IHC'],
  ['first', 'First touch'],
  ['last', 'Last touch'],
  ['last_non_direct', 'Last non-direct'],
  ['linear', 'Linear'],
  ['position', 'Position'],
  ['time_decay', 'Time decay'],
  ['markov', 'Markov'],
  ['shapley', 'Shapley'],
];
const MEASURES = ['cost', 'ihc', 'ihc_revenue'];
const CHANNEL = [
  { key: 'channel_name', title: 'Channel', named: true },
  { key: 'cost', title: 'Cost', unit: 'money' },
  { key: 'ihc', title: 'Conversions credited', unit: 'ratio' },
  { key: 'ihc_revenue', title: 'Revenue credited', unit: 'money' },
  { key: 'cpo', title: 'CPO', unit: 'money' },
  { key: 'roas', title: 'ROAS', unit: 'ratio' },
];
const COMPARED = 8;
const OFFERED = 50;
const CONVERSION = [
  { key: 'conv_id', title: 'Conversion' },
  { key: 'user_id', title: 'User' },
  { key: 'converted_at', title: 'Time (UTC)', unit: 'time' },
  { key: 'sessions', title: 'Sessions', unit: 'count' },
  { key: 'revenue', title: 'Revenue', unit: 'money' },
];
const reporting = (at) => ({ model: at.model, channel_name: at.channel });

export default {
  id: 'attribution',
  title: 'Attribution',
  icon: ['M3 13V8.5M8 13V3M13 13V6', 'M3 5.5h0M8 13'],
  data: 'conversions with journeys',
  command: './tributary replay attribution challenge.db',
  needs: ['growth', 'attribution', 'live'],
  live: ['channel-reporting'],
  filters: async (at) => {
    const { rows } = await get(ranged('/api/attribution/models', at));
    return [
      { name: 'model', label: 'Model', options: MODELS },
      {
        name: 'channel',
        label: 'Channel',
        options: [['', 'all channels'], ...rows.map((row) => [row.channel_name, named(row.channel_name)])],
      },
    ];
  },
  panels: [
    {
      id: 'attributed',
      title: 'Conversions',
      span: 'full bare',
      ask: (at) => ({
        main: ranged('/api/attribution/summary', at, { limit: undefined }),
        before: earlier('/api/attribution/summary', at, { limit: undefined }),
      }),
      draw: ({ main, before }) =>
        figures(
          SUMMARY.map(([title, key, unit, text, better]) => ({
            title,
            unit,
            value: main[key],
            before: before?.[key],
            view: '/api/attribution/summary',
            measure: key,
            text,
            better,
          })),
        ),
      isEmpty: ({ main }) => main.conversions === 0,
      empty: 'No conversions in this range.',
    },
    {
      id: 'channels',
      title: 'Channels',
      span: 'full',
      view: 'channel-reporting',
      ask: (at) => ({ main: ranged('/api/attribution/channel-reporting', at, reporting(at)) }),
      table: ({ main }) => ({ columns: CHANNEL, rows: byChannel(main.rows) }),
      note: (_, at) =>
        `Credit by ${modelName(at)}. Costs are those of all sessions of the range, each once; CPO is cost per conversion credited, ROAS revenue credited per cost. The CSV has each day.`,
      empty: 'No sessions in this range.',
    },
    {
      id: 'over-time',
      title: 'Revenue credited over time',
      view: 'channel-reporting',
      ask: (at) => ({ main: ranged('/api/attribution/channel-reporting', at, reporting(at)) }),
      draw: ({ main }, at) => overTime(main.rows, at),
      table: ({ main }) => ({ columns: [CHANNEL[0], { key: 'date', title: 'Day', unit: 'date' }, ...CHANNEL.slice(1)], rows: main.rows }),
      empty: 'No sessions in this range.',
    },
    {
      id: 'share',
      title: 'Conversions credited',
      view: 'channel-reporting',
      ask: (at) => ({ main: ranged('/api/attribution/channel-reporting', at, reporting(at)) }),
      draw: ({ main }, at) =>
        ranking(byChannel(main.rows), {
          name: 'channel_name',
          value: 'ihc',
          unit: 'ratio',
          title: 'Channel',
          most: 9,
          measure: { title: `By ${modelName(at)}` },
          detail: (row) => `${format(row.ihc_revenue, 'money')} revenue`,
        }),
      table: ({ main }) => ({ columns: CHANNEL.slice(0, 4), rows: byChannel(main.rows) }),
      empty: 'No sessions in this range.',
    },
    {
      id: 'models',
      title: 'Models side by side',
      span: 'full',
      meaning:
        'The conversions that each model credits to a channel, from the same journeys. Where the models agree, the choice does not matter.',
      ask: (at) => ({ main: ranged('/api/attribution/models', at) }),
      draw: ({ main }) => {
        const rows = [...main.rows].sort((a, b) => b.ihc - a.ihc).slice(0, COMPARED);
        return {
          kind: 'bars',
          named: true,
          unit: 'count',
          height: 300,
          x: rows.map((row) => named(row.channel_name)),
          series: MODELS.map(([key, name], i) => ({
            name,
            unit: 'ratio',
            colour: i === 0 ? undefined : shade(i, MODELS.length),
            as: i === 0 ? 1 : undefined,
            data: rows.map((row) => row[key]),
          })),
        };
      },
      table: ({ main }) => ({ columns: [CHANNEL[0], ...MODELS.map(([key, title]) => ({ key, title, unit: 'ratio' }))], rows: main.rows }),
      note: ({ main }) =>
        `${format(main.conversions, 'count')} conversions with a journey${main.rows.length > COMPARED ? `; the ${COMPARED} channels with the most credit, all are in the table` : ''}.`,
      empty: 'No conversion with a journey in this range.',
    },
    {
      id: 'paths',
      title: 'Paths to conversion',
      span: 'wide',
      meaning: 'The channels of the sessions before a conversion in their order, repetitions within brackets counted once.',
      ask: (at) => ({ main: ranged('/api/attribution/paths', at, { limit: 200 }) }),
      table: ({ main }) => ({
        columns: [
          { key: 'path', title: 'Path', of: (row) => pathOf(row.path) },
          { key: 'conversions', title: 'Conversions', unit: 'count' },
          { key: 'share', title: 'Share', unit: 'share' },
          { key: 'revenue', title: 'Revenue', unit: 'money' },
          { key: 'mean_length', title: 'Sessions', unit: 'count' },
          { key: 'mean_days', title: 'Time', unit: 'days' },
        ],
        rows: main.rows,
      }),
      empty: 'No conversion with a journey in this range.',
    },
    {
      id: 'lengths',
      title: 'How long journeys are',
      span: 'third',
      meaning: 'The sessions before a conversion, and the days from the first of them to it.',
      ask: (at) => ({ main: ranged('/api/attribution/paths', at, { limit: 200 }) }),
      table: ({ main }) => ({
        columns: [
          { key: 'name', title: '' },
          { key: 'length', title: 'Sessions', unit: 'count' },
          { key: 'days', title: 'Days', unit: 'count' },
        ],
        rows: main.conversions ? SPREAD.map(([key, name]) => ({ name, length: main.length[key], days: main.days[key] })) : [],
      }),
      empty: 'No conversion with a journey in this range.',
    },
    {
      id: 'journey',
      title: 'Journey of a conversion',
      span: 'full',
      view: 'customer-journeys',
      controls: () => [
        { name: 'conversion', label: 'Conversion', type: 'text', placeholder: 'conversion id' },
        { name: 'user', label: 'User', type: 'text', placeholder: 'if several have it' },
      ],
      ask: (at) =>
        at.conversion
          ? {
              main: url(`/api/attribution/customer-journeys/${encodeURIComponent(at.conversion)}`, {
                workspace: at.workspace,
                user_id: at.user,
              }),
            }
          : { some: url('/api/attribution/customer-journeys', { workspace: at.workspace, state: 'attributed', limit: OFFERED }) },
      depends: (at) => at.conversion ?? '',
      draw: ({ main, some }) => (main ? journey(main) : some.rows.length ? offered(some.rows) : nothing('No conversion with a journey yet.')),
    },
  ],
};

const SUMMARY = [
  ['Conversions', 'conversions', 'count', 'Conversions made in the range.'],
  ['Attributed', 'attributed', 'count', 'Those with a journey whose sessions share the credit.'],
  ['Without a session', 'unattributed', 'count', 'Those before which the user had no session.', 'down'],
  ['Revenue', 'revenue', 'money', 'Revenue of all conversions of the range.'],
  ['Attributed revenue', 'attributed_revenue', 'money', 'Revenue of the attributed ones.'],
  ['Sessions a journey', 'mean_journey_length', 'count', 'Mean number of sessions before a conversion.', 'none'],
  ['CPO', 'cpo', 'money', 'Cost per order: costs of the sessions per attributed conversion.', 'down'],
  ['ROAS', 'roas', 'ratio', 'Return on ad spend: attributed revenue per cost.'],
];
const SPREAD = [
  ['mean', 'Mean'],
  ['median', 'Median'],
  ['mode', 'Most frequent'],
  ['p25', '25 % have at most'],
  ['p75', '75 % have at most'],
  ['p90', '90 % have at most'],
  ['max', 'Most'],
];

const modelName = (at) => MODELS.find(([key]) => key === (at.model ?? 'ihc'))?.[1] ?? at.model;

function byChannel(rows) {
  return summed(rows, 'channel_name', MEASURES)
    .map(({ name, rows: _, ...of }) => ({ channel_name: name, ...of, cpo: ratio(of.cost, of.ihc), roas: ratio(of.ihc_revenue, of.cost) }))
    .sort((a, b) => b.ihc_revenue - a.ihc_revenue);
}

function overTime(rows, at) {
  const dated = rows.filter((row) => row.date !== null);
  if (!dated.length) return nothing('This model credits channels from all paths together, so that its figures have no days.');
  const channels = byChannel(dated);
  const shown = new Set(channels.slice(0, 7).map((row) => row.channel_name));
  const days = periodsOf(
    at.days,
    at.granularity,
    dated.map((row) => ({ period: row.date })),
  );
  const first = at.days.from ? firstDay(at.days.from, at.granularity) : days[0];
  const periods = days[0] === first ? days : [first, ...days];
  const series = summed(dated, (row) => (shown.has(row.channel_name) ? row.channel_name : 'others'), MEASURES).map(
    ({ name, rows: of }) => ({
      name: named(name),
      stack: 'revenue',
      data: aligned(
        periods,
        summed(of, (row) => firstDay(row.date, at.granularity), ['ihc_revenue']).map(({ name: start, ihc_revenue }) => ({
          period: start,
          ihc_revenue,
        })),
        'ihc_revenue',
        0,
      ),
    }),
  );
  const order = (name) => (name === 'others' ? 99 : channels.findIndex((row) => named(row.channel_name) === name));
  return {
    kind: 'bars',
    unit: 'money',
    x: periods.map((each) => period(each, at.granularity)),
    series: series.sort((a, b) => order(a.name) - order(b.name)),
  };
}

function pathOf(path) {
  const steps = path.split(' > ');
  return h(
    'span',
    { class: 'path' },
    steps.flatMap((step, i) => [i ? '→' : null, h('span', {}, step)]),
  );
}

const STATES = {
  attributed: ['good', 'attributed'],
  unattributed: ['flat', 'no session before it'],
  pending: ['flat', 'the IHC service has not answered yet'],
  refused: ['bad', 'refused by the IHC service'],
};

const offered = (rows) =>
  picker(rows, {
    name: 'conversion',
    columns: CONVERSION,
    caption: 'Choose a conversion, or type its id, to see the sessions before it and what each is credited with.',
    beside: (row) => ({ user: row.user_id }),
  });

function journey(answer) {
  const [tone, state] = STATES[answer.state];
  const whole = (row) => format(row.ihc, 'share');
  const role = (row) =>
    [
      ['initializer', row.initializer],
      ['holder', row.holder],
      ['closer', row.closer],
    ]
      .filter(([, part]) => part > 0)
      .map(([name, part]) => `${name} ${format(part, 'share')}`)
      .join(', ');
  return h(
    'div',
    {},
    h(
      'p',
      { class: 'note' },
      h('span', { class: `badge ${tone}` }, state),
      ` user ${answer.user_id}, ${format(answer.converted_at, 'time')} UTC, revenue ${format(answer.revenue, 'money')}${answer.reason ? `: ${answer.reason}` : ''}`,
    ),
    h('p', { class: 'note' }),
    h(
      'ol',
      { class: 'steps' },
      answer.rows.map((row) =>
        h(
          'li',
          {},
          h('strong', {}, named(row.channel_name)),
          h('span', {}, `${format(row.started_at, 'time')}`),
          h('span', {}, row.ihc === null ? 'no share yet' : `${whole(row)} of the credit`),
          role(row) ? h('span', {}, role(row)) : null,
          h('span', { class: 'share' }, h('i', { css: { '--part': `${(row.ihc ?? 0) * 100}%` } })),
        ),
      ),
      h(
        'li',
        { class: 'end' },
        h('strong', {}, 'Conversion'),
        h('span', {}, format(answer.converted_at, 'time')),
        h('span', {}, format(answer.revenue, 'money')),
      ),
    ),
  );
}
