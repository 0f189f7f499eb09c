import { QUESTION_IDS, type QuestionId, type QUESTIONS } from '../../../lib/knowledge/vocabulary.ts';
import { decode, encode, type LinkProblem, type State } from '../../../lib/tree/index.ts';
import { LINK_IDS } from '../link-ids.ts';

export { engine } from '../engine.ts';

export type RdpState = State<typeof QUESTIONS>;

/** What is on the screen: the answers, and which part of the flow a person chose to see. */
export interface Place {
  readonly state: RdpState;
  /** A question that is being answered again, the plan, or null: whatever comes next. */
  readonly at: QuestionId | 'plan' | null;
}

function placeNamed(at: string | null): Place['at'] {
  return at === 'plan' ? 'plan' : (QUESTION_IDS.find((id) => id === at) ?? null);
}

/** Reads the address. Never fails: what is not understood is reported beside the place. */
export function readPlace(): Place & { readonly problems: readonly LinkProblem[] } {
  const link = decode(location.hash, LINK_IDS);
  return { state: { answers: link.answers, tried: link.tried }, at: placeNamed(link.at), problems: link.problems };
}

/** The fragment of a place, with its `#`; a bare `#` when there is nothing to say. */
export function fragmentOf({ state, at }: Place): string {
  return `#${encode(QUESTION_IDS, { ...state, at })}`;
}

/** The fragment that tailors a fix: the same answers, without the place in the flow. */
export function tailoring(state: RdpState): string {
  const fragment = encode(QUESTION_IDS, state);
  return fragment === '' ? '' : `#${fragment}`;
}

/** How many steps of this visit lie behind, so that Back never leaves the site by surprise. */
export function depth(): number {
  const state = history.state as { depth?: number } | null;
  return state?.depth ?? 0;
}

/** One step forward: a new entry in the browser's history. */
export function go(place: Place): void {
  history.pushState({ depth: depth() + 1 }, '', fragmentOf(place));
}
