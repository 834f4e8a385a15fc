/** Asks the API. Answers are kept by their entity tag: an unchanged one is the same object again, so that nothing is drawn twice. */

const KEPT = 300;
const answers = new Map();
const underway = new Map();
const listeners = new Set();

/** What the API says in words; `retryAfter` are seconds. */
export class Problem extends Error {
  constructor({ status = 0, title = 'No answer', detail = '', errors = [], retryAfter }) {
    super(detail || title);
    Object.assign(this, { status, title, detail, errors, retryAfter });
  }
}

/** The address of a question; parameters that are not given are left out. */
export function url(path, parameters = {}) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null && value !== '') query.set(key, value);
  }
  return query.size ? `${path}?${query}` : path;
}

/** The answer that is known already. */
export const known = (address) => answers.get(address)?.body;

/** The newest answer. */
export function get(address) {
  if (!underway.has(address)) {
    underway.set(
      address,
      ask(address).finally(() => underway.delete(address)),
    );
  }
  return underway.get(address);
}

/** Sends a command. */
export async function post(address, body) {
  const response = await reach(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw await problem(response);
  return response.json();
}

/** Takes something away. */
export async function remove(address) {
  const response = await reach(address, { method: 'DELETE' });
  if (!response.ok) throw await problem(response);
}

/** All pages of an answer as one CSV text. */
export async function csv(address) {
  const parts = [];
  let next = address;
  while (next) {
    const response = await reach(next, { headers: { Accept: 'text/csv' } });
    if (!response.ok) throw await problem(response);
    const text = await response.text();
    parts.push(parts.length ? text.slice(text.indexOf('\n') + 1) : text);
    const link = /<([^>]+)>;\s*rel="next"/.exec(response.headers.get('Link') ?? '');
    next = link ? link[1] : undefined;
  }
  return parts.join('');
}

/** Hears how fresh answers are. */
export const onFreshness = (listener) => listeners.add(listener);

async function ask(address) {
  const kept = answers.get(address);
  const headers = kept ? { Accept: 'application/json', 'If-None-Match': kept.tag } : { Accept: 'application/json' };
  const response = await reach(address, { headers });
  if (response.status === 304 && kept) return tell(kept.body);
  if (!response.ok) throw await problem(response);
  const body = await response.json();
  const tag = response.headers.get('ETag');
  answers.delete(address);
  if (tag) answers.set(address, { tag, body });
  if (answers.size > KEPT) answers.delete(answers.keys().next().value);
  return tell(body);
}

function tell(body) {
  if (body.freshness) listeners.forEach((listener) => listener(body.freshness));
  return body;
}

async function reach(address, options) {
  try {
    return await fetch(address, { cache: 'no-store', credentials: 'same-origin', ...options });
  } catch {
    throw new Problem({ title: 'No connection', detail: 'The API cannot be reached. Is it running?', retryAfter: 5 });
  }
}

async function problem(response) {
  // The session has ended: loading again asks for a key.
  if (response.status === 401) location.reload();
  const said = await response.json().catch(() => ({ title: response.statusText }));
  const seconds = Number.parseInt(response.headers.get('Retry-After') ?? '', 10);
  return new Problem({ ...said, status: response.status, retryAfter: Number.isNaN(seconds) ? undefined : seconds });
}
