import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { linkIdsOf, type IdLock, type LinkIds, type PresentIds } from '../tree/index.ts';
import type { Entry, Knowledge } from './knowledge.ts';
import { CHANNELS, QUESTIONS } from './vocabulary.ts';

/** Every id that was ever published. Grows only; see docs/decisions. */
export const LOCK_FILE = fileURLToPath(new URL('../../../ids.lock', import.meta.url));

const ids = (entries: readonly Entry[]): string[] => entries.map(({ id }) => id).sort();

/** The ids that exist today. */
export function presentIds(knowledge: Knowledge): PresentIds {
  return {
    questions: QUESTIONS,
    causes: ids(knowledge.causes),
    fixes: ids(knowledge.fixes),
    channels: [...CHANNELS],
    phases: ids(knowledge.phases),
  };
}

/**
 * @param file another place, where this file is bundled elsewhere
 * @throws if ids.lock is missing or no JSON
 */
export function readLock(file: string = LOCK_FILE): IdLock {
  return JSON.parse(readFileSync(file, 'utf8')) as IdLock;
}

/** Fixes that are still there and must not be proposed any more. */
export const withdrawnFixes = (lock: IdLock): string[] => Object.keys(lock.withdrawn.fixes ?? {});

/** What a permalink may carry: published ids and the names they once had, in vocabulary order. */
export function publishedLinkIds(): LinkIds<typeof QUESTIONS> {
  return { ...linkIdsOf(readLock()), questions: QUESTIONS };
}
