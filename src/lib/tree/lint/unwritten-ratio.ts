import { ALL_CASES, type Tables } from '../compile.ts';
import { sum } from '../rates.ts';
import { NOT_COVERED, type CauseModel } from '../types.ts';
import type { EngineRule, Report } from './rule.ts';

/** An answer may make a cause this many times as likely without anybody having written so. */
export const LARGEST_UNWRITTEN = 3;

/**
 * No answer speaks strongly for a cause whose presentations never list it. This happens when most
 * other causes make the option rare, and some only because it was forgotten.
 */
export const unwrittenRatio: EngineRule = {
  id: 'unwritten-ratio',
  checkEngine: ({ engine: { tables, model } }) =>
    tables.questions.flatMap(({ id, model: question, base, firstColumn }) => {
      if (base === null) return [];
      return question.options.flatMap((option, at) =>
        ratios(tables, firstColumn + at)
          .map((ratio, which) => ({ ratio, cause: tables.causes[which]! }))
          .filter(({ ratio, cause }) => ratio > LARGEST_UNWRITTEN && !lists(model.causes, cause, id, option))
          .map(({ ratio, cause }) => report(cause, id, option, ratio)),
      );
    }),
};

/** Cause -> how many times as often the option occurs with it as among all cases. */
function ratios(tables: Tables, column: number): number[] {
  const factors = tables.factors[column]!;
  const weighted = factors.map((factor, row) => factor * tables.rowWeight[row]!);
  const overall = sum(weighted) / Math.max(ALL_CASES, sum(tables.rowWeight));
  return tables.causes.map((_, cause) => {
    const [from, to] = [tables.firstRow[cause]!, tables.firstRow[cause + 1]!];
    return sum(weighted.subarray(from, to)) / sum(tables.rowWeight.subarray(from, to)) / overall;
  });
}

function lists(causes: readonly CauseModel[], cause: string, question: string, option: string): boolean {
  const found = causes.find(({ id }) => id === cause);
  return found?.presentations.some(({ frequencies }) => frequencies[question]?.[option] !== undefined) ?? false;
}

function report(cause: string, question: string, option: string, ratio: number): Report {
  const times = Math.round(ratio * 10) / 10;
  const remedy =
    cause === NOT_COVERED
      ? 'write the option into the causes that it belongs to'
      : `write the option into ${cause}, or into the causes that it belongs to`;
  return {
    where: cause === NOT_COVERED ? ['questions', question, option] : ['causes', cause],
    message: `${question}=${option} makes ${cause} ${times} times as likely although nobody wrote that; ${remedy}`,
    reproduce: `${question}=${option}`,
  };
}
