import { chanceOf, takeOut } from './chance.ts';
import { largestFirst } from './compare.ts';
import type { Tables } from './compile.ts';

/** Fixes that a person tries before giving up and calling for help. */
export const PATIENCE = 5;

/**
 * Expected number of fixes tried until one cures or patience ends, if the likeliest is tried first
 * each time and those that failed are taken into account. Cost and safety are left out on purpose:
 * this measures how well the causes are known. Between 0 and PATIENCE.
 * @param causes cause -> share; all together 1
 * @param applies fix -> chance that it can work here, 0 to 1
 */
export function expectedTries(
  tables: Tables,
  causes: Float64Array,
  applies: Float64Array,
  tried: Uint8Array,
): number {
  const left = Float64Array.from(causes);
  const open: number[] = [];
  const chance = new Float64Array(tables.fixes.length);
  tables.fixes.forEach((fix, at) => {
    if (tried[at] === 1 || fix.causes.length === 0) return;
    open.push(at);
    chance[at] = chanceOf(fix, applies[at]!, left);
  });
  let unresolved = 1;
  let tries = 0;
  for (let step = 0; step < PATIENCE; step += 1) {
    tries += unresolved;
    if (open.length === 0) continue;
    const at = takeLikeliest(tables, open, chance);
    unresolved -= chance[at]!;
    const fix = tables.fixes[at]!;
    takeOut(fix, applies[at]!, left);
    for (const other of fix.sharing) chance[other] = chanceOf(tables.fixes[other]!, applies[other]!, left);
  }
  return tries;
}

/** Removes the likeliest from the list and returns it. */
function takeLikeliest(tables: Tables, open: number[], chance: Float64Array): number {
  let best = 0;
  for (let at = 1; at < open.length; at += 1) {
    const [one, other] = [open[best]!, open[at]!];
    if (chance[other]! < chance[one]!) continue;
    if (largestFirst(chance[one]!, chance[other]!, tables.fixes[one]!.id, tables.fixes[other]!.id) > 0) best = at;
  }
  const [taken] = open.splice(best, 1);
  return taken!;
}
