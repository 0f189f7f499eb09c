import { attemptCost, SAFETY_TIER } from './cost.ts';
import { baseRatesOf, optionFactors, sum } from './rates.ts';
import { badReferences, type BadReference } from './references.ts';
import { NOT_COVERED, type CauseModel, type FixModel, type Model, type QuestionModel, type Vocabulary } from './types.ts';

/** The weights of all causes and of `not-covered` add up to this. */
export const ALL_CASES = 1000;
/** `not-covered` always keeps at least this much of ALL_CASES. */
export const LEAST_RESIDUAL = 1;

/** A model made ready for counting. Build it once per model; it is never changed. */
export interface Engine<V extends Vocabulary = Vocabulary> {
  readonly model: Model<V>;
  readonly tables: Tables;
}

/**
 * The numbers behind a model. A column is one option of one question; a row is one presentation of
 * one cause, and the last row is `not-covered`.
 */
export interface Tables {
  readonly questions: readonly CompiledQuestion[];
  readonly questionAt: ReadonlyMap<string, number>;
  readonly columnCount: number;
  /** Cause ids in model order, `not-covered` last. */
  readonly causes: readonly string[];
  readonly causeAt: ReadonlyMap<string, number>;
  /** First row of each cause; one more entry at the end. */
  readonly firstRow: readonly number[];
  /** Of ALL_CASES, how many are cases of this row. */
  readonly rowWeight: Float64Array;
  readonly rowCause: Int32Array;
  /** Column -> row -> how often the option occurs, 0 to 1. Empty for columns that inform of nothing. */
  readonly factors: readonly Float64Array[];
  readonly fixes: readonly CompiledFix[];
  readonly fixAt: ReadonlyMap<string, number>;
  readonly fallback: number;
}

export interface CompiledQuestion {
  readonly id: string;
  readonly model: QuestionModel;
  readonly base: readonly number[] | null;
  readonly firstColumn: number;
  readonly columnOf: ReadonlyMap<string, number>;
}

export interface CompiledFix {
  readonly id: string;
  readonly model: FixModel;
  /** Minutes, see cost.ts. */
  readonly cost: number;
  /** The highest tier of the fix and of everything that it requires. */
  readonly tier: number;
  /** The causes that it cures, and how often (0 to 1). */
  readonly causes: Int32Array;
  readonly cure: Float64Array;
  /** All fixes that must come before it, those first on which others depend. */
  readonly requires: readonly number[];
  readonly when: readonly CompiledCondition[];
  /** Fixes that cure one of the same causes, itself included. */
  readonly sharing: readonly number[];
}

export interface CompiledCondition {
  readonly question: number;
  readonly columns: ReadonlySet<number>;
  /** Chance that it holds while the answer is not known: base rates of the options, 1 without any. */
  readonly chance: number;
}

/** The model names ids that it does not have, or has an id twice. */
export class ModelError extends Error {
  readonly references: readonly BadReference[];
  constructor(references: readonly BadReference[]) {
    super(references.map((bad) => `${bad.where.join(' > ')}: ${bad.message}`).join('\n'));
    this.name = 'ModelError';
    this.references = references;
  }
}

/**
 * Precomputes every factor of a model. The same model always gives the same numbers.
 * @throws ModelError if the model refers to an id that it does not have; names all of them.
 */
export function compile<V extends Vocabulary>(model: Model<V>): Engine<V> {
  const bad = badReferences(model);
  if (bad.length > 0) throw new ModelError(bad);
  return compileChecked(model);
}

/** The same for a model that `compile` has accepted before: a page need not load the check that its build has made. */
export function compileChecked<V extends Vocabulary>(model: Model<V>): Engine<V> {
  const plain: Model = model;
  const questions = compileQuestions(plain.questions);
  const rows = compileRows(plain.causes, questions);
  const fixes = compileFixes(plain.fixes, questions, rows.causeAt);
  return { model, tables: { ...rows, ...fixes, ...questions, fallback: fixes.fixAt.get(model.fallback)! } };
}

type Questions = Pick<Tables, 'questions' | 'questionAt' | 'columnCount'>;

function compileQuestions(models: readonly QuestionModel[]): Questions {
  let columnCount = 0;
  const questions = models.map((model) => {
    const firstColumn = columnCount;
    columnCount += model.options.length;
    const columnOf = new Map(model.options.map((option, at) => [option, firstColumn + at]));
    return { id: model.id, model, base: baseRatesOf(model), firstColumn, columnOf };
  });
  return { questions, questionAt: positions(models), columnCount };
}

function compileRows(models: readonly CauseModel[], { questions, columnCount }: Questions) {
  const causes = [...models.map((cause) => cause.id), NOT_COVERED];
  const presentations = models.flatMap((cause, at) => rowsOf(cause).map((row) => ({ ...row, cause: at })));
  const residual = Math.max(LEAST_RESIDUAL, ALL_CASES - sum(models.map((cause) => cause.prior)));
  const rows = [...presentations, { weight: residual, frequencies: {}, cause: models.length }];
  const factors = Array.from({ length: columnCount }, () => new Float64Array(rows.length));
  rows.forEach((row, at) => {
    for (const { id, model, base, firstColumn } of questions) {
      if (base === null) continue;
      optionFactors(model, base, row.frequencies[id]).forEach((factor, option) => {
        factors[firstColumn + option]![at] = factor;
      });
    }
  });
  return {
    causes,
    causeAt: new Map(causes.map((id, at) => [id, at])),
    firstRow: [...causes.map((_, at) => rows.findIndex((row) => row.cause === at)), rows.length],
    rowWeight: Float64Array.from(rows, (row) => row.weight),
    rowCause: Int32Array.from(rows, (row) => row.cause),
    factors,
  };
}

/** A cause without presentations looks like any case. */
function rowsOf(cause: CauseModel) {
  const given = cause.presentations.length > 0 ? cause.presentations : [{ share: 1, frequencies: {} }];
  const total = sum(given.map((presentation) => presentation.share));
  return given.map(({ share, frequencies }) => ({ weight: (cause.prior * share) / total, frequencies }));
}

function compileFixes(
  models: readonly FixModel[],
  { questions, questionAt }: Questions,
  causeAt: ReadonlyMap<string, number>,
): Pick<Tables, 'fixes' | 'fixAt'> {
  const fixAt = positions(models);
  const fixes = models.map((model): CompiledFix => {
    const cures = Object.entries(model.cures).filter(([, percent]) => percent > 0);
    const requires = requiredBefore(model, models, fixAt);
    return {
      id: model.id,
      model,
      cost: attemptCost(model),
      tier: Math.max(SAFETY_TIER[model.safety], ...requires.map((at) => SAFETY_TIER[models[at]!.safety])),
      causes: Int32Array.from(cures, ([cause]) => causeAt.get(cause)!),
      cure: Float64Array.from(cures, ([, percent]) => Math.min(100, percent) / 100),
      requires,
      when: Object.entries(model.when ?? {}).map(([question, options]) =>
        compileCondition(questionAt.get(question)!, questions[questionAt.get(question)!]!, options ?? []),
      ),
      sharing: models.flatMap((other, at) => (cures.some(([cause]) => (other.cures[cause] ?? 0) > 0) ? [at] : [])),
    };
  });
  return { fixes, fixAt };
}

function compileCondition(at: number, question: CompiledQuestion, options: readonly string[]): CompiledCondition {
  const columns = new Set(options.map((option) => question.columnOf.get(option)!));
  const base = question.base;
  const chance = base === null ? 1 : sum(base.filter((_, option) => columns.has(question.firstColumn + option)));
  return { question: at, columns, chance };
}

/** Everything that a fix requires, directly or not; a circle is cut where it closes. */
function requiredBefore(
  fix: FixModel,
  models: readonly FixModel[],
  fixAt: ReadonlyMap<string, number>,
  seen: ReadonlySet<string> = new Set(),
): readonly number[] {
  const path = new Set([...seen, fix.id]);
  const found = new Set<number>();
  for (const id of fix.requires) {
    if (path.has(id)) continue;
    const at = fixAt.get(id)!;
    for (const deeper of requiredBefore(models[at]!, models, fixAt, path)) found.add(deeper);
    found.add(at);
  }
  return [...found];
}

function positions(models: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  return new Map(models.map(({ id }, at) => [id, at]));
}
