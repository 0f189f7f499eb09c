import { plan } from '../plan.ts';
import type { EngineRule } from './rule.ts';

/** Wherever the questions lead there is something to try, not only evidence to collect. */
export const deadEnd: EngineRule = {
  id: 'dead-end',
  checkEngine: (subject) =>
    subject.situations().flatMap(({ answers, key, cause }) => {
      const { steps, uncovered } = plan(subject.engine, { answers, tried: [] });
      if (steps.length > 1 || uncovered) return [];
      return [{ where: ['causes', cause], message: `nothing to try for ${cause} in this situation`, reproduce: key }];
    }),
};
