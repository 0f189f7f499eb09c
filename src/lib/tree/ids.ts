import type { LinkIds } from './decode.ts';

/** Kinds of ids whose lock is a plain list. */
export const ID_KINDS = ['causes', 'fixes', 'channels', 'phases'] as const;
export type IdKind = (typeof ID_KINDS)[number];

/** Everything that has an id. Options are written `question.option`. */
export const ALL_KINDS = ['questions', 'options', ...ID_KINDS] as const;
export type AnyKind = (typeof ALL_KINDS)[number];

/** Per kind: an id -> something about it. */
export type PerKind = { readonly [K in AnyKind]?: Readonly<Record<string, string>> };

/** The ids that exist today. */
export interface PresentIds {
  readonly questions: Readonly<Record<string, readonly string[]>>;
  readonly causes: readonly string[];
  readonly fixes: readonly string[];
  readonly channels: readonly string[];
  readonly phases: readonly string[];
}

/** ids.lock: every id that was ever published. Its lists only grow. */
export interface IdLock extends PresentIds {
  /** Old id -> the id it has now. For options: `question.option` -> option. */
  readonly aliases: PerKind;
  /** Removed id -> why, and what replaced it. */
  readonly retired: PerKind;
  /** Id whose page stays but whose scripts are gone -> why, and how to undo what they did. */
  readonly withdrawn: PerKind;
}

/** A promise of the lock that is broken. */
export interface LockProblem {
  readonly kind:
    | 'missing'
    | 'alias-cycle'
    | 'alias-to-nothing'
    | 'alias-hidden'
    | 'retired-exists'
    | 'withdrawn-missing';
  readonly of: AnyKind;
  readonly id: string;
  readonly message: string;
}

export interface LockComparison {
  readonly problems: readonly LockProblem[];
  /** Ids that exist and are not in the lock yet. */
  readonly added: readonly { readonly of: AnyKind; readonly id: string }[];
}

/** Compares what exists with the lock. No problem means that every published id still leads somewhere. */
export function compareWithLock(present: PresentIds, lock: IdLock): LockComparison {
  const parts = ALL_KINDS.map((kind) => {
    const [exists, locked] = [idsOf(present, kind), idsOf(lock, kind)];
    return {
      problems: [
        ...missing(kind, exists, locked, lock),
        ...badAliases(kind, exists, lock),
        ...badNotes(kind, exists, lock),
      ],
      added: exists.filter((id) => !locked.includes(id)).map((id) => ({ of: kind, id })),
    };
  });
  return { problems: parts.flatMap(({ problems }) => problems), added: parts.flatMap(({ added }) => added) };
}

/** The lock with everything added that exists and is not in it: what to write when ids are published. */
export function lockWith(present: PresentIds, lock: IdLock): IdLock {
  const union = (locked: readonly string[] = [], exists: readonly string[] = []) => [...new Set([...locked, ...exists])];
  const questions = union(Object.keys(lock.questions), Object.keys(present.questions));
  return {
    ...lock,
    questions: Object.fromEntries(questions.map((id) => [id, union(lock.questions[id], present.questions[id])])),
    causes: union(lock.causes, present.causes),
    fixes: union(lock.fixes, present.fixes),
    channels: union(lock.channels, present.channels),
    phases: union(lock.phases, present.phases),
  };
}

/**
 * The id of today for an id of any time: follows aliases until there is none. The id itself if it has
 * no alias; null if the aliases go round in a circle.
 */
export function resolveAlias(aliases: Readonly<Record<string, string>> | undefined, id: string): string | null {
  const seen = new Set<string>();
  let now = id;
  while (aliases !== undefined && Object.hasOwn(aliases, now)) {
    if (seen.has(now)) return null;
    seen.add(now);
    now = aliases[now]!;
  }
  return now;
}

/** What `decode` needs, taken from the lock: published ids without the gone ones, and the aliases. */
export function linkIdsOf(lock: IdLock): LinkIds {
  const today = (kind: AnyKind, ids: readonly string[], prefix = '') =>
    ids.filter((id) => !has(lock.aliases, kind, prefix + id) && !has(lock.retired, kind, prefix + id));
  const questions = today('questions', Object.keys(lock.questions));
  const { questions: renamed = {}, options = {}, fixes = {}, channels = {} } = lock.aliases;
  return {
    questions: Object.fromEntries(questions.map((id) => [id, today('options', lock.questions[id]!, `${id}.`)])),
    fixes: today('fixes', lock.fixes),
    channels: today('channels', lock.channels),
    aliases: { questions: renamed, options, fixes, channels },
  };
}

/** All ids of a kind; options as `question.option`. */
export function idsOf(ids: PresentIds, kind: AnyKind): readonly string[] {
  if (kind === 'questions') return Object.keys(ids.questions);
  if (kind !== 'options') return ids[kind];
  return Object.entries(ids.questions).flatMap(([question, options]) => options.map((option) => `${question}.${option}`));
}

function has(notes: PerKind, kind: AnyKind, id: string): boolean {
  return Object.hasOwn(notes[kind] ?? {}, id);
}

function missing(kind: AnyKind, exists: readonly string[], locked: readonly string[], lock: IdLock): LockProblem[] {
  return locked
    .filter((id) => !exists.includes(id) && !has(lock.aliases, kind, id) && !has(lock.retired, kind, id))
    .filter((id) => kind !== 'options' || exists.some((other) => questionOf(other) === questionOf(id)))
    .map((id) => ({
      kind: 'missing',
      of: kind,
      id,
      message: `"${id}" was published and is gone; give it an alias if it was renamed, else list it as retired`,
    }));
}

function badAliases(kind: AnyKind, exists: readonly string[], lock: IdLock): LockProblem[] {
  const aliases = lock.aliases[kind] ?? {};
  return Object.keys(aliases).flatMap((id): LockProblem[] => {
    if (exists.includes(id)) {
      return [{ kind: 'alias-hidden', of: kind, id, message: `"${id}" exists, so its alias is never looked at` }];
    }
    const target = kind === 'options' ? resolveOption(aliases, id) : resolveAlias(aliases, id);
    if (target === null) {
      return [{ kind: 'alias-cycle', of: kind, id, message: `the aliases of "${id}" go round in a circle` }];
    }
    if (exists.includes(target) || has(lock.retired, kind, target)) return [];
    return [{ kind: 'alias-to-nothing', of: kind, id, message: `"${id}" is an alias for "${target}", which does not exist` }];
  });
}

/** Follows `question.option` -> option within the same question. */
function resolveOption(aliases: Readonly<Record<string, string>>, id: string): string | null {
  const question = questionOf(id);
  return resolveAlias(Object.fromEntries(Object.entries(aliases).map(([from, to]) => [from, `${question}.${to}`])), id);
}

function questionOf(option: string): string {
  return option.slice(0, option.indexOf('.'));
}

function badNotes(kind: AnyKind, exists: readonly string[], lock: IdLock): LockProblem[] {
  const retired = Object.keys(lock.retired[kind] ?? {})
    .filter((id) => exists.includes(id))
    .map((id): LockProblem => ({ kind: 'retired-exists', of: kind, id, message: `"${id}" is retired and still exists` }));
  const withdrawn = Object.keys(lock.withdrawn[kind] ?? {})
    .filter((id) => !exists.includes(id))
    .map((id): LockProblem => ({
      kind: 'withdrawn-missing',
      of: kind,
      id,
      message: `"${id}" is withdrawn; its page must stay, to say why and how to undo`,
    }));
  return [...retired, ...withdrawn];
}
