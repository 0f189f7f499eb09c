/**
 * Two numbers closer than this count as equal and are ordered by id. It absorbs the last digits of a
 * sum, which may differ when a model is reordered; it is far below any difference that means something.
 */
export const EQUAL_WITHIN = 1e-9;

/** The number in steps of EQUAL_WITHIN: what comparisons look at. */
export function rounded(value: number): number {
  return Math.round(value / EQUAL_WITHIN);
}

/** Order by code unit, the same in every browser and language. */
export function byId(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Larger first, equal (rounded) ones by id. */
export function largestFirst(a: number, b: number, idA: string, idB: string): number {
  return rounded(b) - rounded(a) || byId(idA, idB);
}
