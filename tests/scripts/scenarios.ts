import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { RdpAnswers } from '../../src/lib/scripts/index.ts';
import type { Overrides } from './windows.ts';

/**
 * One line of src/content/fixes/<fix>/scenarios.yaml: a state of the machine, and what the scripts must say of it.
 * Everything else (dry run, second run, undo, failures, permissions) is tested with each case by itself.
 */
export interface Case {
  /** The state in words: "the listener uses the old RDP security". */
  readonly name: string;
  /** What differs from the healthy machine of tests/scripts/windows/base.yaml. */
  readonly machine: Overrides;
  /** "fault rdp-layer": state and code of the check. */
  readonly check: string;
  /** All that the check says beside its code: { until: today-3 }. "today-3" is the date of that day; "*" stands for any value. */
  readonly data: Readonly<Record<string, string | number>>;
  /** "fixed tls": result and code of apply; "refused needs-system" where apply sees more than the check. Left out where the code of the check says it all. */
  readonly apply?: string;
  /** "ok valid": what the check says afterwards, if not "ok" with the code of apply. */
  readonly after?: string;
  /** Apply a second time: "no-change" unless the table says otherwise. */
  readonly again?: string;
  /** What apply changes, all of it: see leaves.ts. */
  readonly leaves: readonly string[];
  readonly answers: RdpAnswers;
  readonly names: Readonly<Record<string, string>>;
  /** What undo says, if not "undone restored". */
  readonly undo?: string;
}

const KEYS = ['name', 'machine', 'check', 'data', 'apply', 'after', 'again', 'answers', 'names', 'undo', 'leaves'];

interface Table {
  readonly machine?: Overrides;
  readonly answers?: RdpAnswers;
  readonly cases: readonly (Partial<Case> & Pick<Case, 'name' | 'check'>)[];
}

/** The cases of a fix, the part that they share laid under each; undefined if the fix has no table. */
export function scenariosOf(id: string): { readonly shared: Overrides; readonly cases: readonly Case[] } | undefined {
  const file = fileURLToPath(new URL(`../../src/content/fixes/${id}/scenarios.yaml`, import.meta.url));
  if (!existsSync(file)) return undefined;
  const table = parse(readFileSync(file, 'utf8')) as Table;
  for (const entry of table.cases) {
    const unknown = Object.keys(entry).filter((key) => !KEYS.includes(key));
    if (unknown.length > 0) throw new Error(`${file}: "${entry.name}" has unknown keys: ${unknown.join(', ')}`);
  }
  const cases = table.cases.map((entry) => ({ names: {}, data: {}, leaves: [], ...entry, machine: entry.machine ?? {}, answers: { ...table.answers, ...entry.answers } }));
  return { shared: table.machine ?? {}, cases };
}

/** Does apply change something in this state? */
export const heals = ({ apply }: Case): boolean => apply !== undefined && !apply.startsWith('refused ');

const DAY_MS = 86_400_000;

/** "today-3" as scripts write that day: 2026-11-18. */
function day(text: string): string {
  const offset = /^today([+-]\d+)$/.exec(text)?.[1];
  if (offset === undefined) return text;
  const now = new Date();
  const then = new Date(new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime() + Number(offset) * DAY_MS);
  return [then.getFullYear(), then.getMonth() + 1, then.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/** What a last line must say beside its code, with "*" where the table leaves it open. */
export function dataOf({ data }: Case, found: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, value === '*' ? found[key] ?? 'missing' : day(String(value))]));
}
