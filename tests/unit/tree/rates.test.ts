import { describe, expect, it } from 'vitest';
import { BASE_RATE_MIX, baseRatesOf, LOWEST_BASE_RATE, optionFactors } from '../../../src/lib/tree/rates.ts';
import type { QuestionModel } from '../../../src/lib/tree/index.ts';

const colour: QuestionModel = {
  id: 'colour',
  options: ['red', 'green', 'blue'],
  baseRates: { red: 500, green: 300, blue: 200 },
  known: 1,
  effort: 1,
  tailors: false,
};
const base = baseRatesOf(colour)!;

/** Takes the mixed-in base rates off again, to see the figure itself. */
function unmixed(factors: readonly number[]): number[] {
  return factors.map((factor, at) => (factor - BASE_RATE_MIX * base[at]!) / (1 - BASE_RATE_MIX));
}

describe('base rates', () => {
  it('are fractions, whatever scale they were written in', () => {
    expect(base).toEqual([0.5, 0.3, 0.2]);
  });

  it('keep an option rankable that nobody thought possible', () => {
    const rates = baseRatesOf({ ...colour, baseRates: { red: 1 } })!;
    expect(rates[1]).toBeGreaterThan(LOWEST_BASE_RATE / 2);
    expect(rates.reduce((total, rate) => total + rate)).toBeCloseTo(1, 12);
  });

  it('are null for a question that informs of nothing', () => {
    expect(baseRatesOf({ ...colour, baseRates: null })).toBeNull();
  });
});

describe('factors of a presentation', () => {
  it('are the base rates if it says nothing on the question', () => {
    expect(optionFactors(colour, base, undefined)).toEqual(base);
  });

  it('keep the figure of a listed option and share out the rest by base rates', () => {
    const [red, green, blue] = unmixed(optionFactors(colour, base, { red: 80 }));
    expect(red).toBeCloseTo(0.8, 12);
    expect(green).toBeCloseTo(0.12, 12);
    expect(blue).toBeCloseTo(0.08, 12);
  });

  it('give an option that is not listed at most its base rate', () => {
    const [red, green, blue] = unmixed(optionFactors(colour, base, { red: 5 }));
    expect(red).toBeCloseTo(0.05, 12);
    expect(green).toBeCloseTo(0.3, 12);
    expect(blue).toBeCloseTo(0.2, 12);
  });

  it('leave nothing for the others if the figures are more than 100 percent', () => {
    const [red, green, blue] = unmixed(optionFactors(colour, base, { red: 95, green: 20 }));
    expect(red).toBeCloseTo(0.95, 12);
    expect(green).toBeCloseTo(0.2, 12);
    expect(blue).toBeCloseTo(0, 12);
  });

  it('never reach zero', () => {
    const factors = optionFactors(colour, base, { red: 0, green: 100, blue: 0 });
    expect(factors[0]).toBeCloseTo(0.05 * 0.5, 12);
    expect(factors[2]).toBeCloseTo(0.05 * 0.2, 12);
  });
});
