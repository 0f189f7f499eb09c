import fc from 'fast-check';
import { SAFETY_CLASSES, UNKNOWN, type FixModel, type Model, type State } from '../../../src/lib/tree/index.ts';
import { SAFETY_TIER } from '../../../src/lib/tree/cost.ts';

/** Models of no field at all: what the engine promises must hold for every one of them. */

const percent = fc.constantFrom(0, 5, 20, 50, 80, 95, 100);

const questions = fc
  .array(
    fc.record({
      optionCount: fc.integer({ min: 2, max: 4 }),
      rates: fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 4, maxLength: 4 }),
      known: fc.double({ min: 0.05, max: 1, noNaN: true }),
      effort: fc.double({ min: 0.2, max: 30, noNaN: true }),
      tailors: fc.boolean(),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((list) =>
    list.map(({ optionCount, rates, known, effort, tailors }, at) => {
      const options = Array.from({ length: optionCount }, (_, option) => `o${option}`);
      const baseRates = tailors ? null : Object.fromEntries(options.map((id, option) => [id, rates[option]!]));
      return { id: `q${at}`, options, baseRates, known, effort, tailors };
    }),
  );

type Questions = Model['questions'];

function causes(asked: Questions) {
  const frequencies = fc.record(
    Object.fromEntries(
      asked.map(({ id, options }) => [
        id,
        fc.record(Object.fromEntries(options.map((option) => [option, percent])), { requiredKeys: [] }),
      ]),
    ),
    { requiredKeys: [] },
  );
  const presentation = fc.record({ share: fc.integer({ min: 1, max: 60 }), frequencies });
  return fc
    .array(
      fc.record({
        prior: fc.integer({ min: 1, max: 300 }),
        presentations: fc.array(presentation, { maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((list) => list.map((cause, at) => ({ id: `c${at}`, ...cause })));
}

/** Fixes that require only earlier ones that are no riskier than themselves. */
function fixes(causeIds: readonly string[], asked: Questions) {
  const one = fc.record({
    kind: fc.constantFrom('scripted', 'by-hand', 'escalation'),
    safety: fc.constantFrom(...SAFETY_CLASSES),
    minutes: fc.integer({ min: 1, max: 120 }),
    restart: fc.constantFrom('none', 'service', 'machine'),
    cutsSessions: fc.constantFrom('no', 'may', 'yes'),
    cures: fc.dictionary(fc.constantFrom(...causeIds), percent, { maxKeys: 3, noNullPrototype: true }),
    uses: fc.subarray(asked.map(({ id }) => id)),
    wanted: fc.array(fc.nat(7), { maxLength: 2 }),
    where: fc.option(fc.record({ question: fc.nat(4), options: fc.subarray(['o0', 'o1'], { minLength: 1 }) })),
  });
  return fc.array(one, { maxLength: 8 }).map((list) => {
    const made: FixModel[] = [];
    for (const { wanted, where, ...rest } of list) {
      const fit = made.filter((_, at) => wanted.includes(at) && SAFETY_TIER[made[at]!.safety] <= SAFETY_TIER[rest.safety]);
      const question = where === null ? undefined : asked[where.question % asked.length]!.id;
      made.push({
        id: `f${made.length}`,
        ...rest,
        requires: fit.map(({ id }) => id),
        ...(question === undefined ? {} : { when: { [question]: where!.options } }),
      } as FixModel);
    }
    return made;
  });
}

const fallback: FixModel = {
  id: 'fallback',
  kind: 'escalation',
  safety: 'read-only',
  minutes: 10,
  restart: 'none',
  cutsSessions: 'no',
  cures: {},
  uses: [],
  requires: [],
};

export const models: fc.Arbitrary<Model> = questions.chain((asked) =>
  causes(asked).chain((given) =>
    fixes(given.map(({ id }) => id), asked).map((made) => ({
      questions: asked,
      causes: given,
      fixes: [...made, fallback],
      fallback: 'fallback',
    })),
  ),
);

/** Any state of a model. */
export function states(model: Model): fc.Arbitrary<State> {
  const answers = fc.record(
    Object.fromEntries(model.questions.map(({ id, options }) => [id, fc.constantFrom(...options, UNKNOWN)])),
    { requiredKeys: [] },
  );
  const tried = fc.shuffledSubarray(model.fixes.map(({ id }) => id));
  return fc.record({ answers, tried }).map(({ answers: given, tried: failed }) => ({
    answers: { ...given } as Record<string, string>,
    tried: failed,
  }));
}

/** A model with a state of it. */
export const situations = models.chain((model) => states(model).map((state) => ({ model, state })));
