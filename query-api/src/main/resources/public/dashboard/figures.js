/** Headline figures: a name with its meaning, the value, how it has changed, and how it went. */

import { meaning, term } from './catalog.js';
import { h, svg } from './dom.js';
import { change, format, headline } from './format.js';

/**
 * A row of figures. Each has `title`, `unit`, `value`, where known `before`, `trend` (values over time) and `view` with
 * `measure` in the catalogue; `better: 'down'` where less is better.
 */
export function figures(all) {
  const columns = all.length > 8 ? Math.ceil(all.length / 2) : all.length;
  return h('dl', { class: 'figures', css: { '--columns': String(columns), '--half': String(Math.ceil(columns / 2)) } }, all.map(figure));
}

function figure({ title, unit, value, before, trend, view, measure, better = 'up', text }) {
  return h(
    'div',
    { class: 'figure' },
    h('dt', {}, term(title, (measure && meaning(view, measure)) ?? text)),
    h(
      'dd',
      {},
      h('span', { class: 'value' }, value === null || value === undefined ? format(value) : headline(value, unit)),
      delta(value, before, unit, better),
    ),
    trend && trend.length > 1 ? h('dd', { class: 'trend' }, sparkline(trend)) : null,
  );
}

function delta(value, before, unit, better) {
  const moved = change(value, before);
  if (!moved) return null;
  const sign = { up: '▲', down: '▼', flat: '■' }[moved.direction];
  const tone = moved.direction === 'flat' ? 'flat' : moved.direction === better ? 'good' : 'bad';
  const words = moved.direction === 'flat' ? 'unchanged' : `${moved.direction} ${moved.text}`;
  return h(
    'span',
    { class: `delta ${tone}`, title: `${format(before, unit)} in the period before` },
    h('span', { 'aria-hidden': 'true' }, `${sign} ${moved.text}`),
    h('span', { class: 'unseen' }, `${words} from ${format(before, unit)} in the period before`),
  );
}

function sparkline(values) {
  const most = Math.max(...values.map((value) => value ?? 0)) || 1;
  const at = (value, i) => `${((i / (values.length - 1)) * 100).toFixed(1)},${(27 - ((value ?? 0) / most) * 25).toFixed(1)}`;
  const line = values.map(at).join(' ');
  return svg(
    'svg',
    { viewBox: '0 0 100 28', preserveAspectRatio: 'none', class: 'spark', 'aria-hidden': 'true' },
    svg('polygon', { points: `0,28 ${line} 100,28` }),
    svg('polyline', { points: line }),
  );
}
