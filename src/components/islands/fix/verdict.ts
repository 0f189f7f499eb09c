import words from 'reconnect:verdict-words';
import { nextQuestion, NOT_COVERED, plan, shares } from '../../../lib/tree/index.ts';
import { engine } from '../engine.ts';
import type { Situation } from './situation.ts';

export interface Verdict {
  /** `open`: the answers point to no step in particular, so nothing is held against this one. */
  readonly kind: 'first' | 'later' | 'open';
  /** The fix that comes first today, and its title. */
  readonly fix: string;
  readonly title: string;
  /** The most likely cause, as a clause. */
  readonly cause: string;
  /** The wording of a question that would still help, if there is one. */
  readonly question: string | null;
}

/** Replays the answers of a link against today's knowledge. Loaded only for links that carry answers. */
export function replay(fix: string, { link }: Situation): Verdict {
  const state = { answers: link.answers, tried: link.tried };
  const first = plan(engine, state).steps[0].fix;
  const cause = shares(engine, state).find((item) => item.cause !== NOT_COVERED)?.cause ?? '';
  const next = nextQuestion(engine, state);
  return {
    kind: first === fix ? 'first' : first === words.fallback ? 'open' : 'later',
    fix: first,
    title: words.fixes[first] ?? first,
    cause: words.causes[cause] ?? 'something that we do not cover',
    question: next && words.questions[next.question],
  };
}
