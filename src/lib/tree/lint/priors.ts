import { ALL_CASES, LEAST_RESIDUAL } from '../compile.ts';
import { sum } from '../rates.ts';
import type { ModelRule } from './rule.ts';

/** The priors leave something for what nobody has thought of. */
export const priors: ModelRule = {
  id: 'priors',
  checkModel: ({ causes }) => {
    const total = sum(causes.map(({ prior }) => prior));
    const negative = causes
      .filter(({ prior }) => !(prior > 0))
      .map(({ id }) => ({ where: ['causes', id, 'prior'], message: `the prior of ${id} must be more than 0` }));
    if (total <= ALL_CASES - LEAST_RESIDUAL) return negative;
    const message = `the priors add up to ${total} of ${ALL_CASES}; leave some for cases that nobody has thought of`;
    return [...negative, { where: ['causes'], message }];
  },
};
