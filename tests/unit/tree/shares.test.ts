import { describe, expect, it } from 'vitest';
import { compile, ModelError, NOT_COVERED, shares, START, withTried, type Model } from '../../../src/lib/tree/index.ts';
import { fix, lamp } from './lamp.ts';

const engine = compile(lamp);
const shareOf = (state: Parameters<typeof shares>[1], cause: string) =>
  shares(engine, state as never).find((entry) => entry.cause === cause)!.share;

describe('shares', () => {
  it('are the priors while nothing is known', () => {
    const ranked = shares(engine, START);
    expect(ranked.map(({ cause }) => cause)).toEqual([
      'bulb-burnt',
      'bulb-loose',
      'power-cut',
      'switch-worn',
      'dimmer-low',
      NOT_COVERED,
    ]);
    expect(ranked.map(({ share }) => share * 1000)).toEqual([400, 200, 150, 150, 50, 50].map((n) => expect.closeTo(n, 9)));
  });

  it('follow the definition to the digit', () => {
    const dark = 0.95 * 0.95 + 0.05 * 0.7;
    const weights = {
      burnt: 300 * dark + 100 * (0.95 * ((0.2 * 0.7) / 0.8) + 0.05 * 0.7),
      loose: 200 * (0.95 * 0.2 + 0.05 * 0.7),
      cut: 150 * dark,
      worn: 150 * (0.95 * 0.5 + 0.05 * 0.7),
      dimmer: 50 * (0.95 * ((0.05 * 0.7) / 0.9) + 0.05 * 0.7),
      residual: 50 * 0.7,
    };
    const total = Object.values(weights).reduce((sum, weight) => sum + weight);
    const state = { answers: { glow: 'dark' }, tried: [] } as const;
    expect(shareOf(state, 'bulb-burnt')).toBeCloseTo(weights.burnt / total, 12);
    expect(shareOf(state, 'dimmer-low')).toBeCloseTo(weights.dimmer / total, 12);
    expect(shareOf(state, NOT_COVERED)).toBeCloseTo(weights.residual / total, 12);
  });

  it('make silence count as the base rate, not as certainty', () => {
    const before = shareOf(START, 'switch-worn');
    const after = shareOf({ answers: { neighbours: 'dark' }, tried: [] }, 'switch-worn');
    expect(after).toBeLessThan(before);
  });

  it('ignore questions and options that the model does not have', () => {
    const odd = { answers: { glow: 'purple', humming: 'loud', toString: 'x' }, tried: ['pray'] };
    expect(shares(compile(lamp as Model), odd)).toEqual(shares(engine, START));
  });

  it('do not change by an answer that only tailors', () => {
    expect(shares(engine, { answers: { place: 'cellar' }, tried: [] })).toEqual(shares(engine, START));
  });

  it('fall for the causes of a fix that did not help, by what it would have cured', () => {
    const after = withTried(START, 'tighten-bulb');
    const odds = (state: Parameters<typeof shareOf>[0]) => shareOf(state, 'bulb-loose') / shareOf(state, 'bulb-burnt');
    expect(odds(after)).toBeCloseTo(odds(START) * 0.05, 12);
    expect(shareOf(after, NOT_COVERED)).toBeGreaterThan(shareOf(START, NOT_COVERED));
  });

  it('give everything to what is not covered if numbers get too small to tell', () => {
    const many = Array.from({ length: 150 }, (_, at) => ({
      id: `q${at}`,
      options: ['yes', 'no'],
      baseRates: { yes: 1 },
      known: 1,
      effort: 1,
      tailors: false,
    }));
    const model: Model = { ...(lamp as Model), questions: many, causes: [], fixes: [], fallback: 'look' };
    const look = fix('look', {}, { safety: 'read-only' }) as Model['fixes'][number];
    const answers = Object.fromEntries(many.map(({ id }) => [id, 'no']));
    const causes = [{ id: 'a', prior: 500, presentations: [] }];
    expect(shares(compile({ ...model, causes, fixes: [look] }), { answers, tried: [] })).toEqual([
      { cause: NOT_COVERED, share: 1 },
      { cause: 'a', share: 0 },
    ]);
  });

  it('break ties by id', () => {
    const twins: Model = {
      ...(lamp as Model),
      causes: ['b', 'c', 'a'].map((id) => ({ id, prior: 100, presentations: [] })),
      fixes: [fix('look', {}, { safety: 'read-only' }) as Model['fixes'][number]],
      fallback: 'look',
    };
    expect(shares(compile(twins), START).map(({ cause }) => cause)).toEqual([NOT_COVERED, 'a', 'b', 'c']);
  });
});

describe('compile', () => {
  it('names every id that does not exist, at once', () => {
    const broken = {
      ...lamp,
      fallback: 'nobody',
      fixes: [{ ...fix('mend', { rust: 95 }), uses: ['weather'], requires: ['oil'], when: { glow: ['purple'] } }],
    } as unknown as Model;
    expect(() => compile(broken)).toThrow(ModelError);
    expect(() => compile(broken)).toThrow(/rust[\s\S]*weather[\s\S]*oil[\s\S]*purple[\s\S]*nobody/);
  });

  it('refuses a fallback that could do harm', () => {
    const harmful = { ...lamp, fallback: 'tear-out-dimmer' };
    expect(() => compile(harmful)).toThrow(/fallback must be read-only or reversible/);
  });
});
