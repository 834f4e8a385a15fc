/** What stands around every page: where one can go, what is looked at, and how fresh it is. */

import { recolour } from './charts.js';
import { controls } from './controls.js';
import { h, icon, refill } from './dom.js';
import { format } from './format.js';
import { PRESETS } from './periods.js';
import { leave } from './session.js';
import { addressOfPage, change, go } from './state.js';
import { workspace } from './workspace.js';

const MARKS = {
  live: () => ['Live', 'Figures follow events as they arrive'],
  changed: () => ['Live', 'Figures follow events as they arrive'],
  looking: (seconds) => [`Every ${seconds} s`, `Figures are looked at again every ${seconds} seconds`],
  away: () => ['Connecting', 'The connection is away and is tried again'],
};

export function frame(pages, session) {
  const links = pages.map((page) =>
    h('a', { href: '/', 'data-page': page.id, onclick: follow }, icon(...page.icon), h('span', {}, page.title)),
  );
  const mark = h('span', { class: 'mark' }, h('i', {}), h('span', {}, 'Connecting'));
  const fresh = h('span', { class: 'fresh' });
  const title = h('h1', {});
  const range = h('div', { class: 'bar-range' });
  const filters = h('div', { class: 'bar-filters' });
  const content = h('main', { id: 'content', tabindex: '-1' });
  const element = h(
    'div',
    { class: 'shell' },
    h(
      'aside',
      { class: 'side', 'aria-label': 'Tributary' },
      h(
        'a',
        { class: 'brand', href: '/', 'data-page': 'overview', onclick: follow },
        h('img', { src: '/dashboard/icon.svg', alt: '', width: '24', height: '24' }),
        'Tributary',
      ),
      h('nav', { 'aria-label': 'Pages' }, links),
      h(
        'footer',
        {},
        h('div', { class: 'state', role: 'status' }, mark, fresh),
        h('div', { class: 'links' }, themes(), h('a', { href: '/swagger/' }, 'API'), session.guarded ? h('button', { type: 'button', class: 'small', onclick: leave }, 'Leave') : null),
      ),
    ),
    h('div', { class: 'page' }, h('header', { class: 'bar' }, h('div', { class: 'bar-title' }, title), range, filters), content),
  );
  let shown;

  return {
    element,
    async show(page, at) {
      shown = page;
      document.title = `${page.title} · Tributary`;
      title.textContent = page.title;
      links.forEach((link) =>
        link.dataset.page === page.id ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current'),
      );
      element.querySelectorAll('a[data-page]').forEach((link) => link.setAttribute('href', addressOfPage(link.dataset.page)));
      keepFocus(range, () => range.replaceChildren(...(page.ranged === false ? [] : ranges(at))));
      const choices = [...(await common(page, at)), ...(await own(page, at))];
      if (shown === page)
        keepFocus(filters, () =>
          refill(filters, [...controls(choices), ...(page.ranged === false || page.compared === false ? [] : [comparing(at)])]),
        );
    },
    fill(panels) {
      content.replaceChildren(...panels);
    },
    fresh(freshness) {
      fresh.textContent = freshness.stream_time ? `to ${format(freshness.stream_time, 'time')} UTC` : 'no events yet';
      fresh.title = freshness.lag ? `${format(freshness.lag, 'count')} records are not yet taken up` : 'All records are taken up';
      element.classList.toggle('behind', Boolean(freshness.lag) || !freshness.complete);
    },
    live(how, seconds) {
      const [text, meaning] = MARKS[how](seconds);
      mark.dataset.how = how;
      mark.title = meaning;
      mark.lastChild.textContent = text;
    },
    failed(problem, again) {
      const seconds = problem.retryAfter ?? 5;
      content.replaceChildren(
        h(
          'section',
          { class: 'panel full' },
          h(
            'div',
            { class: 'failed', role: 'alert' },
            h('strong', {}, problem.title),
            h('p', {}, problem.detail || problem.message),
            h('p', { class: 'note' }, `Asks again in ${seconds} s.`),
          ),
        ),
      );
      setTimeout(again, seconds * 1_000);
    },
  };
}

function follow(event) {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
  event.preventDefault();
  go(event.currentTarget.getAttribute('href'));
  window.scrollTo(0, 0);
}

function ranges(at) {
  const presets = h(
    'div',
    { class: 'segments', role: 'group', 'aria-label': 'Range' },
    PRESETS.map(({ id, label, title }) =>
      h(
        'button',
        {
          type: 'button',
          title,
          name: `range-${id}`,
          'aria-pressed': String(at.range === id),
          onclick: () => change(id === 'custom' ? { range: id, ...at.days } : { range: id, from: undefined, to: undefined }),
        },
        label,
      ),
    ),
  );
  const days = controls([
    { name: 'from', label: 'From', type: 'date' },
    { name: 'to', label: 'To', type: 'date' },
  ]);
  return at.range === 'custom' ? [presets, ...days] : [presets];
}

/** A page's own choices; without an answer there are none to choose from. */
async function own(page, at) {
  try {
    return (await page.filters?.(at)) ?? [];
  } catch {
    return [];
  }
}

/** Device and source come from the data, the workspace from what is known of it. */
async function common(page, at) {
  const names = await workspace.names();
  const all = [];
  if (page.ranged !== false && page.granular !== false) {
    all.push({
      name: 'granularity',
      label: 'By',
      options: [
        ['auto', `auto (${at.range === 'all' && at.granularity === 'month' ? 'month' : at.granularity})`],
        ['day', 'day'],
        ['week', 'week'],
        ['month', 'month'],
      ],
    });
  }
  for (const [name, label] of page.visitors
    ? [
        ['device', 'Device'],
        ['source', 'Source'],
      ]
    : []) {
    all.push({ name, label, options: [['', `all ${label.toLowerCase()}s`], ...at.groups[name].map((of) => [of, of])] });
  }
  const known = names.includes('default') || !names.length ? names : ['default', ...names];
  all.push({
    name: 'workspace',
    label: 'Workspace',
    options: (known.length ? ['default', ...known.filter((name) => name !== 'default')] : ['default']).map((name) => [name, name]),
  });
  return all;
}

function comparing(at) {
  const box = h('input', { type: 'checkbox', name: 'compare', onchange: () => change({ compare: box.checked ? 'on' : 'off' }) });
  box.checked = at.compare === 'on';
  return h('label', { class: 'check' }, box, h('span', {}, 'Compare'));
}

function themes() {
  const next = { light: 'dark', dark: 'light' };
  const now = () => document.documentElement.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', recolour);
  return h(
    'button',
    {
      type: 'button',
      class: 'theme',
      title: 'Light or dark',
      'aria-label': 'Switch between light and dark',
      onclick: () => {
        const chosen = next[now()];
        document.documentElement.dataset.theme = chosen;
        try {
          localStorage.setItem('theme', chosen);
        } catch {
          // Without storage the choice lasts as long as the page.
        }
        recolour();
      },
    },
    icon('M8 2a6 6 0 1 0 0 12z', 'M8 2a6 6 0 0 1 0 12'),
  );
}

/** Redraws controls without taking the focus away from the one in use. */
function keepFocus(holder, redraw) {
  const name = holder.contains(document.activeElement) ? document.activeElement.getAttribute('name') : undefined;
  redraw();
  if (name) holder.querySelector(`[name="${CSS.escape(name)}"]`)?.focus();
}
