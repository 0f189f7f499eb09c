import { effects } from '../effects.ts';
import type { Answers } from '../types.ts';
import type { EngineRule, Subject } from './rule.ts';

/**
 * Every question decides something somewhere: two of its answers lead to different first causes or
 * first fixes. A question that tailors must be used by a fix.
 */
export const questionDecisive: EngineRule = {
  id: 'question-decisive',
  checkEngine: (subject) =>
    subject.model.questions.flatMap(({ id, tailors }) => {
      const where = ['questions', id];
      if (tailors) {
        const used = subject.model.fixes.some(({ uses }) => uses.includes(id));
        return used ? [] : [{ where, message: `${id} is asked for scripts, but no fix uses its answer` }];
      }
      if (subject.situations().some(({ answers }) => decides(subject, id, answers))) return [];
      return [{ where, message: `no answer to ${id} changes a conclusion or a first step; leave the question out` }];
    }),
};

function decides(subject: Subject, question: string, answers: Answers): boolean {
  if (answers[question] !== undefined) return false;
  const ways = effects(subject.engine, { answers, tried: [] }, question);
  return new Set(ways.map(({ cause, fix }) => `${cause} ${fix}`)).size > 1;
}
