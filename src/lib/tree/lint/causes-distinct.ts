import { answersUnder, distance } from '../explain.ts';
import { START } from '../state.ts';
import { situate } from '../weigh.ts';
import type { EngineRule, Subject } from './rule.ts';

/**
 * How much two causes may look alike over all questions together, 0 to 1: the product over the
 * questions of what their answers have in common.
 */
export const MOST_ALIKE = 0.2;

/** Every two causes can be told apart by the questions, or are declared near each other. */
export const causesDistinct: EngineRule = {
  id: 'causes-distinct',
  checkEngine: (subject) => {
    const { causes } = subject.model;
    const answers = answerTables(subject);
    return causes.flatMap((one, a) =>
      causes.slice(a + 1).flatMap((other, offset) => {
        const alike = likeness(answers[a]!, answers[a + 1 + offset]!);
        if (alike <= MOST_ALIKE || one.near?.includes(other.id) || other.near?.includes(one.id)) return [];
        const percent = Math.round(alike * 100);
        const message = `${one.id} and ${other.id} look ${percent} percent alike; write what tells them apart, or declare them near`;
        return [{ where: ['causes', one.id], message }];
      }),
    );
  },
};

/** Cause -> question -> how often each option occurs. */
function answerTables({ engine }: Subject): readonly (readonly (readonly number[])[])[] {
  const now = situate(engine, START);
  const asked = engine.tables.questions.flatMap(({ base }, at) => (base === null ? [] : [at]));
  return engine.model.causes.map((_, cause) => asked.map((at) => answersUnder(engine.tables, now, at, cause)));
}

function likeness(one: readonly (readonly number[])[], other: readonly (readonly number[])[]): number {
  return one.reduce((common, options, question) => common * (1 - distance(options, other[question]!)), 1);
}
