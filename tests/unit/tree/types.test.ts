import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  compile,
  decode,
  nextQuestion,
  START,
  withAnswer,
  withoutAnswer,
  withoutTried,
  withTried,
  type Answers,
  type QuestionModel,
  type State,
} from '../../../src/lib/tree/index.ts';
import { LAMP, lamp, type Lamp } from './lamp.ts';

/** Mistakes that must not compile. The functions are never run. */
export const mistakes = {
  unknownQuestion: (): Answers<Lamp> => ({
    // @ts-expect-error there is no such question
    colour: 'red',
  }),
  unknownOption: (): Answers<Lamp> => ({
    // @ts-expect-error there is no such option
    glow: 'purple',
  }),
  optionOfAnotherQuestion: (): QuestionModel<Lamp, 'age'> => ({
    id: 'age',
    // @ts-expect-error "dark" belongs to another question
    options: ['new', 'dark'],
    baseRates: null,
    known: 1,
    effort: 1,
    tailors: true,
  }),
  answer: (state: State<Lamp>) =>
    // @ts-expect-error "old" is no option of glow
    withAnswer(state, 'glow', 'old'),
  state: () =>
    // @ts-expect-error a state of another vocabulary
    nextQuestion(compile(lamp), { answers: { colour: 'red' }, tried: [] }),
};

describe('types', () => {
  it('carry the vocabulary from the model to what comes out', () => {
    const next = nextQuestion(compile(lamp), START);
    expectTypeOf(next!.question).toEqualTypeOf<keyof Lamp>();
    const link = decode('glow=dark', { questions: LAMP, fixes: [], channels: [] });
    expectTypeOf(link.answers.glow).toEqualTypeOf<'dark' | 'flickers' | 'dim' | 'unknown' | undefined>();
  });

  it('let a typed state go where any state is welcome', () => {
    const state: State<Lamp> = { answers: { glow: 'dark' }, tried: [] };
    const plain: State = state;
    expect(plain.answers['glow']).toBe('dark');
  });
});

describe('states', () => {
  it('change by copies', () => {
    const dark = withAnswer(START as State<Lamp>, 'glow', 'dark');
    const dim = withAnswer(dark, 'glow', 'dim');
    expect([START, dark, dim].map(({ answers }) => answers)).toEqual([{}, { glow: 'dark' }, { glow: 'dim' }]);
    expect(withoutAnswer(dim, 'glow')).toEqual(START);
    const failed = withTried(withTried(dark, 'a'), 'b');
    expect(withTried(failed, 'a')).toBe(failed);
    expect(withoutTried(failed, 'a').tried).toEqual(['b']);
  });
});
