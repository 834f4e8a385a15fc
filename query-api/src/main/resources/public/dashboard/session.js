/** Who looks. A guarded API asks for a key once; a cookie that no script can read stands for it from then on. */

import { Problem, remove, get, post } from './api.js';
import { h } from './dom.js';
import { change, state } from './state.js';

/** Goes on once the API lets this browser in, and asks for a key until then; returns what the key opens. */
export async function admit(place) {
  const session = await get('/session').catch((problem) => problem);
  if (session instanceof Problem) return wait(place, session);
  if (!session.open) return ask(place);
  if (session.workspaces?.length && !session.workspaces.includes(state().workspace)) {
    change({ workspace: session.workspaces[0] }, { replace: true });
  }
  return session;
}

/** Ends the session and asks for a key again. */
export async function leave() {
  await remove('/session');
  location.reload();
}

function ask(place) {
  return new Promise((resolve) => {
    const key = h('input', { type: 'password', name: 'key', id: 'key', autocomplete: 'current-password', spellcheck: 'false', required: true, 'aria-describedby': 'key-said' });
    const said = h('p', { id: 'key-said', class: 'note', role: 'status' }, 'Whoever runs Tributary makes keys by: tributary keys create NAME');
    const enter = async (event) => {
      event.preventDefault();
      try {
        await post('/session', { key: key.value.trim() });
        resolve(await admit(place));
      } catch (problem) {
        said.className = 'note warn';
        said.textContent = problem.status === 400 ? 'This key is unknown, expired or revoked.' : problem.message;
        key.select();
      }
    };
    place.replaceChildren(h('main', { id: 'content', class: 'door' },
      h('form', { class: 'panel', onsubmit: enter },
        h('h1', {}, h('img', { src: '/dashboard/icon.svg', alt: '', width: '24', height: '24' }), 'Tributary'),
        h('label', { for: 'key' }, 'Key'), key, h('button', { class: 'button', type: 'submit' }, 'Open the dashboard'), said)));
    key.focus();
  });
}

function wait(place, problem) {
  place.replaceChildren(h('main', { id: 'content', class: 'door' }, h('section', { class: 'panel' },
    h('div', { class: 'failed', role: 'alert' }, h('strong', {}, problem.title), h('p', {}, problem.detail || problem.message)))));
  return new Promise((resolve) => {
    setTimeout(() => resolve(admit(place)), (problem.retryAfter ?? 5) * 1_000);
  });
}
