import Fuse from 'fuse.js';
import type { SearchRecord } from './records.ts';
import { tokenize } from './tokenize.ts';

/** A field's weight: a title that fits beats a summary that mentions the word. */
const WEIGHTS: Readonly<Record<'title' | 'codes' | 'headings' | 'summary', number>> = { title: 4, codes: 4, headings: 2, summary: 1 };

/** More than anybody reads, few enough to draw at every key. */
export const MOST_RESULTS = 12;

/**
 * Search over all records: words in any order, typing errors forgiven, every word must fit; if no record
 * has them all, the best partial matches.
 * @returns a function from what was typed to the best records, best first
 */
export function createSearch(records: readonly SearchRecord[]): (query: string) => readonly SearchRecord[] {
  const options = {
    keys: Object.entries(WEIGHTS).map(([name, weight]) => ({ name, weight })),
    useTokenSearch: true,
    tokenize,
    ignoreLocation: true,
    threshold: 0.3,
  };
  const strict = new Fuse(records, { ...options, tokenMatch: 'all' });
  const loose = new Fuse(records, { ...options, tokenMatch: 'any' });
  return (query) => {
    const asked = query.trim();
    if (asked === '') return [];
    const all = strict.search(asked, { limit: MOST_RESULTS });
    const close = (all.length > 0 ? all : loose.search(asked, { limit: MOST_RESULTS })).map(({ item }) => item);
    return [...new Set([...withNumbers(records, asked), ...close])].slice(0, MOST_RESULTS);
  };
}

/** A code or an event number: nobody who types 1058 means 1057. */
const NUMBER = /^(?:0x[0-9a-f]+|\d{3,})$/;

/** Records that carry every number of the query exactly; the page of a code first, then those that carry few others. */
function withNumbers(records: readonly SearchRecord[], query: string): readonly SearchRecord[] {
  const numbers = tokenize(query).filter((token) => NUMBER.test(token));
  if (numbers.length === 0) return [];
  const exact = records.filter(({ codes }) => numbers.every((number) => codes.split(' ').includes(number)));
  const ofCode = ({ kind }: SearchRecord) => Number(kind === 'Code');
  return exact.sort((a, b) => ofCode(b) - ofCode(a) || a.codes.length - b.codes.length);
}
