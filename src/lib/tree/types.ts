/**
 * What the engine knows about the world: a vocabulary of questions, causes that show up in typical
 * ways, and fixes. Everything here is plain data, so a model can be written to JSON and read back.
 */

/** The option that every question has besides its own: asked, and not known. It never means "no". */
export const UNKNOWN = 'unknown';

/** The id of the cause that stands for everything the model does not know. */
export const NOT_COVERED = 'not-covered';

/** Questions with their options, in the order in which permalinks carry them. */
export type Vocabulary = Readonly<Record<string, readonly string[]>>;

/** The question ids of a vocabulary. */
export type QuestionOf<V extends Vocabulary = Vocabulary> = keyof V & string;

/** The options of one question (or of any question), without `unknown`. */
export type OptionOf<V extends Vocabulary = Vocabulary, Q extends QuestionOf<V> = QuestionOf<V>> = V[Q][number];

/** What has been answered. An absent key means not asked; `unknown` means asked and not known. */
export type Answers<V extends Vocabulary = Vocabulary> = {
  readonly [Q in keyof V]?: V[Q][number] | typeof UNKNOWN;
};

/** All that the engine needs to know about one person's case. Everything else is computed from it. */
export interface State<V extends Vocabulary = Vocabulary> {
  readonly answers: Answers<V>;
  /** Fix ids that were tried and did not help, in the order in which they were tried. */
  readonly tried: readonly string[];
}

/** How a fix is carried out. */
export const FIX_KINDS = ['scripted', 'by-hand', 'escalation'] as const;
export type FixKind = (typeof FIX_KINDS)[number];

/** How much harm a fix can do, from none to grave. */
export const SAFETY_CLASSES = ['read-only', 'reversible', 'disruptive', 'lowers-security', 'irreversible'] as const;
export type SafetyClass = (typeof SAFETY_CLASSES)[number];

/** What has to be restarted. */
export const RESTARTS = ['none', 'service', 'machine'] as const;
export type Restart = (typeof RESTARTS)[number];

/** Whether sessions that are open are cut off. */
export const SESSION_CUTS = ['no', 'may', 'yes'] as const;
export type SessionCut = (typeof SESSION_CUTS)[number];

/** A question as the engine sees it. */
export interface QuestionModel<V extends Vocabulary = Vocabulary, Q extends QuestionOf<V> = QuestionOf<V>> {
  readonly id: Q;
  readonly options: readonly V[Q][number][];
  /**
   * How often each option occurs among all cases; fractions of 1 (any scale is taken and normalised).
   * `null` for a question that says nothing about causes: it never changes a share.
   */
  readonly baseRates: { readonly [O in V[Q][number]]?: number } | null;
  /** Chance that a person can answer it, 0 to 1. */
  readonly known: number;
  /** Minutes that an answer costs. */
  readonly effort: number;
  /** Asked only because a fix of the plan uses it; never returned by `nextQuestion`. */
  readonly tailors: boolean;
}

/** How often options occur: question -> option -> percent, 0 to 100. What is left out is not said. */
export type Frequencies<V extends Vocabulary = Vocabulary> = {
  readonly [Q in keyof V]?: { readonly [O in V[Q][number]]?: number };
};

/** One way in which a cause shows up in real life. */
export interface PresentationModel<V extends Vocabulary = Vocabulary> {
  /** Weight among the presentations of its cause; any positive number. */
  readonly share: number;
  readonly frequencies: Frequencies<V>;
}

export interface CauseModel<V extends Vocabulary = Vocabulary> {
  readonly id: string;
  /** Of 1,000 cases, how many have this cause. What is left of 1,000 is not covered. */
  readonly prior: number;
  readonly presentations: readonly PresentationModel<V>[];
  /** Causes that no question can tell apart from this one, on purpose. Only the linter reads it. */
  readonly near?: readonly string[];
}

export interface FixModel<V extends Vocabulary = Vocabulary> {
  readonly id: string;
  readonly kind: FixKind;
  readonly safety: SafetyClass;
  /** Minutes for somebody who has not done it before. */
  readonly minutes: number;
  readonly restart: Restart;
  readonly cutsSessions: SessionCut;
  /** Cause id -> percent of the cases with this cause that the fix cures, 0 to 100. */
  readonly cures: Readonly<Record<string, number>>;
  /** Questions whose answers change how the fix is carried out. */
  readonly uses: readonly QuestionOf<V>[];
  /** Fixes that must have been done before. */
  readonly requires: readonly string[];
  /**
   * Where the fix can work at all: question -> options. A definite answer outside the list takes the
   * fix out of the plan; without an answer its chance counts by the base rates of the listed options.
   */
  readonly when?: { readonly [Q in keyof V]?: readonly V[Q][number][] };
}

/** Everything the engine needs. JSON-serialisable. */
export interface Model<V extends Vocabulary = Vocabulary> {
  /** In vocabulary order. */
  readonly questions: readonly QuestionModel<V>[];
  readonly causes: readonly CauseModel<V>[];
  readonly fixes: readonly FixModel<V>[];
  /** The fix that is always possible and safe: the step to take when nothing fits (collect evidence). */
  readonly fallback: string;
}
