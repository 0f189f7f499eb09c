import type { Frequencies, QuestionModel } from './types.ts';

/** Part of the base rate that is mixed into every presentation, so that one odd answer kills no cause. */
export const BASE_RATE_MIX = 0.05;
/** No option counts as rarer than this among all cases; it keeps every combination of answers rankable. */
export const LOWEST_BASE_RATE = 0.001;

/**
 * Base rates of a question in the order of its options; fractions that add up to 1.
 * Null for a question that says nothing about causes.
 */
export function baseRatesOf(question: QuestionModel): readonly number[] | null {
  const given = question.baseRates;
  if (given === null) return null;
  const raw = question.options.map((option) => Math.max(0, given[option] ?? 0));
  const total = sum(raw);
  const floored = raw.map((rate) => Math.max(total > 0 ? rate / total : 1, LOWEST_BASE_RATE));
  const scale = sum(floored);
  return floored.map((rate) => rate / scale);
}

/**
 * How often each option of a question occurs in a presentation; fractions, in the order of the options.
 * Listed options keep their figure. What remains of 1 goes to the others in proportion to their base
 * rates, none above its base rate. The result is mixed with the base rates.
 * A question that the presentation does not mention has its base rates.
 */
export function optionFactors(
  question: QuestionModel,
  base: readonly number[],
  listed: Frequencies[string],
): readonly number[] {
  if (listed === undefined) return base;
  const figures = question.options.map((option) => listed[option]);
  const spoken = sum(figures.map((percent) => (percent ?? 0) / 100));
  const silent = sum(base.map((rate, at) => (figures[at] === undefined ? rate : 0)));
  const room = silent > 0 ? Math.min(1, Math.max(0, 1 - spoken) / silent) : 0;
  return base.map((rate, at) => {
    const percent = figures[at];
    const own = percent === undefined ? rate * room : percent / 100;
    return (1 - BASE_RATE_MIX) * own + BASE_RATE_MIX * rate;
  });
}

/** Adds up in the given order. */
export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
