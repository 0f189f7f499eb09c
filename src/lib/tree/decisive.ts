import { rounded } from './compare.ts';
import type { Engine, Tables } from './compile.ts';
import type { QuestionOf, State, Vocabulary } from './types.ts';
import { causeShares, leader, rowShares, situate, type Situation } from './weigh.ts';

/** Sets of up to this many answers are all looked at; larger ones are found by leaving answers out. */
export const SEARCHED_SIZE = 3;

/**
 * The smallest set of answers that alone leads to the same first cause, in vocabulary order. Empty if
 * that cause comes first without any answer. Of equally small sets the one that makes the cause most
 * likely. Above SEARCHED_SIZE it is a set from which no answer can be left out.
 */
export function decisive<V extends Vocabulary>(engine: Engine<V>, state: State<NoInfer<V>>): readonly QuestionOf<V>[] {
  const { tables } = engine;
  const now = situate(engine, state);
  const cause = leader(tables, now.causes);
  const given = tables.questions.flatMap((_, at) => (now.columns[at]! < 0 ? [] : [at]));
  const judge = (questions: readonly number[]) => shareIfFirst(tables, now, cause, questions);
  const found = searchSmall(given, judge) ?? leaveOut(given, judge);
  return found.map((at) => tables.questions[at]!.id as QuestionOf<V>);
}

/** Share of the cause with only these questions answered, or null if it does not come first then. */
type Judge = (questions: readonly number[]) => number | null;

function shareIfFirst(tables: Tables, now: Situation, cause: number, questions: readonly number[]): number | null {
  const columns = now.columns.map((column, at) => (questions.includes(at) ? column : -1));
  const causes = causeShares(tables, rowShares(tables, columns, now.tried));
  return leader(tables, causes) === cause ? causes[cause]! : null;
}

function searchSmall(given: readonly number[], judge: Judge): readonly number[] | null {
  for (let size = 0; size <= Math.min(SEARCHED_SIZE, given.length); size += 1) {
    const best = likeliest(subsets(given, size), judge);
    if (best !== null) return best;
  }
  return null;
}

/** Leaves out one answer at a time, always the one that is missed least, as long as the cause stays first. */
function leaveOut(given: readonly number[], judge: Judge): readonly number[] {
  let kept = given;
  for (;;) {
    const smaller = likeliest(kept.map((question) => kept.filter((other) => other !== question)), judge);
    if (smaller === null) return kept;
    kept = smaller;
  }
}

/** The set that keeps the cause first with the largest share; the earliest of equals. */
function likeliest(sets: Iterable<readonly number[]>, judge: Judge): readonly number[] | null {
  let best: { questions: readonly number[]; share: number } | null = null;
  for (const questions of sets) {
    const share = judge(questions);
    if (share === null) continue;
    if (best === null || rounded(share) > rounded(best.share)) best = { questions, share };
  }
  return best?.questions ?? null;
}

function* subsets(items: readonly number[], size: number, from = 0): Generator<readonly number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let at = from; at <= items.length - size; at += 1) {
    for (const rest of subsets(items, size - 1, at + 1)) yield [items[at]!, ...rest];
  }
}
