/**
 * node tools/mutate.ts [fix-id | verbs | frame ...] [--sample N]: breaks the scripts on purpose and counts what share
 * the script tests notice. Nothing is written: a broken text lives in memory, in place of the one that was read.
 * Without names: every fix, the verbs and the frame. --sample spreads N mutants evenly over them.
 */
import { readdir } from 'node:fs/promises';
import { subscribe } from 'node:diagnostics_channel';
import { registerHooks } from 'node:module';
import process from 'node:process';
import type { ChildProcess } from 'node:child_process';
import type { Fix } from '../tests/scripts/run.ts';
import type { SimulatedWindows as Simulated } from '../tests/scripts/windows.ts';
import { type Mutant, mutantsOf } from './mutate/operators.ts';
import { type Collected, collected, preparations, rows } from './mutate/stand-in.ts';

/** A broken script may wait for ever. A whole one answers in a second or two. */
const PATIENCE_MS = 15_000;
/** Time for the tests of one mutant beyond the states of the table: some play a fix once for every change it makes. */
const BUDGET_MS = 10_000;

/** A file that can be broken: the object that holds its text, and the groups of tests that run it. */
interface Source {
  readonly path: string;
  readonly group: string;
  readonly holder: Record<string, string>;
  readonly key: string;
}

interface Outcome {
  readonly source: Source;
  readonly mutant: Mutant;
  /** The test that noticed; null: none did. */
  readonly by: string | null;
  readonly complete: boolean;
}

const STAND_IN = new URL('./mutate/stand-in.ts', import.meta.url).href;
registerHooks({ resolve: (name, context, next) => (name === 'vitest' ? { url: STAND_IN, shortCircuit: true } : next(name, context)) });

const { FRAME, VERBS, scriptText } = await import('../tests/scripts/run.ts');
const { SimulatedWindows } = await import('../tests/scripts/windows.ts');
await import('../tests/scripts/fixes.test.ts');
await import('../tests/scripts/verbs.test.ts');
for (const file of await readdir(new URL('../tests/scripts/frame/', import.meta.url))) {
  if (file.endsWith('.test.ts')) await import(new URL(`../tests/scripts/frame/${file}`, import.meta.url).href);
}

let shell: ChildProcess | undefined;
subscribe('child_process', (message) => (shell = (message as { process: ChildProcess }).process));

/** One PowerShell for all tests, until a mutant hangs in it. */
let shared: Promise<Simulated> | undefined;
const start = SimulatedWindows.start.bind(SimulatedWindows);
SimulatedWindows.start = () => (shared ??= start());

async function prepare(): Promise<void> {
  shared = undefined;
  for (const one of preparations) await one();
}

const play = SimulatedWindows.prototype.play;
SimulatedWindows.prototype.play = async function patient(this: Simulated, ...given: Parameters<typeof play>) {
  const bell = setTimeout(() => shell?.kill('SIGKILL'), PATIENCE_MS);
  try {
    return await play.apply(this, given);
  } finally {
    clearTimeout(bell);
  }
};

const fixes = rows.flatMap((row) => (Array.isArray(row) && typeof row[1] === 'object' && row[1] !== null && 'fragments' in row[1] ? [row[1] as Fix] : []));

function sourcesOf(names: readonly string[]): Source[] {
  const wanted = (name: string): boolean => names.length === 0 || names.includes(name);
  const texts = (group: string, folder: string, holder: Readonly<Record<string, string>>, ending: string): Source[] =>
    !wanted(group) ? [] : Object.keys(holder).filter((key) => `${key}${ending}`.endsWith('.ps1'))
      .map((key) => ({ path: `${folder}/${key}${ending}`, group, holder: holder as Record<string, string>, key }));
  return [
    ...fixes.flatMap((fix) => texts(fix.id, `src/content/fixes/${fix.id}`, fix.fragments, '')),
    ...texts('verbs', 'src/content/verbs', VERBS, '.ps1'),
    ...texts('frame', 'src/lib/scripts/frame', FRAME, '.ps1'),
  ];
}

const usual = (fix: Fix): 'console' | 'client' => (fix.runsOn === 'target' ? 'console' : 'client');
/** The kinds of fix between which the frame tells. */
const kindOf = (fix: Fix): string => `${fix.runsOn} ${fix.cutsSessions !== 'no'} ${fix.undo}`;

/** The scripts of a fix in which a line stands. */
function contains(fix: Fix, line: string): boolean {
  const parts = fix.runsOn === 'client-user' || fix.undo === 'none' ? ['check', 'apply'] as const : ['check', 'apply', 'undo'] as const;
  return parts.some((part) => scriptText(fix, part, usual(fix)).includes(line));
}

/** The tests that can notice a mutant: those of its fix; of a shared file, those of the verbs and of one fix of each kind. */
function testsOf({ group }: Source, { before }: Mutant): Collected[] {
  if (group !== 'verbs' && group !== 'frame') return collected.filter(({ suite }) => suite === group);
  const using = fixes.filter((fix) => contains(fix, before)).toSorted((a, b) => size(a.id) - size(b.id));
  const one = using.filter((fix, index) => using.findIndex((other) => kindOf(other) === kindOf(fix)) === index).map(({ id }) => id);
  return collected.filter(({ suite }) => suite === 'verbs' || suite === group || one.includes(suite));
}
const size = (id: string): number => collected.filter(({ suite }) => suite === id).length;

/** What is known of each test: how long it took, how often it noticed, does it pass when nothing is broken? */
const known = new Map<Collected, { ms: number; noticed: number; sound?: boolean }>();
const knowledge = (one: Collected) => known.get(one) ?? known.set(one, { ms: /any change|denied/.test(one.name) ? 5000 : 250, noticed: 0 }).get(one)!;
/** The tests of the frame, and those that play a state from the table from beginning to end. They come first, and time never cuts them. */
const whole = (one: Collected): boolean => one.suite === 'frame' || one.name.endsWith('apply again, undo');
/** The tests of the frame are short, and look at nothing else. */
const first = (one: Collected): number => (one.suite === 'frame' ? 2000 : whole(one) ? 1000 : 0);
const promise = (one: Collected): number => first(one) + (knowledge(one).noticed + 0.2) / knowledge(one).ms;

async function passes(one: Collected): Promise<boolean> {
  const began = Date.now();
  try {
    await one.run();
    return true;
  } catch {
    if (shell?.signalCode) await prepare();
    return false;
  } finally {
    knowledge(one).ms = Math.max(1, Date.now() - began);
  }
}

/** A test that fails although nothing is broken says nothing about a mutant. */
async function sound(one: Collected): Promise<boolean> {
  const facts = knowledge(one);
  facts.sound ??= await passes(one);
  if (!facts.sound) process.stdout.write(`fails unbroken, left out: ${one.suite}: ${one.name}\n`);
  return facts.sound;
}

async function broken<T>({ holder, key }: Source, text: string, act: () => Promise<T>): Promise<T> {
  const whole = holder[key]!;
  holder[key] = text;
  try {
    return await act();
  } finally {
    holder[key] = whole;
  }
}

async function tryOut(source: Source, mutant: Mutant): Promise<Outcome> {
  const ended = Date.now() + BUDGET_MS;
  const tests = testsOf(source, mutant).filter((one) => knowledge(one).sound !== false).toSorted((a, b) => promise(b) - promise(a));
  for (const one of tests) {
    if (Date.now() > ended && !whole(one)) return { source, mutant, by: null, complete: false };
    if (await broken(source, mutant.text, () => passes(one)) || !await sound(one)) continue;
    knowledge(one).noticed += 1;
    return { source, mutant, by: one.name, complete: true };
  }
  return { source, mutant, by: null, complete: true };
}

/** Mutants that PowerShell still reads. */
async function readable(all: readonly { source: Source; mutant: Mutant }[]): Promise<{ source: Source; mutant: Mutant }[]> {
  const windows = await SimulatedWindows.start();
  const complaints = async (text: string) => (await windows.parse(`& {\n${text}\n}\n`, true)).length;
  const kept = [];
  for (const one of all) if (await complaints(one.mutant.text) <= await complaints(one.source.holder[one.source.key]!)) kept.push(one);
  return kept;
}

function spread<T>(all: readonly T[], count: number): T[] {
  if (count >= all.length) return [...all];
  return Array.from({ length: count }, (_, index) => all[Math.floor((index + 0.5) * all.length / count)]!);
}

function report(outcomes: readonly Outcome[]): void {
  const survivors = outcomes.filter(({ by }) => by === null);
  for (const { source, mutant, complete } of survivors) {
    process.stdout.write(`survived${complete ? '' : ' (time was up)'} ${source.path}:${mutant.line}  ${mutant.operator}\n    ${mutant.before}\n    ${mutant.after || '(gone)'}\n`);
  }
  const share = (of: readonly Outcome[]): string => `${of.filter(({ by }) => by !== null).length} of ${of.length}`;
  for (const group of [...new Set(outcomes.map(({ source }) => source.group))]) {
    process.stdout.write(`${group.padEnd(30)} ${share(outcomes.filter(({ source }) => source.group === group))}\n`);
  }
  const percent = (100 * (outcomes.length - survivors.length) / Math.max(1, outcomes.length)).toFixed(1);
  process.stdout.write(`killed ${share(outcomes)} mutants: ${percent} %\n`);
}

const given = process.argv.slice(2);
const at = given.indexOf('--sample');
const sample = at < 0 ? Infinity : Number(given[at + 1]);
const names = at < 0 ? given : given.toSpliced(at, 2);
const sources = sourcesOf(names);
if (sources.length === 0) throw new Error(`no scripts: ${names.join(' ')}`);
const began = Date.now();
await prepare();
const chosen = await readable(spread(sources.flatMap((source) => mutantsOf(source.holder[source.key]!).map((mutant) => ({ source, mutant }))), sample));
const outcomes: Outcome[] = [];
for (const { source, mutant } of chosen) {
  const outcome = await tryOut(source, mutant);
  outcomes.push(outcome);
  process.stderr.write(`${((Date.now() - began) / 1000).toFixed(0).padStart(4)} s ${outcome.by ? 'killed  ' : 'survived'} ${source.path}:${mutant.line} ${mutant.operator} [${outcome.by ?? ''}]\n`);
}
report(outcomes);
process.stdout.write(`${Math.round((Date.now() - began) / 1000)} s\n`);
(await SimulatedWindows.start()).stop();
