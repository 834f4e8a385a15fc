/** Choices of the reader, each a parameter of the address. */

import { h } from './dom.js';
import { change, state } from './state.js';

/**
 * Controls from their descriptions: `name` of the parameter, `label`, and
 *   options   [value, text] pairs, of which the first is the usual one
 *   type      text, number or date, where it is typed
 */
export const controls = (all) => all.map((control) => (control.options ? choice(control, state()) : typed(control, state())));

function choice({ name, label, options }, at) {
  const chosen = at[name] ?? options[0]?.[0] ?? '';
  const known = options.some(([value]) => value === chosen);
  const all = known ? options : [...options, [chosen, chosen === '' ? 'unknown' : chosen]];
  const select = h(
    'select',
    { 'aria-label': label, name, onchange: () => change({ [name]: select.value === options[0][0] ? undefined : select.value }) },
    all.map(([value, text]) => h('option', { value, selected: value === chosen }, text)),
  );
  return h('label', { class: 'control' }, h('span', { 'aria-hidden': 'true' }, label), select);
}

function typed({ name, label, type = 'text', placeholder, min, max, list }, at) {
  const id = `list-${name}`;
  const input = h('input', {
    type,
    name,
    'aria-label': label,
    placeholder,
    min,
    max,
    list: list && id,
    value: at[name] ?? '',
    autocomplete: 'off',
    spellcheck: 'false',
    onchange: () => change({ [name]: input.value.trim() || undefined }),
  });
  return h(
    'label',
    { class: type === 'date' ? 'control dated' : 'control' },
    h('span', { 'aria-hidden': 'true' }, label),
    input,
    list
      ? h(
          'datalist',
          { id },
          list.map((value) => h('option', { value })),
        )
      : null,
  );
}
