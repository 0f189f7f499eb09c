import type { CauseModel, Frequencies, QuestionModel } from '../tree/index.ts';
import { PERCENT, type RdpModel } from './model.ts';
import { QUESTION_IDS, QUESTIONS, type QuestionId } from './vocabulary.ts';

/**
 * The engine's model as a browser loads it. Most of a model is how often each option occurs in each presentation:
 * a table with one row per presentation and one column per option, in which most columns hold few different words.
 * It is written column by column, one character per cell, so that equal characters stand side by side: that
 * compresses to two thirds of the same table written row by row, and to a third of plain JSON.
 */
export interface CompactModel {
  /** In vocabulary order; ids and options are those of the vocabulary. */
  readonly questions: readonly CompactQuestion[];
  readonly causes: readonly CompactCause[];
  /** The table, for each question in vocabulary order: see `packQuestion`. */
  readonly frequencies: readonly string[];
  readonly fixes: RdpModel['fixes'];
  readonly fallback: string;
}

/** Base rates stand in the order of the options. */
type CompactQuestion = readonly [baseRates: readonly number[] | null, known: number, effort: number, tailors: boolean];

/** A cause has as many presentations as shares. */
type CompactCause = readonly [id: string, prior: number, shares: readonly number[]];

type Row = Frequencies<typeof QUESTIONS>;
/** A row while it is being read. */
type OpenRow = Partial<Record<QuestionId, Record<string, number>>>;

/** A word is written as its place here, rarest first. */
const STEPS = Object.values(PERCENT).sort((a, b) => a - b);
/** The presentation says nothing about the question. */
const SILENT = '.';
/** It says something, but not about this option. */
const UNSAID = '-';

function cell(row: Row, question: QuestionId, option: string): string {
  const given = row[question] as Readonly<Record<string, number>> | undefined;
  if (given === undefined) return SILENT;
  const percent = given[option];
  if (percent === undefined) return UNSAID;
  const step = STEPS.indexOf(percent);
  if (step < 0) throw new RangeError(`${question}.${option}: ${percent} percent has no word`);
  return String(step);
}

/**
 * The columns of one question. The first one has a cell for every row and so tells which rows are silent; the others
 * leave those out.
 */
function packQuestion(question: QuestionId, rows: readonly Row[]): string {
  const speaking = rows.filter((row) => row[question] !== undefined);
  return QUESTIONS[question]
    .map((option, at) => (at === 0 ? rows : speaking).map((row) => cell(row, question, option)).join(''))
    .join('');
}

/** Reads the columns of one question into the rows. */
function unpackQuestion(question: QuestionId, packed: string, rows: readonly OpenRow[]): void {
  const speaking = rows.filter((_, at) => packed[at] !== SILENT);
  const cells = [...packed].filter((sign) => sign !== SILENT);
  for (const row of speaking) row[question] = {};
  QUESTIONS[question].forEach((option, column) => {
    speaking.forEach((row, at) => {
      const sign = cells[column * speaking.length + at];
      if (sign !== UNSAID) row[question]![option] = STEPS[Number(sign)]!;
    });
  });
}

/** For the build: the model without what only the linter reads. */
export function pack(model: RdpModel): CompactModel {
  const rows = model.causes.flatMap(({ presentations }) => presentations.map(({ frequencies }) => frequencies));
  return {
    questions: model.questions.map(({ options, baseRates, known, effort, tailors }) => {
      const rates = baseRates as Readonly<Record<string, number>> | null;
      return [rates && options.map((option) => rates[option] ?? 0), known, effort, tailors];
    }),
    causes: model.causes.map(({ id, prior, presentations }) => [id, prior, presentations.map(({ share }) => share)]),
    frequencies: QUESTION_IDS.map((question) => packQuestion(question, rows)),
    fixes: model.fixes,
    fallback: model.fallback,
  };
}

/** For the browser: the model as the engine compiles it. */
export function unpack({ questions, causes, frequencies, fixes, fallback }: CompactModel): RdpModel {
  const rows = causes.flatMap(([, , shares]) => shares.map((share) => ({ share, frequencies: {} as OpenRow })));
  QUESTION_IDS.forEach((question, at) => unpackQuestion(question, frequencies[at]!, rows.map((row) => row.frequencies)));
  let next = 0;
  return {
    questions: questions.map(([rates, known, effort, tailors], at) => {
      const id = QUESTION_IDS[at]!;
      const options = QUESTIONS[id];
      const baseRates = rates && Object.fromEntries(options.map((option, place) => [option, rates[place]!]));
      return { id, options, baseRates, known, effort, tailors } as QuestionModel<typeof QUESTIONS>;
    }),
    causes: causes.map(([id, prior, { length }]): CauseModel<typeof QUESTIONS> => ({
      id, prior, presentations: rows.slice(next, (next += length)) as CauseModel<typeof QUESTIONS>['presentations'],
    })),
    fixes,
    fallback,
  };
}
