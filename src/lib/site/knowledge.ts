import { join } from 'node:path';
import process from 'node:process';
import type { Article, Cause, Code, Fix, Knowledge } from '../knowledge/knowledge.ts';
import { readLock } from '../knowledge/ids.ts';
import { readKnowledge } from '../knowledge/load.ts';
import type { Frequency } from '../knowledge/schema/shared.ts';
import type { IdLock } from '../tree/ids.ts';

/** The build bundles this file to another place: the root is where the build was started, not relative to here. */
const ROOT = process.cwd();

/** All content, read once for all pages. */
export const knowledge: Knowledge = readKnowledge(ROOT);

/** Every id that was ever published. */
export const lock: IdLock = readLock(join(ROOT, 'ids.lock'));

const ORDER: readonly Frequency[] = ['almost-always', 'usually', 'half', 'sometimes', 'rarely', 'never'];
const HOW_OFTEN: Readonly<Record<Frequency, string>> = {
  'almost-always': 'almost always helps',
  usually: 'usually helps',
  half: 'helps about half the time',
  sometimes: 'sometimes helps',
  rarely: 'rarely helps',
  never: 'does not help',
};

/** A fix that cures something, and how often it does in words. */
export interface Cure {
  readonly fix: Fix;
  readonly frequency: Frequency;
  readonly often: string;
}

const causeById = new Map(knowledge.causes.map((cause) => [cause.id, cause]));
const fixById = new Map(knowledge.fixes.map((fix) => [fix.id, fix]));
const phaseById = new Map(knowledge.phases.map((phase) => [phase.id, phase]));

/** The entry with this id. References are checked when the content is loaded, so a miss is a mistake in a page. */
function found<T>(map: ReadonlyMap<string, T>, id: string): T {
  const entry = map.get(id);
  if (entry === undefined) throw new Error(`nothing is called "${id}"`);
  return entry;
}

export const causeOf = (id: string): Cause => found(causeById, id);
export const fixOf = (id: string): Fix => found(fixById, id);
export const phaseOf = (id: string): Article => found(phaseById, id);

/** Fixes for a cause, the ones that help most often first. */
export function curesFor(cause: string): Cure[] {
  return knowledge.fixes
    .flatMap((fix) => {
      const frequency = fix.cures[cause];
      return frequency === undefined || frequency === 'never' ? [] : [{ fix, frequency, often: HOW_OFTEN[frequency] }];
    })
    .sort((a, b) => ORDER.indexOf(a.frequency) - ORDER.indexOf(b.frequency));
}

/** Causes that a fix cures, the ones that it cures most often first. */
export function curedBy(fix: Fix): { readonly cause: Cause; readonly frequency: Frequency; readonly often: string }[] {
  return Object.entries(fix.cures)
    .filter(([, frequency]) => frequency !== 'never')
    .map(([id, frequency]) => ({ cause: causeOf(id), frequency, often: HOW_OFTEN[frequency] }))
    .sort((a, b) => ORDER.indexOf(a.frequency) - ORDER.indexOf(b.frequency));
}

export const causesIn = (phase: string): Cause[] => knowledge.causes.filter((cause) => cause.phase === phase);
export const fixesIn = (phase: string): Fix[] => knowledge.fixes.filter((fix) => fix.phase === phase);
export const codesOf = (space: Code['space']): Code[] => knowledge.codes.filter((code) => code.space === space);
