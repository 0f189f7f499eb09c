import type { LinkIds } from './permalink.ts';

/** Kinds of ids whose lock is a plain list. */
export const ID_KINDS = ['causes', 'fixes', 'channels', 'phases'] as const;
export type IdKind = (typeof ID_KINDS)[number];

/** Per kind: old id -> something. Options are written `question.option`. */
export type PerKind = { readonly [K in IdKind | 'questions' | 'options']?: Readonly<Record<string, string>> };

/** The ids that exist today. */
export interface PresentIds {
  readonly questions: Readonly<Record<string, readonly string[]>>;
  readonly causes: readonly string[];
  readonly fixes: readonly string[];
  readonly channels: readonly string[];
  readonly phases: readonly string[];
}

/** ids.lock: every id that was ever published. Lists only grow. */
export interface IdLock extends PresentIds {
  /** Old id -> the id it has now. */
  readonly aliases: PerKind;
  /** Removed id -> why, and what replaced it. */
  readonly retired: PerKind;
  /** Id that is still there but must not be used any more -> why, and how to undo. */
  readonly withdrawn: PerKind;
}

/** A difference between the lock and what exists. */
export interface LockProblem {
  readonly kind: 'missing' | 'alias-cycle' | 'alias-to-nothing' | 'alias-still-exists' | 'retired-still-exists' | 'withdrawn-missing';
  readonly of: IdKind | 'questions' | 'options';
  readonly id: string;
  readonly message: string;
}

export interface LockComparison {
  readonly problems: readonly LockProblem[];
  /** Ids that exist and are not in the lock yet; options as `question.option`. */
  readonly added: readonly { readonly of: LockProblem['of']; readonly id: string }[];
}

/** Compares what exists with the lock. No problem means that every published id still leads somewhere. */
export function compareWithLock(_present: PresentIds, _lock: IdLock): LockComparison {
  throw new Error('in work');
}

/** The id of today for an id of any time; the id itself if it has no alias; null on a cycle. */
export function resolveAlias(_aliases: Readonly<Record<string, string>> | undefined, _id: string): string | null {
  throw new Error('in work');
}

/** What `decode` needs, taken from the lock: published ids without the retired ones, and the aliases. */
export function linkIdsOf(_lock: IdLock): LinkIds {
  throw new Error('in work');
}
