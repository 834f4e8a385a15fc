/** A panel of a page: asks its questions, and shows a chart or a table, that it is loading, that there is nothing, or what went wrong. */

import { csv, get, known } from './api.js';
import { meaning, term } from './catalog.js';
import { chart, dispose, reused } from './charts.js';
import { controls } from './controls.js';
import { h, icon, painted, refill } from './dom.js';
import { change, state } from './state.js';
import { table } from './table.js';

/** When what is shown is dimmed, since what was asked for is not there yet; in milliseconds. */
const LATE = 300;

/**
 * What a page says of a panel:
 *   id, title, span ('third' | 'half' | 'wide' | 'full'), view (its name in the catalogue), note
 *   controls   its own choices, kept in the address
 *   ask(at)    addresses by name; the one called `main` is also that of the CSV
 *   draw(answers, at)    an element, or the words of a chart
 *   since(at)  what the answers depend on: they are not asked for again while it stays the same
 *   table(answers, at)   columns and rows of the same figures; without rows there is nothing to show
 *   empty      what to say then
 */
export function panel(spec) {
  const body = h('div', { class: 'body' });
  const tools = h('div', { class: 'tools' });
  const element = h(
    'section',
    { class: `panel ${spec.span ?? 'half'}`, id: `panel-${spec.id}`, 'aria-labelledby': `title-${spec.id}` },
    h('header', {}, h('h2', { id: `title-${spec.id}` }, term(spec.title, spec.meaning ?? (spec.view && meaning(spec.view)))), tools),
    body,
  );
  let round = 0;
  let drawn;
  let answered;
  let looked;
  let asked;
  let retry;
  let late;

  /** Shows what is looked at now, once it is this panel's turn. */
  async function update(at, turn) {
    const mine = ++round;
    clearTimeout(retry);
    const addresses = spec.ask(at);
    const question = JSON.stringify(addresses);
    if (question !== answered) busy();
    if (turn) {
      await turn;
      if (mine !== round) return;
    }
    const names = Object.keys(addresses).filter((name) => addresses[name]);
    const kept = names.map((name) => known(addresses[name]));
    const basis = spec.since && question + JSON.stringify(spec.since(at));
    if (kept.every(Boolean)) {
      show(at, names, kept);
      idle(question);
      // The API's work would take from the browser's where both share a machine.
      await painted();
      if (mine !== round) return;
      if (basis && basis === asked) return;
    }
    try {
      const bodies = await Promise.all(names.map((name) => get(addresses[name])));
      if (mine !== round) return;
      show(at, names, bodies);
      asked = basis;
      idle(question);
    } catch (problem) {
      if (mine !== round) return;
      failed(problem, at);
      idle();
    }
  }

  /** Draws only what differs from what is there. */
  function show(at, names, bodies) {
    const asTable = tabular(spec.id);
    const key = JSON.stringify([
      names,
      asTable,
      spec.controls?.(at).map((control) => at[control.name]),
      at.days,
      at.granularity,
      spec.depends?.(at),
    ]);
    if (drawn && drawn.key === key && drawn.bodies.every((body, i) => body === bodies[i]) && drawn.bodies.length === bodies.length) return;
    drawn = { key, bodies };
    const answers = Object.fromEntries(names.map((name, i) => [name, bodies[i]]));
    const listed = spec.table?.(answers, at);
    const empty = spec.isEmpty ? spec.isEmpty(answers) : listed && listed.rows.length === 0;
    dress(at, listed, asTable, empty);
    fill(
      empty
        ? [nothing(spec.empty)]
        : [
            content(answers, at, listed, asTable),
            spec.note ? h('p', { class: 'note' }, typeof spec.note === 'function' ? spec.note(answers, at) : spec.note) : null,
            partial(bodies),
          ],
    );
  }

  function content(answers, at, listed, asTable) {
    if (listed && (asTable || !spec.draw)) return table(listed.columns, listed.rows, spec.title, spec.ask(at).main);
    const made = spec.draw(answers, at);
    if (made instanceof Node) return made;
    const words = { label: `${spec.title}, as a chart; the button “Table” shows its figures`, ...made };
    const before = body.querySelector(':scope > .chart');
    return before ? reused(before, words) : chart(words);
  }

  function dress(at, listed, asTable, empty) {
    looked = at;
    const own = spec.controls ? controls(spec.controls(at)) : [];
    if (tools.contains(document.activeElement) && tools.childElementCount) return relabel(asTable);
    refill(tools, [...own, ...(listed && !empty ? buttons(asTable) : [])]);
  }

  function relabel(asTable) {
    const toggle = tools.querySelector('.toggle');
    if (toggle) {
      toggle.setAttribute('aria-pressed', String(asTable));
    }
  }

  /** The address of the rows as CSV. */
  const rows = (at) => (spec.csv ? spec.csv(at) : spec.ask(at).main);

  function buttons(asTable) {
    const toggle = h(
      'button',
      {
        type: 'button',
        class: 'small toggle',
        'aria-pressed': String(asTable),
        title: 'Show the figures as a table',
        'aria-label': `${spec.title} as a table`,
        onclick: () => turn(spec.id),
      },
      icon('M2 3.5h12v9H2zM2 6.5h12M6.5 6.5v6'),
      h('span', {}, 'Table'),
    );
    return [
      spec.draw ? toggle : null,
      rows(looked)
        ? h(
            'button',
            {
              type: 'button',
              class: 'small',
              title: 'Download all rows as CSV',
              'aria-label': `${spec.title} as CSV`,
              onclick: (event) => download(event.currentTarget, rows(looked), spec.id),
            },
            icon('M8 2.5v7.5M4.8 7 8 10.2 11.2 7M3 13.5h10'),
            h('span', {}, 'CSV'),
          )
        : null,
    ].filter(Boolean);
  }

  function busy() {
    if (!drawn) return waiting();
    element.setAttribute('aria-busy', 'true');
    // Not by a transition of the style sheet, which would give each panel a layer of its own at once.
    clearTimeout(late);
    late = setTimeout(() => element.classList.add('late'), LATE);
  }

  function idle(question) {
    answered = question;
    clearTimeout(late);
    element.classList.remove('late');
    element.removeAttribute('aria-busy');
  }

  function waiting() {
    fill([h('div', { class: 'skeleton', 'aria-label': 'Loading' }, h('span'), h('span'), h('span'))]);
  }

  function failed(problem, at) {
    drawn = undefined;
    const seconds = problem.retryAfter ?? (problem.status === 503 ? 5 : undefined);
    fill([
      h(
        'div',
        { class: 'failed', role: 'alert' },
        h('strong', {}, problem.title ?? 'Something went wrong'),
        h(
          'p',
          {},
          problem.detail || problem.message,
          ...(problem.errors ?? []).map(({ field, message }) => h('span', { class: 'field' }, `${field}: ${message}`)),
        ),
        seconds !== undefined ? h('p', { class: 'note' }, `Asks again in ${seconds} s.`) : null,
        problem.status === 503 && at.partial !== 'allow'
          ? h('button', { type: 'button', class: 'button', onclick: () => change({ partial: 'allow' }) }, 'Show what there is')
          : null,
        seconds === undefined && problem.status !== 422
          ? h('button', { type: 'button', class: 'button', onclick: () => update(at) }, 'Try again')
          : null,
      ),
    ]);
    if (seconds !== undefined) retry = setTimeout(() => update(at), Math.max(1, seconds) * 1_000);
  }

  function fill(content) {
    const shown = content.filter(Boolean);
    dispose(body, shown[0]);
    // What is there already must not leave the page for a moment: it would be drawn anew.
    if (shown[0] === body.firstChild) {
      while (body.lastChild !== shown[0]) body.lastChild.remove();
      body.append(...shown.slice(1));
    } else body.replaceChildren(...shown);
  }

  waiting();
  return {
    element,
    update,
    close() {
      round++;
      clearTimeout(retry);
      clearTimeout(late);
      dispose(body);
    },
  };
}

const tables = () => new Set((state().tables ?? '').split(',').filter(Boolean));
const tabular = (id) => tables().has(id);

function turn(id) {
  const all = tables();
  if (!all.delete(id)) all.add(id);
  change({ tables: [...all].join(',') });
}

/** What a panel says where there is nothing to show. */
export function nothing(text) {
  return h('div', { class: 'nothing' }, icon('M2 12.5 6 8l3 2.5L14 4'), h('p', {}, text ?? 'Nothing in this range.'));
}

function partial(bodies) {
  const missing = new Set(bodies.flatMap((body) => body.freshness?.partitions_missing ?? []));
  return missing.size
    ? h('p', { class: 'note warn' }, `Incomplete: the parts of partitions ${[...missing].join(', ')} are missing.`)
    : null;
}

async function download(button, address, name) {
  button.disabled = true;
  try {
    const link = h('a', { href: URL.createObjectURL(new Blob([await csv(address)], { type: 'text/csv' })), download: `${name}.csv` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  } catch (problem) {
    button.title = problem.message;
    button.classList.add('bad');
  }
  button.disabled = false;
}
