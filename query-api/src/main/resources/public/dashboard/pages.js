/** The pages in their order. */

import attribution from './pages/attribution.js';
import campaigns from './pages/campaigns.js';
import commerce from './pages/commerce.js';
import growth from './pages/growth.js';
import overview from './pages/overview.js';
import pipeline from './pages/pipeline.js';
import vouchers from './pages/vouchers.js';

export const PAGES = [overview, growth, attribution, campaigns, vouchers, commerce, pipeline];

export const pageOf = (id) => PAGES.find((page) => page.id === id) ?? overview;
