/** What figures mean, from the catalogue of the API; without it names stand alone. */

import { get } from './api.js';
import { h } from './dom.js';

const views = new Map();

export async function load() {
  try {
    const { metrics } = await get('/api/metrics-catalog');
    for (const metric of metrics) views.set(metric.view, metric);
  } catch {
    // Definitions are a help, the figures stand without them.
  }
}

const UNITS = { count: 'a count', money: 'money', ratio: 'a ratio', share: 'a share', seconds: 'seconds', days: 'days' };

/** The meaning of a view, or of one of its measures; instead of a view it may be the address of an endpoint. */
export function meaning(of, measure) {
  const path = of?.startsWith('/') ? of.split('?')[0] : undefined;
  const metrics = path
    ? [...views.values()].filter((metric) => metric.endpoints.some((endpoint) => matches(endpoint, path)))
    : [views.get(of)].filter(Boolean);
  if (!measure) return metrics[0]?.definition;
  const found = metrics.flatMap((metric) => metric.measures).find(({ name }) => name === measure);
  return found && `${found.definition[0].toUpperCase()}${found.definition.slice(1)} (${UNITS[found.unit] ?? found.unit}).`;
}

function matches(endpoint, path) {
  const [start, rest] = endpoint.split('{');
  return rest === undefined ? start === path : path.startsWith(start);
}

let last = 0;

/** A name that tells its meaning when pointed at, focused or touched. */
export function term(label, text) {
  if (!text) return h('span', {}, label);
  const id = `meaning-${++last}`;
  const tip = h('span', { id, role: 'tooltip', class: 'tip', hidden: true }, text);
  const button = h(
    'button',
    {
      type: 'button',
      class: 'term',
      'aria-describedby': id,
      onmouseenter: show,
      onfocus: show,
      onmouseleave: hide,
      onblur: hide,
      onkeydown: (event) => event.key === 'Escape' && hide(),
    },
    label,
  );
  function show() {
    tip.hidden = false;
    const box = button.getBoundingClientRect();
    const left = Math.max(8, Math.min(box.left, window.innerWidth - tip.offsetWidth - 8));
    const below = box.bottom + 6 + tip.offsetHeight < window.innerHeight;
    tip.style.setProperty('left', `${left}px`);
    tip.style.setProperty('top', `${below ? box.bottom + 6 : box.top - tip.offsetHeight - 6}px`);
  }
  function hide() {
    tip.hidden = true;
  }
  return h('span', {}, button, tip);
}
