import { describe, expect, it } from 'vitest';
import {
  compile,
  decisive,
  explainCause,
  inTens,
  NOT_COVERED,
  resembles,
  separates,
  START,
  whyQuestion,
  type Model,
  type State,
} from '../../../src/lib/tree/index.ts';
import { lamp, type Lamp } from './lamp.ts';

const engine = compile(lamp);
const state: State<Lamp> = { answers: { glow: 'dark', neighbours: 'dark', switch: 'clicks' }, tried: ['change-bulb'] };

describe('what speaks for and against a cause', () => {
  it('is ordered by strength and says which way', () => {
    const { answers } = explainCause(engine, state, 'power-cut');
    expect(answers[0]).toMatchObject({ question: 'neighbours', option: 'dark', speaks: 'for' });
    const strengths = answers.map(({ factor }) => Math.max(factor, 1 / factor));
    expect(strengths).toEqual(strengths.toSorted((a, b) => b - a));
    expect(explainCause(engine, state, 'bulb-burnt').answers[0]).toMatchObject({ question: 'neighbours', speaks: 'against' });
  });

  it('compares how often the answer occurs with the cause and with all the others', () => {
    const lone: State<Lamp> = { answers: { neighbours: 'dark' }, tried: [] };
    const under = 0.95 * 0.95 + 0.05 * 0.1;
    const others = [
      [300, 0.95 * 0.05 + 0.05 * 0.1],
      [100, 0.1],
      [200, 0.1],
      [150, 0.1],
      [50, 0.95 * 0.05 + 0.05 * 0.1],
      [50, 0.1],
    ] as const;
    const among = others.reduce((sum, [weight, rate]) => sum + weight * rate, 0) / 850;
    const [effect] = explainCause(engine, lone, 'power-cut').answers;
    expect(effect!.factor).toBeCloseTo(under / among, 9);
    expect(effect!.without).toBeCloseTo(0.15, 12);
  });

  it('includes fixes that failed', () => {
    expect(explainCause(engine, state, 'bulb-loose').tried).toEqual([{ fix: 'change-bulb', factor: expect.closeTo(0.2) }]);
    expect(explainCause(engine, state, 'power-cut').tried).toEqual([]);
  });

  it('works for what is not covered and refuses causes that do not exist', () => {
    expect(explainCause(engine, state, NOT_COVERED).answers).toHaveLength(3);
    expect(() => explainCause(engine, state, 'rust')).toThrow(RangeError);
  });
});

describe('the presentation that the answers resemble', () => {
  it('is the one with the greatest weight', () => {
    expect(resembles(engine, { answers: { glow: 'dark' }, tried: [] }, 'bulb-burnt')).toBe(0);
    expect(resembles(engine, { answers: { glow: 'flickers' }, tried: [] }, 'bulb-burnt')).toBe(1);
    expect(resembles(engine, START, NOT_COVERED)).toBeNull();
  });
});

describe('decisive answers', () => {
  it('are as few as lead to the same conclusion', () => {
    expect(decisive(engine, { ...state, tried: [] })).toEqual(['neighbours']);
  });

  it('are none if the conclusion stands without any', () => {
    expect(decisive(engine, { answers: { glow: 'dark' }, tried: [] })).toEqual([]);
  });

  it('are, of sets of one size, those that make the cause most likely', () => {
    const twofold: Model<Lamp> = {
      ...lamp,
      causes: lamp.causes.map((cause) =>
        cause.id === 'power-cut'
          ? { ...cause, presentations: [{ share: 1, frequencies: { switch: { limp: 95 }, neighbours: { dark: 95 } } }] }
          : { ...cause, presentations: [{ share: 1, frequencies: {} }] },
      ),
    };
    const both: State<Lamp> = { answers: { neighbours: 'dark', switch: 'limp' }, tried: [] };
    expect(decisive(compile(twofold), both)).toEqual(['neighbours']);
  });

  it('take failed fixes for granted', () => {
    expect(decisive(engine, state)).toEqual([]);
  });
});

describe('what would tell two causes apart', () => {
  it('is the question whose answers differ most', () => {
    const found = separates(engine, { answers: { glow: 'dark' }, tried: [] }, 'bulb-burnt', 'power-cut');
    expect(found).toMatchObject({ question: 'neighbours', asked: false });
    expect(found!.strength).toBeGreaterThan(0.7);
    expect(found!.options.reduce((total, { a }) => total + a, 0)).toBeCloseTo(1, 12);
  });

  it('may be one that was asked in vain', () => {
    const answers = { glow: 'dark', neighbours: 'unknown' } as const;
    expect(separates(engine, { answers, tried: [] }, 'bulb-burnt', 'power-cut')).toMatchObject({ asked: true });
  });

  it('is nothing if all that differs is answered', () => {
    const answers = { glow: 'dark', neighbours: 'dark', age: 'old', switch: 'clicks' } as const;
    expect(separates(engine, { answers, tried: [] }, 'bulb-burnt', 'power-cut')).toBeNull();
  });
});

describe('why a question is asked', () => {
  it('names the causes that it moves, with the answers that do', () => {
    const [first] = whyQuestion(engine, START, 'glow');
    expect(first).toMatchObject({ cause: 'bulb-loose', highest: { option: 'flickers' }, lowest: { option: 'dim' } });
  });

  it('has nothing to say of a question that only tailors', () => {
    expect(whyQuestion(engine, START, 'place')).toEqual([]);
  });
});

describe('shares as people say them', () => {
  it('are whole tens between 0 and 10', () => {
    expect([0, 0.04, 0.05, 0.449, 0.95, 1, 2, -1].map(inTens)).toEqual([0, 0, 1, 4, 10, 10, 10, 0]);
  });
});
