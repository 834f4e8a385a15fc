/** What is looked at, as the address says it: nothing else is remembered, so that an address can be shared. */

import { before, naturalGranularity, rangeOf } from './periods.js';

const DEFAULTS = { range: '13w', granularity: 'auto', compare: 'on', workspace: 'default' };
const listeners = new Set();
let current = read();

function read() {
  const page = location.pathname.replace(/^\/|\/$/g, '') || 'overview';
  return { ...DEFAULTS, ...Object.fromEntries(new URLSearchParams(location.search)), page };
}

/** The address of a state; what is as usual does not appear in it. */
export function addressOf({ page, ...rest }) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(rest).sort()) {
    if (value !== undefined && value !== null && value !== '' && value !== DEFAULTS[key]) query.set(key, value);
  }
  const path = page === 'overview' ? '/' : `/${page}`;
  return query.size ? `${path}?${query}` : path;
}

/** The address of another page: its own questions are left behind, the common ones come along. */
export function addressOfPage(page) {
  const { range, from, to, granularity, compare, workspace, device, source, partial } = current;
  return addressOf({ page, range, from, to, granularity, compare, workspace, device, source, partial });
}

export const state = () => current;

/** Takes over changes of the state; a typed text replaces the entry of the history, a choice makes a new one. */
export function change(changes, { replace = false } = {}) {
  go(addressOf({ ...current, ...changes }), replace);
}

export function go(address, replace = false) {
  if (address === location.pathname + location.search) return;
  history[replace ? 'replaceState' : 'pushState'](null, '', address);
  tell();
}

export function onChange(listener) {
  listeners.add(listener);
}

function tell() {
  const previous = current;
  current = read();
  listeners.forEach((listener) => listener(current, previous));
}

window.addEventListener('popstate', tell);

/** The state in days: its range, the one before, and the granularity that is meant. */
export function resolved(given, newest) {
  const range = rangeOf(given.range, newest, given.from, given.to);
  const granularity = given.granularity === 'auto' ? naturalGranularity(range) : given.granularity;
  return { ...given, newest, days: range, previous: given.compare === 'on' ? before(range) : undefined, granularity };
}
