/** Which workspaces there are, and which of them hold what a page shows. */

import { get, known, url } from './api.js';
import { h } from './dom.js';
import { nothing } from './panel.js';
import { change } from './state.js';

const LOOKED_AT = 20;

const ALL = url('/api/workspaces', { limit: 200 });

export const workspace = {
  /** Looks which there are; where Postgres, which keeps them, is away, it stays as it was. */
  look: () => get(ALL).catch(() => known(ALL)),

  /** Their names, as they were when it was last looked. */
  async names() {
    return (known(ALL) ?? (await this.look()))?.rows.map((row) => row.name) ?? [];
  },

  /** What a page says whose data is not in this workspace: where it is. */
  hint(page, at) {
    const places = h('div', { class: 'places' });
    this.names().then((names) =>
      names
        .filter((name) => name !== at.workspace)
        .slice(0, LOOKED_AT)
        .forEach(async (name) => {
          const ledger = await get(url('/api/ledger', { workspace: name })).catch(() => ({ rows: [] }));
          if (ledger.rows.some((row) => page.needs.includes(row.source))) {
            places.append(
              h('button', { type: 'button', class: 'button', onclick: () => change({ workspace: name }) }, `Look at workspace ${name}`),
            );
          }
        }),
    );
    const box = nothing(`Workspace ${at.workspace} has no ${page.data}. Send some: ${page.command}`);
    box.append(places);
    return h('section', { class: 'panel full', 'aria-label': 'Nothing to show' }, box);
  },
};
