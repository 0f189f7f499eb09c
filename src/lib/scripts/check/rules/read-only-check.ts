import { VERB_CALLS } from '../../verbs.ts';
import type { Script } from '../script.ts';

/** A check changes nothing. Not a rule of the list, because only the caller knows which file it reads. */
export function verbsInCheck({ calls }: Pick<Script, 'calls'>): { readonly line: number; readonly message: string }[] {
  return calls
    .filter(({ name }) => name in VERB_CALLS)
    .map(({ name, line }) => ({ line, message: `${name}: a check changes nothing` }));
}
