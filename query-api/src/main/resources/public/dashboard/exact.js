/** Sums of amounts without the errors of binary fractions: in millionths, which are whole numbers. */

const SCALE = 1_000_000;

export const sum = (values) => values.reduce((total, value) => total + Math.round((value ?? 0) * SCALE), 0) / SCALE;

/** A ratio; null where there is nothing to divide by. */
export const ratio = (part, of) => (of ? part / of : null);

/** Rows with the same `key` as one, with the sums of `measures`. */
export function summed(rows, key, measures) {
  const groups = new Map();
  for (const row of rows) {
    const name = typeof key === 'function' ? key(row) : row[key];
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(row);
  }
  return [...groups].map(([name, of]) => ({
    name,
    rows: of,
    ...Object.fromEntries(measures.map((measure) => [measure, sum(of.map((row) => row[measure]))])),
  }));
}
