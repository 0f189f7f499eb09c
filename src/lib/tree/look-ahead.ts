import { applicability } from './chance.ts';
import type { Tables } from './compile.ts';
import { sum } from './rates.ts';
import { expectedTries } from './tries.ts';
import { causeShares, type Situation } from './weigh.ts';

/** What the causes would look like after one answer. */
export interface Outlook {
  readonly column: number;
  /** Chance of this answer, 0 to 1; all options of the question together 1. */
  readonly chance: number;
  /** Cause -> share after it, 0 to 1. */
  readonly causes: Float64Array;
}

/** The outlook for every option of a question, in the order of its options. */
export function outlooks(tables: Tables, now: Situation, question: number): readonly Outlook[] {
  const { firstColumn, model, base } = tables.questions[question]!;
  const columns = model.options.map((_, at) => firstColumn + at);
  if (base === null) return columns.map((column) => ({ column, chance: 1 / columns.length, causes: now.causes }));
  const weighed = columns.map((column) => {
    const causes = causeShares(tables, now.rows.map((share, row) => share * tables.factors[column]![row]!));
    return { column, causes, weight: sum(causes) };
  });
  const total = sum(weighed.map(({ weight }) => weight));
  return weighed.map(({ column, causes, weight }) => ({
    column,
    chance: weight / total,
    causes: causes.map((share) => share / weight),
  }));
}

/** Expected number of fixes tried after an answer. */
export function triesAfter(tables: Tables, now: Situation, question: number, outlook: Outlook): number {
  const columns = Int32Array.from(now.columns);
  columns[question] = outlook.column;
  return expectedTries(tables, outlook.causes, applicability(tables, columns), now.tried);
}

/**
 * How many fixes tried an answer is expected to save. Compared with not knowing the answer under the
 * same chances: the frequencies of a presentation may add up to a little more or less than 1, and
 * without this the difference would look like a saving. Never below 0.
 */
export function expectedSaving(tables: Tables, now: Situation, question: number): number {
  const all = outlooks(tables, now, question);
  const mean = new Float64Array(now.causes.length);
  for (const { chance, causes } of all) {
    for (let at = 0; at < mean.length; at += 1) mean[at] = mean[at]! + chance * causes[at]!;
  }
  const without = expectedTries(tables, mean, applicability(tables, now.columns), now.tried);
  const after = sum(all.map((outlook) => outlook.chance * triesAfter(tables, now, question, outlook)));
  return Math.max(0, without - after);
}
