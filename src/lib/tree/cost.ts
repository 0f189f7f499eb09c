import type { FixModel } from './types.ts';

/** Minutes that one attempt with a fix costs, waiting and disturbance included. */
export function attemptCost(_fix: FixModel): number {
  throw new Error('in work');
}
