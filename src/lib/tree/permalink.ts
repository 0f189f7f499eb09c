import type { Answers, State, Vocabulary } from './types.ts';

/** What the fragment of a permalink carries. It never carries a name that somebody typed. */
export interface Link<V extends Vocabulary = Vocabulary> extends State<V> {
  /** Channel id. */
  readonly via: string | null;
  /** Revision of the fix when the link was made, 1 or more. */
  readonly rev: number | null;
  /** Section of the page. */
  readonly at: string | null;
}

/** The ids that are valid today, and the names they once had. */
export interface LinkIds<V extends Vocabulary = Vocabulary> {
  /** In vocabulary order. */
  readonly questions: V;
  readonly fixes: readonly string[];
  readonly channels: readonly string[];
  readonly aliases?: {
    readonly questions?: Readonly<Record<string, string>>;
    /** Question (today's id) -> old option -> new option. */
    readonly options?: Readonly<Record<string, Readonly<Record<string, string>>>>;
    readonly fixes?: Readonly<Record<string, string>>;
    readonly channels?: Readonly<Record<string, string>>;
  };
}

/** Something in a fragment that was not understood. */
export interface LinkProblem {
  readonly kind: 'unknown-key' | 'unknown-value' | 'duplicate' | 'malformed';
  /** `key` or `key=value`, safe to show as code; null if it does not look like an id. */
  readonly shown: string | null;
  /** How many times; more than 1 only if `shown` is null. */
  readonly count: number;
}

export interface DecodedLink<V extends Vocabulary = Vocabulary> extends Link<V> {
  readonly answers: Answers<V>;
  readonly problems: readonly LinkProblem[];
}

/** The fragment, without `#`. Empty if there is nothing to say. */
export function encode(_vocabularyOrder: readonly string[], _link: Partial<Link>): string {
  throw new Error('in work');
}

/** Reads any text as a fragment; with or without its `#` or `?`. Never throws. */
export function decode<V extends Vocabulary>(_fragment: string, _ids: LinkIds<V>): DecodedLink<V> {
  throw new Error('in work');
}
