import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { findPowerShell } from '../../tools/find-powershell.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
/** A part of a machine, as base.yaml writes it; null takes something away. */
export type Overrides = { readonly [key: string]: Json };
/** Everything that a script can change, by name: "value HKLM\...!Name", "acl C:\...", "service X", "rule X" ... */
export type State = Readonly<Record<string, string>>;

/** One thing that happens to the machine: a script, a task whose time has come, or somebody else's change. */
export type Action = { readonly failAt?: number; readonly crashAt?: number } & (
  | { readonly run: string }
  | { readonly fire: string }
  | { readonly set: Overrides }
  | { readonly look: true }
);

export interface Step {
  readonly output: readonly string[];
  /** Every change in order, also those that came to nothing. */
  readonly writes: readonly string[];
  readonly happened: readonly string[];
  /** Calls that the simulation does not know. Must be empty. */
  readonly unknown: readonly string[];
  readonly crashed: boolean;
  /** An error that the simulation did not catch. Must be null. */
  readonly fault: string | null;
  readonly slept: number;
  readonly state: State;
}

const FOLDER = fileURLToPath(new URL('./windows/', import.meta.url));
const BASE = parse(readFileSync(`${FOLDER}base.yaml`, 'utf8')) as Overrides;

/** Lays overrides over each other. A list or a plain value replaces; null takes the entry away. */
export function merge(base: Json | undefined, over: Json | undefined): Json {
  if (over === undefined) return base ?? null;
  if (!isMap(base) || !isMap(over)) return over;
  const merged: Record<string, Json> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    if (value === null) delete merged[key];
    else merged[key] = merge(merged[key], value);
  }
  return merged;
}

function isMap(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The healthy computer with these changes. */
export function machine(...overrides: readonly Overrides[]): Overrides {
  return overrides.reduce<Json>((all, one) => merge(all, one), BASE) as Overrides;
}

/** A PowerShell process with the simulated Windows in it. It plays one scenario after the other. */
export class SimulatedWindows {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #waiting: ((line: string) => void)[] = [];

  private constructor(started: ChildProcessWithoutNullStreams) {
    this.#process = started;
    createInterface({ input: started.stdout }).on('line', (line) => this.#waiting.shift()?.(line));
    started.on('exit', () => this.#waiting.splice(0).forEach((answer) => answer('{"broken":"PowerShell has ended"}')));
  }

  /** @throws if there is no PowerShell, or if the simulation does not compile */
  static async start(): Promise<SimulatedWindows> {
    const found = findPowerShell();
    if (!found) throw new Error('no PowerShell');
    const args = [...found.before, '-NoProfile', '-NonInteractive', '-File', `${FOLDER}worker.ps1`];
    const started = spawn(found.program, args, { env: { ...process.env, NO_COLOR: '1' } });
    let complaint = '';
    started.stderr.on('data', (data: Buffer) => (complaint += data.toString()));
    const windows = new SimulatedWindows(started);
    const first = await new Promise<string>((resolve) => windows.#waiting.push(resolve));
    if (first !== 'ready') throw new Error(`the simulation does not start: ${first} ${complaint}`);
    return windows;
  }

  /** Plays one scenario on a fresh machine. */
  async play(start: Overrides, actions: readonly Action[]): Promise<Step[]> {
    const line = await new Promise<string>((resolve) => {
      this.#waiting.push(resolve);
      this.#process.stdin.write(`${JSON.stringify({ machine: start, actions })}\n`);
    });
    const answer = JSON.parse(line) as { readonly steps?: Step[]; readonly broken?: string };
    if (!answer.steps) throw new Error(`the simulation broke: ${answer.broken ?? line}`);
    return answer.steps;
  }

  stop(): void {
    this.#process.stdin.end();
  }
}
