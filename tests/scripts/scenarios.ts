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
  /** "fixed tls": result and code of apply. Left out where apply changes nothing. */
  readonly apply?: string;
  /** "ok valid": what the check says afterwards, if not "ok" with the code of apply. */
  readonly after?: string;
  /** Apply a second time: "no-change" unless the table says otherwise. */
  readonly again?: string;
  /** What apply must leave behind: beginnings of the changes, as the tests print them: "value HKLM\...!Name: DWord 1 -> DWord 0". */
  readonly leaves?: readonly string[];
  readonly answers: RdpAnswers;
  readonly names: Readonly<Record<string, string>>;
  /** What undo says, if not "undone restored". */
  readonly undo?: string;
}

const KEYS = ['name', 'machine', 'check', 'apply', 'after', 'again', 'answers', 'names', 'undo', 'leaves'];

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
  const cases = table.cases.map((entry) => ({ names: {}, ...entry, machine: entry.machine ?? {}, answers: { ...table.answers, ...entry.answers } }));
  return { shared: table.machine ?? {}, cases };
}
