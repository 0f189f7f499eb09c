import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { fix as schema, type ScriptedFix } from '../../src/lib/knowledge/schema/fix.ts';
import { type ChannelId, compose, type Composed, nameField, type NameId, type Names, namesFor, type Part, type RdpAnswers, type Refused, type Texts } from '../../src/lib/scripts/index.ts';
import type { State, Step } from './windows.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FIXES = join(ROOT, 'src/content/fixes');

/** A fix with scripts: its frontmatter, and its files by name. */
export type Fix = ScriptedFix & { readonly id: string; readonly fragments: Texts };

function texts(folder: string, ending: RegExp, key: (file: string) => string): Texts {
  const files = readdirSync(folder).filter((file) => ending.test(file)).sort();
  return Object.fromEntries(files.map((file) => [key(file), readFileSync(join(folder, file), 'utf8')]));
}

const stem = (file: string): string => file.replace(/\.ps1$/, '');
export const FRAME = texts(join(ROOT, 'src/lib/scripts/frame'), /\.ps1$/, stem);
export const VERBS = texts(join(ROOT, 'src/content/verbs'), /\.ps1$/, stem);

/** Reads one fix; undefined if it has no script or is not valid yet (the content build reports that). */
export function readFix(id: string): Fix | undefined {
  const folder = join(FIXES, id);
  const front = /^---\r?\n([\s\S]*?)\r?\n---/.exec(readFileSync(join(folder, 'index.mdx'), 'utf8'))?.[1];
  const read = schema.safeParse(parse(front ?? ''));
  if (!read.success || read.data.kind !== 'scripted') return undefined;
  return { ...read.data, id, fragments: texts(folder, /\.(ps1|sh)$/, (file) => file) };
}

/** Every fix with scripts, by id. */
export function scriptedFixes(): Fix[] {
  const folders = readdirSync(FIXES).filter((id) => existsSync(join(FIXES, id, 'index.mdx')));
  return folders.map(readFix).filter((fix): fix is Fix => fix !== undefined);
}

/** The fix with the names that a person typed in its footprint: '%OwnerService%' -> 'W3SVC'. */
export function withNames(fix: Fix, names: Names): Fix {
  const typed = { ...exampleNames(fix, fix.runsOn === 'target' ? 'console' : 'client'), ...names };
  const put = (target: string) => Object.entries(typed).reduce((text, [id, value]) => text.replace(`%${nameField(id as NameId).powershell}%`, value), target);
  return { ...fix, footprint: fix.footprint.map((item) => ({ ...item, target: put(item.target) })) };
}

/** Names from the examples of the form, for whatever the fix and the channel need. */
export function exampleNames(fix: Fix, channel: ChannelId): Names {
  const { needed } = namesFor(fix, channel);
  return Object.fromEntries(needed.map((id) => [id, nameField(id).example]));
}

/** What the composer makes of a request, or why it makes nothing. */
export function tryScript(fix: Fix, part: Part, channel: ChannelId, answers: RdpAnswers = {}, names: Names = {}): Composed | Refused {
  return compose({
    fix, part, channel, answers, names: { ...exampleNames(fix, channel), ...names }, fragments: fix.fragments,
    verbs: VERBS, frame: FRAME, version: '1.0.0', date: '2026-11-21',
  });
}

/** The text that a person copies. */
export function scriptText(fix: Fix, part: Part, channel: ChannelId, answers: RdpAnswers = {}, names: Names = {}): string {
  const made = tryScript(fix, part, channel, answers, names);
  if (made.refused !== null) throw new Error(`${fix.id} ${part} ${channel}: ${made.refused} ${JSON.stringify(made.fields)}`);
  return made.text;
}

/** The last line of a script, taken apart. */
export interface Verdict {
  readonly line: string;
  readonly result: string;
  readonly code: string;
  readonly data: Readonly<Record<string, string>>;
}

/** @throws if a script did not end with its line */
export function verdictOf(step: Step): Verdict {
  const line = step.output.at(-1) ?? '';
  const words = line.split(' ');
  if (words[0] !== 'RECONNECT' || words[1] !== '1') throw new Error(`no last line: ${step.output.join('\n')}`);
  return { line, result: words[4]!, code: words[5]!, data: Object.fromEntries(words.slice(6).map((word) => word.split('=') as [string, string])) };
}

/** What differs between two states: name, before, after. */
export function changes(before: State, after: State): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.filter((name) => before[name] !== after[name]).map((name) => `${name}: ${before[name] ?? 'absent'} -> ${after[name] ?? 'absent'}`);
}

/** The journal folder and the traces of time are no change to the machine. */
export function withoutJournal(state: State): State {
  return Object.fromEntries(Object.entries(state).filter(([name]) => !/^(file|acl|attributes) C:\\(ProgramData\\Reconnect(\\|$)|Windows\\Reconnect-[0-9a-f-]{36}$)/i.test(name)));
}
