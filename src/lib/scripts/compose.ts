import type { Composed, Refused, ScriptRequest } from './types.ts';

/** The script of one part of a fix for one channel, or why there is none. */
export function compose(request: ScriptRequest): Composed | Refused {
  return { refused: `Scripts are not composed yet (${request.fix.id}).`, fields: {} };
}
