import { resolveAlias } from './ids.ts';
import { isId, MOST_TRIED, REVISION, type Link } from './permalink.ts';
import { UNKNOWN, type Answers, type Vocabulary } from './types.ts';

/** Keys that follow the answers, in this order. */
export const LINK_KEYS = ['tried', 'via', 'rev', 'at'] as const;
/** Pairs of a fragment that are looked at; the rest is counted as malformed. */
export const MOST_PAIRS = 64;

/** The ids that are valid today, and the names they once had. */
export interface LinkIds<V extends Vocabulary = Vocabulary> {
  /** In vocabulary order. */
  readonly questions: V;
  readonly fixes: readonly string[];
  readonly channels: readonly string[];
  readonly aliases?: {
    readonly questions?: Readonly<Record<string, string>>;
    /** `question.option` (the question's id of today) -> the option's id of today. */
    readonly options?: Readonly<Record<string, string>>;
    readonly fixes?: Readonly<Record<string, string>>;
    readonly channels?: Readonly<Record<string, string>>;
  };
}

/** Something in a fragment that was not understood. */
export interface LinkProblem {
  readonly kind: 'unknown-key' | 'unknown-value' | 'duplicate' | 'malformed';
  /** `key` or `key=value`, safe to show as code; null if it does not look like ids. */
  readonly shown: string | null;
  /** How many times; more than 1 only if `shown` is null. */
  readonly count: number;
}

export interface DecodedLink<V extends Vocabulary = Vocabulary> extends Link<V> {
  readonly answers: Answers<V>;
  readonly problems: readonly LinkProblem[];
}

/** Reads any text as a fragment, with or without its `#` or `?`. Never throws. */
export function decode<V extends Vocabulary>(fragment: string, ids: LinkIds<V>): DecodedLink<V> {
  const text = fragment.replace(/^[#?]/, '');
  const reader = new Reader(ids);
  if (text.includes('=')) reader.readPairs(text);
  else if (text !== '') reader.readSection(text);
  return reader.result() as DecodedLink<V>;
}

/** What has been understood of a fragment so far. */
class Reader {
  private readonly ids: LinkIds;
  private readonly seen = new Set<string>();
  private readonly answers = new Map<string, string>();
  private readonly problems = new ProblemList();
  private tried: readonly string[] = [];
  private via: string | null = null;
  private rev: number | null = null;
  private at: string | null = null;

  constructor(ids: LinkIds) {
    this.ids = ids;
  }

  result(): DecodedLink {
    const order = Object.keys(this.ids.questions).filter((question) => this.answers.has(question));
    return {
      answers: Object.fromEntries(order.map((question) => [question, this.answers.get(question)!])),
      tried: this.tried,
      via: this.via,
      rev: this.rev,
      at: this.at,
      problems: this.problems.all(),
    };
  }

  readSection(text: string): void {
    if (isId(text)) this.at = text;
    else this.problems.add('malformed', null);
  }

  readPairs(text: string): void {
    const pairs = text.split('&');
    for (const pair of pairs.slice(0, MOST_PAIRS)) if (pair !== '') this.readPair(pair);
    this.problems.add('malformed', null, Math.max(0, pairs.length - MOST_PAIRS));
  }

  private readPair(pair: string): void {
    const cut = pair.indexOf('=');
    const written = cut < 0 ? pair : pair.slice(0, cut);
    const value = cut < 0 ? '' : pair.slice(cut + 1);
    const key = this.keyOf(written);
    if (key === null) {
      this.problems.add('unknown-key', isId(written) ? written : null);
    } else if (this.seen.has(key)) {
      this.problems.add('duplicate', key);
    } else {
      this.seen.add(key);
      this.take(key, value);
    }
  }

  /** The key of today, or null. */
  private keyOf(written: string): string | null {
    const known = (key: string) => Object.hasOwn(this.ids.questions, key) || LINK_KEYS.some((own) => own === key);
    if (known(written)) return written;
    const now = resolveAlias(this.ids.aliases?.questions, written);
    return now !== null && known(now) ? now : null;
  }

  private take(key: string, value: string): void {
    if (key === 'tried') this.takeTried(value);
    else if (key === 'via') this.via = this.idOf('channels', key, value);
    else if (key === 'rev') this.rev = REVISION.test(value) ? Number(value) : this.refuse(key, value);
    else if (key === 'at') this.at = isId(value) ? value : this.refuse(key, value);
    else this.takeAnswer(key, value);
  }

  private takeTried(value: string): void {
    const parts = value.split('.');
    const fixes = parts.slice(0, MOST_TRIED).map((part) => this.idOf('fixes', 'tried', part));
    this.problems.add('malformed', null, Math.max(0, parts.length - MOST_TRIED));
    this.tried = [...new Set(fixes.filter((fix) => fix !== null))];
  }

  private takeAnswer(question: string, value: string): void {
    const options = this.ids.questions[question]!;
    const now = options.includes(value) ? value : this.aliasOfOption(question, value);
    if (value === UNKNOWN || options.includes(now)) this.answers.set(question, value === UNKNOWN ? value : now);
    else this.refuse(question, value);
  }

  private aliasOfOption(question: string, option: string): string {
    const aliases = this.ids.aliases?.options ?? {};
    const own = Object.entries(aliases).flatMap(([from, to]) =>
      from.startsWith(`${question}.`) ? [[from.slice(question.length + 1), to]] : [],
    );
    return resolveAlias(Object.fromEntries(own), option) ?? option;
  }

  private idOf(kind: 'fixes' | 'channels', key: string, value: string): string | null {
    const now = this.ids[kind].includes(value) ? value : resolveAlias(this.ids.aliases?.[kind], value);
    return now !== null && this.ids[kind].includes(now) ? now : this.refuse(key, value);
  }

  private refuse(key: string, value: string): null {
    this.problems.add('unknown-value', isId(value) ? `${key}=${value}` : null);
    return null;
  }
}

/** Problems in the order in which they came; those without a name are counted per kind. */
class ProblemList {
  private readonly entries: LinkProblem[] = [];

  add(kind: LinkProblem['kind'], shown: string | null, count = 1): void {
    if (count === 0) return;
    const same = this.entries.findIndex((entry) => entry.kind === kind && entry.shown === shown);
    if (same < 0) this.entries.push({ kind, shown, count });
    else if (shown === null) this.entries[same] = { kind, shown, count: this.entries[same]!.count + count };
  }

  all(): readonly LinkProblem[] {
    return this.entries;
  }
}
