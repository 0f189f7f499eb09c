import type { CompiledFix, Tables } from './compile.ts';

/**
 * Fix -> chance that it can work where the answers put us, 0 to 1. A definite answer settles a
 * condition; without one the base rates of the options that it lists count.
 */
export function applicability(tables: Tables, columns: Int32Array): Float64Array {
  return Float64Array.from(tables.fixes, (fix) => {
    let chance = 1;
    for (const condition of fix.when) {
      const column = columns[condition.question]!;
      chance *= column < 0 ? condition.chance : condition.columns.has(column) ? 1 : 0;
    }
    return chance;
  });
}

/** Chance that a fix cures, given what is left of each cause (of 1 in all). */
export function chanceOf(fix: CompiledFix, applies: number, left: Float64Array): number {
  let chance = 0;
  for (let at = 0; at < fix.causes.length; at += 1) chance += left[fix.causes[at]!]! * fix.cure[at]!;
  return chance * applies;
}

/** Takes from each cause what the fix would have cured. Changes `left`. */
export function takeOut(fix: CompiledFix, applies: number, left: Float64Array): void {
  for (let at = 0; at < fix.causes.length; at += 1) {
    const cause = fix.causes[at]!;
    left[cause] = left[cause]! * (1 - fix.cure[at]! * applies);
  }
}
