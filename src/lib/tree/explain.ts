import { largestFirst } from './compare.ts';
import type { Engine, Tables } from './compile.ts';
import { sum } from './rates.ts';
import { NOT_COVERED, type OptionOf, type QuestionOf, type State, type Vocabulary } from './types.ts';
import { causeShares, rowShares, situate, type Situation } from './weigh.ts';

/** An answer speaks for a cause from this factor on, and against it from its inverse down. */
export const SPEAKS_FROM = 1.25;
/** Factors are cut here, so that they stay numbers that can be shown and written as JSON. */
export const LARGEST_FACTOR = 1000;
/** Two causes count as told apart by a question from this strength on (0 to 1). */
export const SEPARATES_FROM = 0.2;

/** What one answer did to a cause. */
export interface AnswerEffect<V extends Vocabulary = Vocabulary> {
  readonly question: QuestionOf<V>;
  readonly option: OptionOf<V>;
  /** How many times as likely the answer is under this cause as under all the others, given the rest. */
  readonly factor: number;
  readonly speaks: 'for' | 'against' | 'nothing';
  /** The share of the cause without this answer, 0 to 1. */
  readonly without: number;
}

export interface CauseExplanation<V extends Vocabulary = Vocabulary> {
  readonly cause: string;
  /** Share of the cause, 0 to 1. */
  readonly share: number;
  /** Definite answers, the strongest first. */
  readonly answers: readonly AnswerEffect<V>[];
  /** Fixes tried that made this cause less likely, and the part of its cases that they leave (0 to 1). */
  readonly tried: readonly { readonly fix: string; readonly factor: number }[];
}

/** A question that tells two causes apart. */
export interface Separation<V extends Vocabulary = Vocabulary> {
  readonly question: QuestionOf<V>;
  /** 0 = tells nothing, 1 = settles it. */
  readonly strength: number;
  /** True if it was asked and the answer was `unknown`. */
  readonly asked: boolean;
  /** How often each option occurs under either cause, given the other answers; 0 to 1. */
  readonly options: readonly { readonly option: OptionOf<V>; readonly a: number; readonly b: number }[];
}

/**
 * What each answer and each tried fix did to a cause. Every answer is judged beside all the others:
 * one that only repeats what another said has a factor near 1.
 * @throws RangeError if there is no such cause.
 */
export function explainCause<V extends Vocabulary>(
  engine: Engine<V>,
  state: State<NoInfer<V>>,
  cause: string,
): CauseExplanation<V> {
  const { tables } = engine;
  const at = causePosition(tables, cause);
  const now = situate(engine, state);
  const answers = tables.questions
    .flatMap((_, question) => (now.columns[question]! < 0 ? [] : [answerEffect<V>(tables, now, question, at)]))
    .sort((a, b) => largestFirst(strength(a.factor), strength(b.factor), a.question, b.question));
  const tried = tables.fixes.flatMap((fix, which) => {
    const place = fix.causes.indexOf(at);
    return now.tried[which] === 0 || place < 0 ? [] : [{ fix: fix.id, factor: 1 - fix.cure[place]! }];
  });
  return { cause, share: now.causes[at]!, answers, tried };
}

function answerEffect<V extends Vocabulary>(
  tables: Tables,
  now: Situation,
  question: number,
  cause: number,
): AnswerEffect<V> {
  const { model, firstColumn } = tables.questions[question]!;
  const columns = Int32Array.from(now.columns);
  columns[question] = -1;
  const before = causeShares(tables, rowShares(tables, columns, now.tried));
  const factor = oddsOf(now.causes, cause) / oddsOf(before, cause);
  const bounded = Math.min(LARGEST_FACTOR, Math.max(1 / LARGEST_FACTOR, factor));
  return {
    question: model.id,
    option: model.options[now.columns[question]! - firstColumn]!,
    factor: bounded,
    speaks: bounded >= SPEAKS_FROM ? 'for' : bounded <= 1 / SPEAKS_FROM ? 'against' : 'nothing',
    without: before[cause]!,
  };
}

/** Share of a cause against the rest. The others are added up, since 1 - share would lose their digits. */
function oddsOf(causes: Float64Array, cause: number): number {
  const others = sum(causes.filter((_, at) => at !== cause));
  return Math.max(causes[cause]!, Number.MIN_VALUE) / Math.max(others, Number.MIN_VALUE);
}

function strength(factor: number): number {
  return factor < 1 ? 1 / factor : factor;
}

/**
 * Index of the presentation of the cause that the answers resemble most, the first of equals.
 * Null for `not-covered`, which looks like nothing.
 * @throws RangeError if there is no such cause.
 */
export function resembles<V extends Vocabulary>(
  engine: Engine<V>,
  state: State<NoInfer<V>>,
  cause: string,
): number | null {
  const { tables } = engine;
  const at = causePosition(tables, cause);
  if (cause === NOT_COVERED || engine.model.causes[at]!.presentations.length === 0) return null;
  const rows = situate(engine, state).rows.subarray(tables.firstRow[at]!, tables.firstRow[at + 1]!);
  return rows.reduce((best, share, row) => (share > rows[best]! ? row : best), 0);
}

/** The unanswered question that best tells two causes apart; null if none does so well enough. */
export function separates<V extends Vocabulary>(
  engine: Engine<V>,
  state: State<NoInfer<V>>,
  a: string,
  b: string,
): Separation<V> | null {
  const { tables } = engine;
  const now = situate(engine, state);
  const [first, second] = [causePosition(tables, a), causePosition(tables, b)];
  const found = tables.questions
    .flatMap((question, at) => {
      if (now.columns[at]! >= 0 || question.base === null || question.model.tailors) return [];
      const options = question.model.options.map((option) => ({ option: option as OptionOf<V> }));
      const [one, other] = [first, second].map((cause) => answersUnder(tables, now, at, cause));
      const apart = distance(one!, other!);
      const rows = options.map((entry, which) => ({ ...entry, a: one![which]!, b: other![which]! }));
      return [{ question: question.id as QuestionOf<V>, strength: apart, asked: now.asked[at] === 1, options: rows }];
    })
    .filter((separation) => separation.strength >= SEPARATES_FROM)
    .sort((x, y) => largestFirst(x.strength, y.strength, x.question, y.question));
  return found[0] ?? null;
}

/** How often each option of a question occurs under one cause, given the answers so far; adds up to 1. */
export function answersUnder(tables: Tables, now: Situation, question: number, cause: number): readonly number[] {
  const { firstColumn, model } = tables.questions[question]!;
  const [from, to] = [tables.firstRow[cause]!, tables.firstRow[cause + 1]!];
  const weights = model.options.map((_, option) => {
    let weight = 0;
    for (let row = from; row < to; row += 1) weight += now.rows[row]! * tables.factors[firstColumn + option]![row]!;
    return weight;
  });
  const total = sum(weights);
  return weights.map((weight) => (total > 0 ? weight / total : 1 / weights.length));
}

/** Half of the sum of differences: 0 = the same, 1 = nothing in common. */
export function distance(one: readonly number[], other: readonly number[]): number {
  return sum(one.map((value, at) => Math.abs(value - other[at]!))) / 2;
}

function causePosition(tables: Tables, cause: string): number {
  const at = tables.causeAt.get(cause);
  if (at === undefined) throw new RangeError(`there is no cause "${cause}"`);
  return at;
}
