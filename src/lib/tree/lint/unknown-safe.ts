import { nextQuestion } from '../ask.ts';
import { plan } from '../plan.ts';
import { START, withAnswer } from '../state.ts';
import { UNKNOWN, type State } from '../types.ts';
import type { EngineRule, Subject } from './rule.ts';

/** Whoever answers "I don't know" all the way is led to a step that only looks. */
export const unknownSafe: EngineRule = {
  id: 'unknown-safe',
  checkEngine: (subject) => {
    const { answers } = allUnknown(subject);
    const [first] = plan(subject.engine, { answers, tried: [] }).steps;
    if (first.safety === 'read-only') return [];
    const message = `with every answer unknown the first step is ${first.fix}, which is ${first.safety}; it must be read-only`;
    return [{ where: ['fixes', first.fix, 'safety'], message, reproduce: subject.link(answers) }];
  },
};

function allUnknown({ engine }: Subject): State {
  let state: State = START;
  for (;;) {
    const next = nextQuestion(engine, state);
    if (next === null) return state;
    state = withAnswer(state, next.question, UNKNOWN);
  }
}
