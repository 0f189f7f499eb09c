import type { StageId } from '../knowledge/vocabulary.ts';
import { indexOf, LINE, type Stage } from './stages.ts';

/**
 * How a stage is drawn. `plain` is a stage of which nothing is said because the picture is not about one
 * connection: the start page, a fix that was opened without answers.
 */
export type StageState = 'passed' | 'stops' | 'suspect' | 'acts' | 'unknown' | 'plain';

/** What one answer, or one error code, says about the line. */
export interface Saying {
  /** The connection gets through up to and with this stage. */
  readonly passed?: StageId | undefined;
  /** It ends at this stage. */
  readonly stops?: StageId | undefined;
  /** It may end at one of these. */
  readonly suspect?: readonly StageId[] | undefined;
}

/** Beside the answers: what the page itself knows. */
export interface LineMarks {
  /** Stages at which a fix acts. They are drawn so whatever the answers say. */
  readonly acts?: readonly StageId[];
  /** Stages of the leading causes. They count as suspected where no answer names a place. */
  readonly causes?: readonly StageId[];
  /** How a stage is drawn of which nothing is known. */
  readonly rest?: 'unknown' | 'plain';
}

/** One stage, ready to be drawn. */
export interface StageView {
  readonly stage: Stage;
  /** 1 to 7. */
  readonly number: number;
  readonly state: StageState;
  /** The state as a word; empty for `plain`. */
  readonly word: string;
}

const WORDS: Readonly<Record<StageState, string>> = {
  passed: 'Passed',
  stops: 'Stops here',
  suspect: 'Suspected',
  acts: 'This fix acts here',
  unknown: 'Not known yet',
  plain: '',
};

const indices = (stages: readonly (StageId | undefined)[]): number[] =>
  stages.filter((id) => id !== undefined).map((id) => indexOf(id));

/**
 * The stages that every answer still allows. Answers that exclude each other are both shown: a picture that hides
 * a contradiction would claim more than the answers do.
 */
function suspected(sayings: readonly Saying[], beyond: number): ReadonlySet<number> {
  const sets = sayings.map(({ suspect }) => indices(suspect ?? []).filter((at) => at > beyond)).filter((set) => set.length > 0);
  const shared = sets.reduce<number[] | undefined>((left, set) => left?.filter((at) => set.includes(at)) ?? set, undefined);
  return new Set(shared && shared.length > 0 ? shared : sets.flat());
}

/** What the answers alone say: how far it gets, where it ends, where it may end. */
function merge(sayings: readonly Saying[], marks: LineMarks): { passed: number; stops: number; suspect: ReadonlySet<number> } {
  const passed = Math.max(-1, ...indices(sayings.map((saying) => saying.passed)));
  const stops = Math.min(LINE.length, ...indices(sayings.map((saying) => saying.stops)));
  if (stops <= passed) {
    // One answer says "gets through", another "ends here": everything between the two is in doubt.
    const doubtful = LINE.map((_, at) => at).filter((at) => at >= stops && at <= passed);
    return { passed: stops - 1, stops: LINE.length, suspect: new Set(doubtful) };
  }
  if (stops < LINE.length) return { passed, stops, suspect: new Set() };
  const named = suspected(sayings, passed);
  if (named.size > 0) return { passed, stops, suspect: named };
  const causes = indices(marks.causes ?? []);
  const beyond = causes.filter((at) => at > passed);
  // If the answers say "passed" of the very stages that are blamed, the doubt is shown, not the contradiction hidden.
  return { passed, stops, suspect: new Set(beyond.length > 0 ? beyond : causes) };
}

/**
 * The line for a set of answers. The order of the answers does not matter, and an answer that says nothing
 * about the line changes nothing.
 */
export function drawLine(sayings: readonly Saying[], marks: LineMarks = {}): StageView[] {
  const { passed, stops, suspect } = merge(sayings, marks);
  const acts = new Set(indices(marks.acts ?? []));
  const stateAt = (at: number): StageState => {
    if (acts.has(at)) return 'acts';
    if (at === stops) return 'stops';
    if (suspect.has(at)) return 'suspect';
    return at <= passed ? 'passed' : (marks.rest ?? 'unknown');
  };
  return LINE.map((stage, at) => {
    const state = stateAt(at);
    return { stage, number: at + 1, state, word: WORDS[state] };
  });
}
