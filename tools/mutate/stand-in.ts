/**
 * Stands in for the test runner while mutants are tried: it collects the tests of a file once, so that they can be run
 * again and again in one process. It knows what tests/scripts uses, and no more: a matcher that it lacks is an error.
 */
import { AssertionError } from 'node:assert';
import { inspect } from 'node:util';

export interface Collected {
  /** The outermost group: the id of a fix, or "verbs". */
  readonly suite: string;
  readonly name: string;
  readonly run: () => unknown;
}

/** Every test of the files that were imported, in their order. */
export const collected: Collected[] = [];
/** The rows of all groups: among them each fix with its texts. */
export const rows: unknown[] = [];
/** What has to be done before the first test. */
export const preparations: (() => unknown)[] = [];

const groups: string[] = [];

function titled(name: string, row: unknown): string {
  return name.replace('%s', String(Array.isArray(row) ? row[0] : row));
}

function group(name: string, body: () => void): void {
  groups.push(name);
  try {
    body();
  } finally {
    groups.pop();
  }
}

type Body = (row: never) => unknown;

const groupsFor = (table: readonly unknown[]) => (name: string, body: Body): void => {
  rows.push(...table);
  for (const row of table) group(titled(name, row), () => void body(row as never));
};

const grouping = Object.assign(group, { for: groupsFor });
const nothing = Object.assign((): void => undefined, { for: () => (): void => undefined });
export const describe = Object.assign(group, { for: groupsFor, skipIf: (skip: boolean) => (skip ? nothing : grouping) });

function add(name: string, run: () => unknown): void {
  collected.push({ suite: groups[0] ?? '', name: [...groups.slice(1), name].join(' > '), run });
}

/** A test is given as (name, body) or (name, options, body). */
function bodyOf(given: readonly unknown[]): Body {
  return given.at(-1) as Body;
}

const testsFor = (table: readonly unknown[]) => (name: string, ...given: readonly unknown[]): void => {
  for (const row of table) add(titled(name, row), () => bodyOf(given)(row as never));
};
export const test = Object.assign((name: string, ...given: readonly unknown[]): void => add(name, () => bodyOf(given)(undefined as never)), { for: testsFor });

export const beforeAll = (body: () => unknown): void => void preparations.push(body);
export const afterAll = (): void => undefined;

/** Something that says by itself whether it is equal. */
class Pattern {
  readonly fits: (value: unknown) => boolean;
  constructor(fits: (value: unknown) => boolean) {
    this.fits = fits;
  }
}

function equal(found: unknown, wanted: unknown): boolean {
  if (wanted instanceof Pattern) return wanted.fits(found);
  if (typeof found !== 'object' || typeof wanted !== 'object' || found === null || wanted === null) return Object.is(found, wanted);
  if (Array.isArray(found) !== Array.isArray(wanted) || (Array.isArray(found) && Array.isArray(wanted) && found.length !== wanted.length)) return false;
  const [one, other] = [found as Record<string, unknown>, wanted as Record<string, unknown>];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => equal(one[key], other[key]));
}

function matchers(found: unknown, turned: boolean) {
  const hold = (holds: boolean, wanted: unknown): void => {
    if (holds === turned) throw new AssertionError({ message: `${inspect(found, { depth: 6 })} ${turned ? 'is' : 'is not'} ${inspect(wanted, { depth: 6 })}` });
  };
  return {
    toBe: (wanted: unknown) => hold(Object.is(found, wanted), wanted),
    toEqual: (wanted: unknown) => hold(equal(found, wanted), wanted),
    toMatch: (wanted: RegExp) => hold(wanted.test(String(found)), wanted),
    toContain: (wanted: never) => hold((found as string | unknown[]).includes(wanted), wanted),
    toBeDefined: () => hold(found !== undefined, 'defined'),
    toBeLessThan: (wanted: number) => hold((found as number) < wanted, wanted),
    toBeGreaterThan: (wanted: number) => hold((found as number) > wanted, wanted),
  };
}

export const expect = Object.assign((found: unknown) => ({ ...matchers(found, false), not: matchers(found, true) }), {
  anything: () => new Pattern((value) => value !== null && value !== undefined),
  stringMatching: (pattern: RegExp) => new Pattern((value) => typeof value === 'string' && pattern.test(value)),
  fail: (message: string): never => {
    throw new AssertionError({ message });
  },
});
