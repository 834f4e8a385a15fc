/** The addresses of the API's questions for what is looked at. */

import { url } from './api.js';

const MOST = 10_000;

/** A question of the range; `extra` are further parameters. */
export const ranged = (path, at, extra = {}) => url(path, { ...common(at), ...at.days, limit: MOST, ...extra });

/** The same of the range before, where it is to be compared. */
export const earlier = (path, at, extra = {}) => at.previous && url(path, { ...common(at), ...at.previous, limit: MOST, ...extra });

/** A question that takes no range. */
export const open = (path, at, extra = {}) => url(path, { ...common(at), limit: MOST, ...extra });

/** The filters of visits and of users by their first visit. */
export const visitors = (at) => ({ device: at.device, source: at.source });

/** A question without pages. */
export const single = (path, at, extra = {}) => url(path, { ...common(at), ...extra });

function common(at) {
  return { workspace: at.workspace, partial: at.partial };
}
