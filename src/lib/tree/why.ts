import { largestFirst } from './compare.ts';
import type { Engine, Tables } from './compile.ts';
import { outlooks, type Outlook } from './look-ahead.ts';
import { sum } from './rates.ts';
import { UNKNOWN, type OptionOf, type QuestionOf, type State, type Vocabulary } from './types.ts';
import { situate, type Situation } from './weigh.ts';

/** Smaller expected changes of a share are not worth a word (0 to 1). */
export const LEAST_MOVEMENT = 0.005;

/** How far a question can move a cause. */
export interface Movement<V extends Vocabulary = Vocabulary> {
  readonly cause: string;
  /** Share without an answer to the question. */
  readonly share: number;
  /** Expected change of the share, up or down, 0 to 1. */
  readonly expected: number;
  /** The answer that raises it most, and the one that lowers it most, with the share after it. */
  readonly highest: { readonly option: OptionOf<V>; readonly share: number };
  readonly lowest: { readonly option: OptionOf<V>; readonly share: number };
}

/**
 * The causes that an answer to the question moves most, first the most; `not-covered` may be among
 * them. An answer that is already given is set aside first.
 */
export function whyQuestion<V extends Vocabulary>(
  engine: Engine<V>,
  state: State<NoInfer<V>>,
  question: QuestionOf<V>,
): readonly Movement<V>[] {
  const { tables } = engine;
  const at = tables.questionAt.get(question);
  if (at === undefined || tables.questions[at]!.base === null) return [];
  const now = situate(engine as Engine, { ...state, answers: { ...state.answers, [question]: UNKNOWN } });
  const all = outlooks(tables, now, at);
  return tables.causes
    .map((cause, which) => movement<V>(tables, now, at, all, cause, which))
    .filter(({ expected }) => expected >= LEAST_MOVEMENT)
    .sort((a, b) => largestFirst(a.expected, b.expected, a.cause, b.cause));
}

function movement<V extends Vocabulary>(
  tables: Tables,
  now: Situation,
  question: number,
  all: readonly Outlook[],
  cause: string,
  at: number,
): Movement<V> {
  const { model, firstColumn } = tables.questions[question]!;
  const after = all.map((outlook) => ({
    option: model.options[outlook.column - firstColumn]! as OptionOf<V>,
    share: outlook.causes[at]!,
  }));
  const share = now.causes[at]!;
  return {
    cause,
    share,
    expected: sum(all.map((outlook) => outlook.chance * Math.abs(outlook.causes[at]! - share))),
    highest: after.reduce((best, entry) => (entry.share > best.share ? entry : best)),
    lowest: after.reduce((best, entry) => (entry.share < best.share ? entry : best)),
  };
}
