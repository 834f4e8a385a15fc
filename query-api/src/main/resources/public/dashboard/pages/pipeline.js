/** What became of every row and record, how far the stores are, and the last proof that all is right. */

import { post, url } from '../api.js';
import { h } from '../dom.js';
import { sum } from '../exact.js';
import { figures } from '../figures.js';
import { format } from '../format.js';
import { nothing } from '../panel.js';
import { open } from '../questions.js';
import { grouped } from '../series.js';

const total = (map) => sum(Object.values(map));
const count = (key, title) => ({ key, title, unit: 'count' });

export default {
  id: 'pipeline',
  title: 'Pipeline',
  icon: ['M2 8h3l2-4.5 3 9 2-4.5h2'],
  ranged: false,
  // Rows that are rejected and records that change nothing are in no view that could be followed.
  live: [],
  seconds: 3,
  panels: [
    {
      id: 'state',
      title: 'State',
      span: 'full bare',
      ask: (at) => ({ main: open('/api/ledger', at), status: '/api/status' }),
      draw: ({ main, status }) => figures(stateOf(main, status)),
    },
    {
      id: 'replays',
      title: 'Replays',
      span: 'full',
      meaning: 'Runs that sent files, newest first, with what became of their rows.',
      ask: (at) => ({ main: url('/api/replays', { workspace: at.workspace, limit: 100 }) }),
      table: ({ main }) => ({
        columns: [
          { key: 'dataset', title: 'Dataset' },
          { key: 'files', title: 'Files', unit: 'list' },
          { key: 'started_at', title: 'Started', unit: 'time' },
          { key: 'complete', title: 'Progress', of: progress },
          count('rows_read', 'Read'),
          count('rows_sent', 'Sent'),
          count('rows_skipped', 'Skipped'),
          { key: 'rejected', title: 'Rejected', unit: 'count' },
          { key: 'flagged', title: 'Flagged', unit: 'count' },
        ],
        rows: main.rows.map((row) => ({ ...row, rejected: total(row.rows_rejected), flagged: total(row.rows_flagged) })),
      }),
      empty: 'Nothing was replayed into this workspace yet.',
    },
    {
      id: 'ledger',
      title: 'Ledger',
      span: 'full',
      meaning: 'Every row read and every record taken up, by source. Balanced means that nothing is unaccounted for.',
      ask: (at) => ({ main: open('/api/ledger', at) }),
      table: ({ main }) => ({
        columns: [
          { key: 'source', title: 'Source' },
          count('read', 'Read'),
          count('sent', 'Sent'),
          count('rejected', 'Rejected'),
          count('applied', 'Applied'),
          count('duplicate', 'Duplicate'),
          count('replaced', 'Replaced'),
          count('removed', 'Removed'),
          count('dead', 'Dead letters'),
          { key: 'balanced', title: 'Balanced', of: (row) => badge(row.balanced, 'balanced', 'not yet') },
        ],
        rows: main.rows.map((row) => ({
          source: row.source,
          ...row.rows,
          rejected: total(row.rows.rejected),
          ...row.records,
          dead: total(row.dead_letters),
          balanced: row.balanced,
        })),
      }),
      empty: 'Nothing was taken up in this workspace yet.',
    },
    {
      id: 'verifications',
      title: 'Last verify',
      span: 'third',
      meaning: 'verify computes every figure by SQL over the facts and compares the live stores and view topics with it, cell by cell.',
      ask: (at) => ({ main: url('/api/verifications', { workspace: at.workspace, limit: 5 }) }),
      draw: ({ main }) => verified(main.verifications),
    },
    {
      id: 'lag',
      title: 'Partitions',
      span: 'third',
      meaning: 'How far each partition of the stores has come, and what it has not taken up yet.',
      ask: (at) => ({ main: open('/api/ledger', at) }),
      csv: () => undefined,
      table: ({ main }) => ({
        columns: [
          count('partition', 'Partition'),
          { key: 'stream_time', title: 'Up to', unit: 'time' },
          count('lag', 'Lag'),
          { key: 'stale', title: 'Copy', of: (row) => (row.stale ? 'standby' : 'active') },
        ],
        rows: main.freshness.partitions,
      }),
      empty: 'No partition answers.',
    },
    {
      id: 'instances',
      title: 'Instances',
      span: 'third',
      meaning: 'Instances that hold the stores, and whether they answer.',
      ask: () => ({ main: '/api/status' }),
      csv: () => undefined,
      table: ({ main }) => ({
        columns: [
          { key: 'url', title: 'Instance' },
          { key: 'answers', title: 'Answers', of: (row) => badge(row.answers, 'answers', 'away') },
          count('active', 'Active'),
          count('standby', 'Standby'),
        ],
        rows: main.instances.map((row) => ({ ...row, active: held(row.active), standby: held(row.standby) })),
      }),
      empty: 'No instance is known.',
    },
    {
      id: 'dead-letters',
      title: 'Dead letters',
      span: 'full',
      meaning:
        'Rows and records that could not be used, kept with their reason, the newest 1,000. Records can be sent again once the cause is gone; rows of files come again with a replay of the mended file.',
      controls: () => [
        { name: 'stage', label: 'Stage', type: 'text', placeholder: 'all' },
        { name: 'reason', label: 'Reason', type: 'text', placeholder: 'all' },
      ],
      ask: (at) => ({ main: url('/api/dead-letters', { workspace: at.workspace, stage: at.stage, reason: at.reason, limit: 1_000 }) }),
      // To read them costs more than to count them.
      since: ({ ledger }) => ledger.map((row) => [row.source, row.rows.rejected, row.dead_letters]),
      draw: ({ main }, at) => deadLetters(main.dead_letters, at),
      table: ({ main }) => ({
        columns: [
          { key: 'at', title: 'At', unit: 'time' },
          { key: 'source', title: 'Source' },
          { key: 'stage', title: 'Stage' },
          { key: 'detail', title: 'Reason' },
          { key: 'origin', title: 'Origin' },
          { key: 'position', title: 'Position' },
          { key: 'key', title: 'Key' },
          { key: 'payload_preview', title: 'Payload' },
        ],
        rows: main.dead_letters,
      }),
      empty: 'No dead letters: every row and record could be used.',
    },
  ],
};

function stateOf(ledger, status) {
  const of = (part, key) => sum(ledger.rows.map((row) => row[part][key]));
  const dead = sum(ledger.rows.map((row) => total(row.dead_letters) + total(row.rows.rejected)));
  return [
    { title: 'Rows read', unit: 'count', value: of('rows', 'read'), text: 'Rows that replays have read from files into this workspace.' },
    { title: 'Facts applied', unit: 'count', value: of('records', 'applied'), text: 'New facts that the stores have taken up.' },
    {
      title: 'Duplicates',
      unit: 'count',
      value: of('records', 'duplicate'),
      text: 'Records that were known already with the same content, and changed nothing.',
    },
    { title: 'Set aside', unit: 'count', value: dead, text: 'Rows rejected and records that became dead letters.' },
    { title: 'Lag', unit: 'count', value: ledger.freshness.lag, text: 'Records that are not taken up yet.' },
    {
      title: 'Settled',
      unit: 'flag',
      value: status.settled,
      text: 'Whether the stores reflect every fact that was sent before the question.',
    },
    {
      title: 'Balanced',
      unit: 'flag',
      value: ledger.rows.every((row) => row.balanced),
      text: 'Whether nothing is unaccounted for in any source.',
    },
    { title: 'Postgres', unit: 'text', value: status.replay_runs, text: 'Whether replay runs are kept in Postgres.' },
  ];
}

const held = (partitions) =>
  new Set(Object.entries(partitions).flatMap(([rollup, of]) => of.map((partition) => `${rollup}/${partition}`))).size;

const badge = (fine, yes, no) =>
  h('span', { class: `badge ${fine ? 'good' : 'bad'}` }, h('span', { 'aria-hidden': 'true' }, fine ? '✓' : '✕'), fine ? yes : no);

function progress(row) {
  const rejected = total(row.rows_rejected);
  const done = row.rows_read ? (row.rows_sent + row.rows_skipped + rejected) / row.rows_read : 0;
  return row.complete
    ? badge(true, 'complete', '')
    : h(
        'span',
        {},
        h('span', { class: 'progress' }, h('i', { css: { '--part': `${done * 100}%` } })),
        ` under way, ${format(row.rows_read, 'count')} rows`,
      );
}

function verified(runs) {
  if (!runs.length) return nothing('Nothing was verified yet: run ./tributary verify.');
  return h(
    'dl',
    { class: 'facts' },
    runs.flatMap((run) => [
      h('dt', {}, format(run.finished_at, 'time')),
      h(
        'dd',
        {},
        badge(run.equal, 'equal', 'differs'),
        ` ${format(run.cells, 'count')} cells of ${format(run.facts, 'count')} facts${run.differing ? `, ${format(run.differing, 'count')} differ` : ''}`,
      ),
    ]),
  );
}

/** By reason and stage, each with its newest letter, and a button that sends them again where that is of use. */
function deadLetters(all, at) {
  const kinds = [
    ...grouped(
      all.map((row) => ({ ...row, kind: `${row.stage} ${row.reason}` })),
      'kind',
    ).values(),
  ].sort((a, b) => b.length - a.length);
  return h(
    'div',
    { class: 'table', tabindex: '0', role: 'group', 'aria-label': 'Dead letters by reason' },
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          ['Reason', 'Stage', 'Source'].map((title) => h('th', { scope: 'col' }, title)),
          h('th', { scope: 'col', class: 'number' }, 'Letters'),
          h('th', { scope: 'col' }, 'The newest'),
          h('th', { scope: 'col' }, h('span', { class: 'unseen' }, 'Send again')),
        ),
      ),
      h(
        'tbody',
        {},
        kinds.map((rows) =>
          h(
            'tr',
            {},
            h('td', {}, rows[0].reason),
            h('td', {}, rows[0].stage),
            h('td', {}, [...new Set(rows.map((row) => row.source))].join(', ')),
            h('td', { class: 'number' }, format(rows.length, 'count')),
            h('td', { class: 'wrap' }, `${rows[0].detail} (${rows[0].origin}, ${rows[0].position})`),
            h('td', {}, rows.some((row) => row.re_drivable) ? again(rows[0], at) : null),
          ),
        ),
      ),
    ),
  );
}

/** Asks once more before it sends all of a reason and stage, which may be more than are shown. */
function again({ stage, reason }, at) {
  let sure = false;
  const button = h(
    'button',
    { type: 'button', class: 'button', 'aria-label': `Send again: ${reason}`, onclick: () => (sure ? send() : ask()) },
    'Send again',
  );
  function ask() {
    sure = true;
    button.textContent = 'Really? Press once more';
  }
  async function send() {
    button.disabled = true;
    try {
      let all = 0;
      let cursor;
      do {
        const { sent, next } = await post(url('/api/dead-letters/re-drive', { workspace: at.workspace }), {
          stage,
          reason,
          ...(cursor ? { cursor } : {}),
        });
        all += sent;
        cursor = next;
      } while (cursor);
      button.textContent = `${format(all, 'count')} sent`;
    } catch (problem) {
      button.disabled = false;
      sure = false;
      button.textContent = `Not sent: ${problem.message}`;
    }
  }
  return button;
}
