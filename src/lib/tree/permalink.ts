import type { State, Vocabulary } from './types.ts';

/** What every key and value of a permalink looks like. */
export const LINK_ID = /^[a-z0-9-]{1,32}$/;
/** Fixes in `tried` that are looked at; the rest is counted as malformed. */
export const MOST_TRIED = 64;

/** Revisions of a fix, from 1. */
export const REVISION = /^[1-9][0-9]{0,8}$/;

/** What the fragment of a permalink carries. It never carries a name that somebody typed. */
export interface Link<V extends Vocabulary = Vocabulary> extends State<V> {
  /** Channel id. */
  readonly via: string | null;
  /** Revision of the fix when the link was made, 1 or more. */
  readonly rev: number | null;
  /** Section of the page. */
  readonly at: string | null;
}

/**
 * The fragment of a link, without `#`: answers in vocabulary order, then tried, via, rev, at. Empty if
 * there is nothing to say; the bare section if there is only a section. Leaves out what is no id, so
 * that nothing that somebody typed can get into a link.
 */
export function encode(vocabularyOrder: readonly string[], link: Partial<Link>): string {
  const answers = link.answers ?? {};
  const tried = [...new Set(link.tried ?? [])].filter(isId);
  const values: [string, string | undefined][] = [
    ...vocabularyOrder.map((key): [string, string | undefined] => [key, answers[key]]),
    ['tried', tried.length > 0 ? tried.slice(0, MOST_TRIED).join('.') : undefined],
    ['via', link.via ?? undefined],
    ['rev', link.rev === undefined || link.rev === null ? undefined : String(link.rev)],
  ];
  const pairs = values.flatMap(([key, value]) => (value !== undefined && fits(key, value) ? [`${key}=${value}`] : []));
  const at = link.at;
  if (typeof at !== 'string' || !isId(at)) return pairs.join('&');
  return pairs.length === 0 ? at : [...pairs, `at=${at}`].join('&');
}

function fits(key: string, value: string): boolean {
  if (key === 'tried') return true;
  return key === 'rev' ? REVISION.test(value) : isId(key) && isId(value);
}

/** Whether a text is one that a link may carry. */
export function isId(text: string): boolean {
  return LINK_ID.test(text);
}
