import { describe, expect, it } from 'vitest';
import {
  compile,
  effects,
  nextQuestion,
  START,
  tailoringQuestions,
  withAnswer,
  type Model,
  type State,
} from '../../../src/lib/tree/index.ts';
import { expectedSaving } from '../../../src/lib/tree/look-ahead.ts';
import { expectedTries, PATIENCE } from '../../../src/lib/tree/tries.ts';
import { situate } from '../../../src/lib/tree/weigh.ts';
import { lamp, type Lamp } from './lamp.ts';

const engine = compile(lamp);

describe('next question', () => {
  it('is the one that saves most for its effort', () => {
    expect(nextQuestion(engine, START)?.question).toBe('glow');
  });

  it('is another one if it is much harder to answer', () => {
    const hard: Model<Lamp> = {
      ...lamp,
      questions: lamp.questions.map((asked) => (asked.id === 'glow' ? { ...asked, known: 0.1, effort: 20 } : asked)),
    };
    expect(nextQuestion(compile(hard), START)?.question).not.toBe('glow');
  });

  it('is never one that was asked, also if the answer was unknown', () => {
    const asked = withAnswer(START as State<Lamp>, 'glow', 'unknown');
    expect(nextQuestion(engine, asked)?.question).not.toBe('glow');
  });

  it('is never one that only tailors, even if it would inform', () => {
    const tailoring: Model<Lamp> = {
      ...lamp,
      questions: lamp.questions.map((asked) => (asked.id === 'glow' ? { ...asked, tailors: true } : asked)),
    };
    expect(nextQuestion(compile(tailoring), START)?.question).not.toBe('glow');
  });

  it('is none once the answers settle it', () => {
    const settled: State<Lamp> = { answers: { glow: 'dark', neighbours: 'dark' }, tried: [] };
    expect(nextQuestion(engine, settled)).toBeNull();
  });

  it('tells what each option would lead to', () => {
    const ways = effects(engine, START, 'glow');
    expect(ways.map(({ option, cause }) => [option, cause])).toEqual([
      ['dark', 'bulb-burnt'],
      ['flickers', 'bulb-loose'],
      ['dim', 'dimmer-low'],
    ]);
  });

  it('sets an answer aside to tell what another one would have changed', () => {
    const answered: State<Lamp> = { answers: { glow: 'dim' }, tried: [] };
    expect(effects(engine, answered, 'glow')).toEqual(effects(engine, START, 'glow'));
  });
});

describe('expected saving', () => {
  it('does not take figures that add up to more than 1 for information', () => {
    const overfull = { glow: { dark: 88, flickers: 25, dim: 12 } };
    const model: Model<Lamp> = {
      ...lamp,
      causes: lamp.causes.map((cause, at) => ({
        ...cause,
        prior: 190,
        presentations: [{ share: 1, frequencies: at === 0 ? overfull : {} }],
      })),
    };
    const { tables } = compile(model);
    expect(expectedSaving(tables, situate(compile(model), START), 0)).toBeLessThan(1e-3);
  });
});

describe('tailoring questions', () => {
  it('are those that the fix uses and nobody asked, in vocabulary order', () => {
    expect(tailoringQuestions(engine, START, 'change-bulb')).toEqual(['age', 'place']);
    expect(tailoringQuestions(engine, { answers: { place: 'unknown' }, tried: [] }, 'change-bulb')).toEqual(['age']);
    expect(tailoringQuestions(engine, START, 'nobody')).toEqual([]);
  });
});

describe('expected tries', () => {
  const { tables } = engine;
  const everywhere = new Float64Array(tables.fixes.length).fill(1);
  const untried = new Uint8Array(tables.fixes.length);
  const certain = (cause: string) => Float64Array.from(tables.causes, (id) => (id === cause ? 1 : 0));

  it('are little more than one if the cause is sure and the fix good', () => {
    expect(expectedTries(tables, certain('power-cut'), everywhere, untried)).toBeCloseTo(1 + 4 * 0.05, 12);
  });

  it('are all of the patience if nothing cures', () => {
    expect(expectedTries(tables, certain('not-covered'), everywhere, untried)).toBe(PATIENCE);
  });

  it('grow with doubt', () => {
    const half = Float64Array.from(tables.causes, (id) => (id === 'power-cut' || id === 'bulb-loose' ? 0.5 : 0));
    expect(expectedTries(tables, half, everywhere, untried)).toBeGreaterThan(1.4);
  });
});
