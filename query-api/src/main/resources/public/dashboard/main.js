/** The dashboard: its frame, its pages, and what they have in common. */

import { get, onFreshness, url } from './api.js';
import { load as loadMeanings } from './catalog.js';
import { inSight, painted } from './dom.js';
import { frame } from './frame.js';
import { follow } from './live.js';
import { panel } from './panel.js';
import { admit } from './session.js';
import { workspace } from './workspace.js';
import { onChange, resolved, state } from './state.js';
import { PAGES, pageOf } from './pages.js';

let newest;
let mounted;
let ledger = [];
let groups = { device: [], source: [] };

const place = document.getElementById('app');
const session = await admit(place);
const shell = frame(PAGES, session);
place.replaceWith(shell.element);

onFreshness((freshness) => {
  if (!freshness.partitions.length) return;
  shell.fresh(freshness);
  if (freshness.stream_time) newest = freshness.stream_time.slice(0, 10);
});
onChange((now, previous) => {
  if (now.workspace !== previous.workspace) start();
  else render();
});
await Promise.all([loadMeanings(), start()]);

/** Learns what the workspace holds and how far it reaches, which ranges count back from. */
async function start() {
  workspace.look();
  const of = state().workspace;
  const wanted = groups.workspace !== of || pageOf(state().page).visitors;
  try {
    const [counted, device, source] = await Promise.all([
      get(url('/api/ledger', { workspace: of, partial: state().partial })),
      wanted ? named('device') : groups.device,
      wanted ? named('source') : groups.source,
    ]);
    groups = { workspace: of, device, source };
    ledger = counted.rows;
    render();
  } catch (problem) {
    shell.failed(problem, start);
  }
}

/** The devices or sources of the visits. */
async function named(by) {
  try {
    const { rows } = await get(url('/api/growth/session-length', { workspace: state().workspace, by, limit: 200 }));
    return rows.map((row) => row.group).filter((name) => name !== null);
  } catch {
    return [];
  }
}

function render() {
  const page = pageOf(state().page);
  const at = { ...resolved(state(), newest ?? new Date().toISOString().slice(0, 10)), groups, ledger };
  shell.show(page, at);
  const sources = ledger.map((row) => row.source).sort();
  if (mounted?.page !== page || mounted.workspace !== at.workspace || mounted.sources !== sources.join()) mount(page, at, sources);
  // The API answers few questions at a time: what the reader sees comes first.
  const seen = mounted.panels.filter(({ element }) => inSight(element));
  const turn = Promise.all(seen.map((each) => each.update(at))).then(painted);
  mounted.panels.filter((each) => !seen.includes(each)).forEach((each) => each.update(at, turn));
}

function mount(page, at, sources) {
  mounted?.panels.forEach((each) => each.close());
  mounted?.following.close();
  const shown = page.panels.filter((spec) => !spec.needs || spec.needs.some((source) => sources.includes(source)));
  const panels = shown.map(panel);
  const hint = page.needs && !page.needs.some((source) => sources.includes(source)) ? workspace.hint(page, at) : undefined;
  const following = follow({ views: page.live ?? [], workspace: at.workspace, seconds: page.seconds }, start, shell.live);
  mounted = { page, workspace: at.workspace, sources: sources.join(), panels: hint ? [] : panels, following };
  shell.fill(hint ? [hint] : panels.map((each) => each.element));
}
