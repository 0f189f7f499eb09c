import { largestFirst } from './compare.ts';
import type { Engine, Tables } from './compile.ts';
import { NOT_COVERED, type State, type Vocabulary } from './types.ts';

export interface CauseShare {
  readonly cause: string;
  /** Probability of the cause, 0 to 1. All shares together are 1. */
  readonly share: number;
}

/** A state in numbers. */
export interface Situation {
  /** Question -> column of its answer; -1 if it has no definite one. */
  readonly columns: Int32Array;
  /** Question -> 1 if it was asked, whatever the answer. */
  readonly asked: Uint8Array;
  /** Fix -> 1 if it was tried. */
  readonly tried: Uint8Array;
  /** Row -> its part of all cases that fit, 0 to 1. */
  readonly rows: Float64Array;
  /** Cause -> its share, 0 to 1. */
  readonly causes: Float64Array;
}

/** All causes and `not-covered`, most likely first; equal shares (rounded) by id. */
export function shares<V extends Vocabulary>(engine: Engine<V>, state: State<NoInfer<V>>): readonly CauseShare[] {
  return ranked(engine.tables, situate(engine, state).causes);
}

/** Reads a state. Ids that the model does not have say nothing. */
export function situate(engine: Engine, state: State): Situation {
  const { tables } = engine;
  const columns = new Int32Array(tables.questions.length).fill(-1);
  const asked = new Uint8Array(tables.questions.length);
  tables.questions.forEach((question, at) => {
    const answer = Object.hasOwn(state.answers, question.id) ? state.answers[question.id] : undefined;
    if (answer === undefined) return;
    asked[at] = 1;
    columns[at] = question.columnOf.get(answer) ?? -1;
  });
  const tried = Uint8Array.from(tables.fixes, (fix) => (state.tried.includes(fix.id) ? 1 : 0));
  const rows = rowShares(tables, columns, tried);
  return { columns, asked, tried, rows, causes: causeShares(tables, rows) };
}

/**
 * Row shares after the answers. Multiplies in the order of the questions, so the order in which
 * answers were given cannot matter. If no row fits at all, `not-covered` has everything.
 */
export function rowShares(tables: Tables, columns: Int32Array, tried: Uint8Array): Float64Array {
  const rows = Float64Array.from(tables.rowWeight);
  const left = leftAfter(tables, tried);
  rows.forEach((weight, row) => {
    rows[row] = weight * left[tables.rowCause[row]!]!;
  });
  columns.forEach((column, question) => {
    if (column < 0 || tables.questions[question]!.base === null) return;
    multiply(rows, tables.factors[column]!);
  });
  return normalise(rows);
}

/** Cause -> the part of its cases that the tried fixes would not have cured, 0 to 1. */
export function leftAfter(tables: Tables, tried: Uint8Array): Float64Array {
  const left = new Float64Array(tables.causes.length).fill(1);
  tables.fixes.forEach((fix, at) => {
    if (tried[at] === 0) return;
    fix.causes.forEach((cause, which) => {
      left[cause] = left[cause]! * (1 - fix.cure[which]!);
    });
  });
  return left;
}

/** Adds up the rows of each cause. */
export function causeShares(tables: Tables, rows: Float64Array): Float64Array {
  const causes = new Float64Array(tables.causes.length);
  for (let row = 0; row < rows.length; row += 1) {
    const cause = tables.rowCause[row]!;
    causes[cause] = causes[cause]! + rows[row]!;
  }
  return causes;
}

/** Causes with their shares, most likely first. */
export function ranked(tables: Tables, causes: Float64Array): readonly CauseShare[] {
  return tables.causes
    .map((cause, at) => ({ cause, share: causes[at]! }))
    .sort((a, b) => largestFirst(a.share, b.share, a.cause, b.cause));
}

/** Position of the most likely cause. */
export function leader(tables: Tables, causes: Float64Array): number {
  let best = 0;
  for (let at = 1; at < causes.length; at += 1) {
    if (largestFirst(causes[best]!, causes[at]!, tables.causes[best]!, tables.causes[at]!) > 0) best = at;
  }
  return best;
}

/** Whether `not-covered` leads, and its share. */
export function residual(tables: Tables, causes: Float64Array): { leads: boolean; share: number } {
  const at = tables.causeAt.get(NOT_COVERED)!;
  return { leads: leader(tables, causes) === at, share: causes[at]! };
}

function multiply(rows: Float64Array, factors: Float64Array): void {
  for (let row = 0; row < rows.length; row += 1) rows[row] = rows[row]! * factors[row]!;
}

function normalise(rows: Float64Array): Float64Array {
  let total = 0;
  for (const weight of rows) total += weight;
  if (total > 0) return rows.map((weight) => weight / total);
  rows[rows.length - 1] = 1;
  return rows;
}
