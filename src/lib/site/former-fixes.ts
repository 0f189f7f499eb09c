import type { IdLock } from '../tree/ids.ts';
import { resolveAlias } from '../tree/ids.ts';

/** A fix id that was published and is no fix of today. Its address stays, and says where to go. */
export interface FormerFix {
  readonly id: string;
  /** The id that it has now; null if it was removed. */
  readonly now: string | null;
  /** Why it was removed, and what replaced it; empty for one that only has another name. */
  readonly why: string;
}

/** Every former fix id that a link may still carry. */
export function formerFixes(lock: IdLock): FormerFix[] {
  const renamed = Object.keys(lock.aliases.fixes ?? {}).map((id) => ({ id, now: resolveAlias(lock.aliases.fixes, id), why: '' }));
  const removed = Object.entries(lock.retired.fixes ?? {}).map(([id, why]) => ({ id, now: null, why }));
  return [...renamed, ...removed];
}

/** Why a fix must not be used any more and how to undo what it did; undefined if nothing is wrong with it. */
export function withdrawnBecause(lock: IdLock, id: string): string | undefined {
  return lock.withdrawn.fixes?.[id];
}
