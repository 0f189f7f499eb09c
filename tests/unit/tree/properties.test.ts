import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compile,
  decisive,
  effects,
  explainCause,
  nextQuestion,
  NOT_COVERED,
  plan,
  resembles,
  shares,
  START,
  STOP_SAVING,
  tailoringQuestions,
  UNKNOWN,
  type Answers,
  type Engine,
  type PlanStep,
  type State,
} from '../../../src/lib/tree/index.ts';
import { models, situations } from './generated.ts';

const RUNS = { numRuns: 150 };

/** Everything that the engine says about a state. */
function verdict(engine: Engine, state: State) {
  return {
    shares: shares(engine, state),
    plan: plan(engine, state),
    next: nextQuestion(engine, state),
    explanations: engine.model.causes.map(({ id }) => explainCause(engine, state, id)),
    decisive: decisive(engine, state),
  };
}

const isRisky = ({ safety }: PlanStep) => safety === 'lowers-security' || safety === 'irreversible';
const isHarmless = ({ safety }: PlanStep) => safety === 'read-only' || safety === 'reversible';

describe('ranking', () => {
  it('gives shares between 0 and 1 that add up to 1, for every cause and not-covered', () => {
    fc.assert(
      fc.property(situations, ({ model, state }) => {
        const ranked = shares(compile(model), state);
        expect(ranked.map(({ cause }) => cause).sort()).toEqual([...model.causes.map(({ id }) => id), NOT_COVERED].sort());
        expect(ranked.every(({ share }) => share >= 0 && share <= 1)).toBe(true);
        expect(ranked.reduce((total, { share }) => total + share, 0)).toBeCloseTo(1, 10);
      }),
      RUNS,
    );
  });

  it('does not depend on the order of answers or of tried fixes', () => {
    fc.assert(
      fc.property(situations, ({ model, state }) => {
        const engine = compile(model);
        const answers = Object.fromEntries(Object.entries(state.answers).reverse()) as Answers;
        const turned = { answers, tried: [...state.tried].reverse() };
        expect(verdict(engine, turned)).toEqual(verdict(engine, state));
      }),
      RUNS,
    );
  });

  it('takes unknown for no evidence at all', () => {
    fc.assert(
      fc.property(situations, ({ model, state }) => {
        const engine = compile(model);
        const definite = Object.entries(state.answers).filter(([, option]) => option !== UNKNOWN);
        const silent = { ...state, answers: Object.fromEntries(definite) as Answers };
        expect(shares(engine, state)).toEqual(shares(engine, silent));
        expect(plan(engine, state)).toEqual(plan(engine, silent));
      }),
      RUNS,
    );
  });

  it('is the same for two compilations and after a trip through JSON', () => {
    fc.assert(
      fc.property(situations, ({ model, state }) => {
        const again = compile(JSON.parse(JSON.stringify(model)));
        expect(JSON.stringify(verdict(again, state))).toBe(JSON.stringify(verdict(compile(model), state)));
      }),
      RUNS,
    );
  });

  it('does not depend on the order of the causes in the model', () => {
    fc.assert(
      fc.property(situations, ({ model, state }) => {
        const turned = { ...model, causes: [...model.causes].reverse() };
        const [one, other] = [shares(compile(model), state), shares(compile(turned), state)];
        expect(other.map(({ cause }) => cause)).toEqual(one.map(({ cause }) => cause));
      }),
      RUNS,
    );
  });

  it('never makes a cause likelier because its fix failed', () => {
    fc.assert(
      fc.property(situations, ({ model, state }) => {
        const engine = compile(model);
        for (const { id, cures } of model.fixes) {
          const best = Math.max(0, ...Object.values(cures));
          const cured = Object.keys(cures).filter((cause) => cures[cause] === best);
          const before = new Map(shares(engine, { ...state, tried: [] }).map(({ cause, share }) => [cause, share]));
          const after = new Map(shares(engine, { ...state, tried: [id] }).map(({ cause, share }) => [cause, share]));
          for (const cause of cured) expect(after.get(cause)!).toBeLessThanOrEqual(before.get(cause)! + 1e-12);
        }
      }),
      RUNS,
    );
  });
});

describe('plan', () => {
  it('always has a next step, and the first one is safe', () => {
    fc.assert(
      fc.property(situations, ({ model, state }) => {
        const { steps } = plan(compile(model), state);
        expect(steps.length).toBeGreaterThan(0);
        expect(isRisky(steps[0])).toBe(false);
      }),
      RUNS,
    );
  });

  it('puts nothing risky before anything read-only or reversible', () => {
    fc.assert(
      fc.property(situations, ({ model, state }) => {
        const { steps } = plan(compile(model), state);
        const firstRisky = steps.findIndex(isRisky);
        const lastHarmless = steps.findLastIndex(isHarmless);
        if (firstRisky >= 0) expect(lastHarmless).toBeLessThan(firstRisky);
        const firstIrreversible = steps.findIndex(({ safety }) => safety === 'irreversible');
        const lastLowering = steps.findLastIndex(({ safety }) => safety === 'lowers-security');
        if (firstIrreversible >= 0) expect(lastLowering).toBeLessThan(firstIrreversible);
      }),
      RUNS,
    );
  });

  it('lists every fix once, and a tried one only if it is the fallback and nothing else is left', () => {
    fc.assert(
      fc.property(situations, ({ model, state }) => {
        const ids = plan(compile(model), state).steps.map(({ fix }) => fix);
        expect(new Set(ids).size).toBe(ids.length);
        const back = ids.filter((id) => state.tried.includes(id));
        expect(back.every((id) => id === model.fallback && ids[0] === id)).toBe(true);
      }),
      RUNS,
    );
  });

  it('puts what a fix requires before it', () => {
    fc.assert(
      fc.property(situations, ({ model, state }) => {
        const ids = plan(compile(model), state).steps.map(({ fix }) => fix);
        for (const { id, requires } of model.fixes) {
          if (!ids.includes(id)) continue;
          const open = requires.filter((needed) => !state.tried.includes(needed));
          expect(open.every((needed) => ids.indexOf(needed) < ids.indexOf(id) && ids.includes(needed))).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('leaves out a fix whose condition a definite answer contradicts', () => {
    fc.assert(
      fc.property(situations, ({ model, state }) => {
        const engine = compile(model);
        for (const { fix, requiredBy } of plan(engine, state).steps) {
          if (requiredBy !== null) continue;
          const when = model.fixes.find(({ id }) => id === fix)!.when ?? {};
          for (const [question, options] of Object.entries(when)) {
            const answer = state.answers[question] ?? UNKNOWN;
            if (answer !== UNKNOWN) expect(options).toContain(answer);
          }
        }
      }),
      RUNS,
    );
  });

  it('adds up: the turns of the steps and what is unresolved make 1', () => {
    fc.assert(
      fc.property(situations, ({ model, state }) => {
        const { steps, unresolved } = plan(compile(model), state);
        const left = steps.reduce((rest, { turn }) => rest * (1 - turn), 1);
        expect(left).toBeCloseTo(unresolved, 9);
      }),
      RUNS,
    );
  });
});

describe('questions', () => {
  it('asks only what was not asked, informs and saves enough', () => {
    fc.assert(
      fc.property(situations, ({ model, state }) => {
        const engine = compile(model);
        const next = nextQuestion(engine, state);
        if (next === null) return;
        expect(state.answers[next.question]).toBeUndefined();
        expect(model.questions.find(({ id }) => id === next.question)).toMatchObject({ tailors: false });
        expect(next.saving).toBeGreaterThan(STOP_SAVING);
        expect(effects(engine, state, next.question).reduce((total, { chance }) => total + chance, 0)).toBeCloseTo(1, 10);
      }),
      RUNS,
    );
  });

  it('comes to an end however they are answered', () => {
    fc.assert(
      fc.property(models, fc.infiniteStream(fc.nat(4)), (model, choices) => {
        const engine = compile(model);
        let state: State = START;
        for (const choice of choices) {
          const next = nextQuestion(engine, state);
          if (next === null) break;
          const options = [...effects(engine, state, next.question).map(({ option }) => option), UNKNOWN];
          state = { ...state, answers: { ...state.answers, [next.question]: options[choice % options.length]! } };
        }
        expect(Object.keys(state.answers).length).toBeLessThanOrEqual(model.questions.length);
      }),
      RUNS,
    );
  });

  it('says what each answer leads to as the engine would after that answer', () => {
    fc.assert(
      fc.property(situations, ({ model, state }) => {
        const engine = compile(model);
        const { id } = model.questions[0]!;
        for (const effect of effects(engine, state, id)) {
          const after = { ...state, answers: { ...state.answers, [id]: effect.option } };
          const [first] = shares(engine, after);
          expect(effect.cause).toBe(first!.cause);
          expect(effect.share).toBeCloseTo(first!.share, 9);
          expect(effect.fix).toBe(plan(engine, after).steps[0].fix);
        }
      }),
      RUNS,
    );
  });

  it('asks for tailoring only what the fix uses and nobody asked', () => {
    fc.assert(
      fc.property(situations, ({ model, state }) => {
        const engine = compile(model);
        for (const { id, uses } of model.fixes) {
          const asked = tailoringQuestions(engine, state, id);
          expect(asked.every((question) => uses.includes(question) && state.answers[question] === undefined)).toBe(true);
        }
      }),
      RUNS,
    );
  });
});

describe('explanation', () => {
  it('finds answers that alone lead to the same first cause', () => {
    fc.assert(
      fc.property(situations, ({ model, state }) => {
        const engine = compile(model);
        const kept = decisive(engine, state);
        const answers = Object.fromEntries(kept.map((question) => [question, state.answers[question]!])) as Answers;
        expect(shares(engine, { ...state, answers })[0]!.cause).toBe(shares(engine, state)[0]!.cause);
        expect(kept.every((question) => state.answers[question] !== UNKNOWN)).toBe(true);
        for (const question of kept) {
          const { [question]: _, ...fewer } = answers;
          expect(shares(engine, { ...state, answers: fewer })[0]!.cause).not.toBe(shares(engine, state)[0]!.cause);
        }
      }),
      RUNS,
    );
  });

  it('calls an answer a reason for a cause exactly if the cause is likelier with it', () => {
    fc.assert(
      fc.property(situations, ({ model, state }) => {
        const engine = compile(model);
        for (const { id } of model.causes) {
          const { share, answers } = explainCause(engine, state, id);
          for (const { speaks, without, factor } of answers) {
            expect(Number.isFinite(factor)).toBe(true);
            if (speaks === 'for') expect(share).toBeGreaterThanOrEqual(without);
            if (speaks === 'against') expect(share).toBeLessThanOrEqual(without);
          }
        }
      }),
      RUNS,
    );
  });

  it('compares with a presentation that exists', () => {
    fc.assert(
      fc.property(situations, ({ model, state }) => {
        const engine = compile(model);
        for (const { id, presentations } of model.causes) {
          const which = resembles(engine, state, id);
          if (presentations.length === 0) expect(which).toBeNull();
          else expect(presentations[which!]).toBeDefined();
        }
      }),
      RUNS,
    );
  });
});
