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
export type Action = { readonly failAt?: number; readonly crashAt?: number; readonly meanwhile?: Meanwhile } & (
  | { readonly run: string }
  | { readonly fire: string }
  | { readonly set: Overrides }
  | { readonly look: true }
);

/** What happens in another window before the n-th change of a script. */
export interface Meanwhile {
  readonly at: number;
  readonly run?: string;
  readonly set?: Overrides;
}

export interface Step {
  readonly output: readonly string[];
  /** What the other window printed. */
  readonly meanwhile: readonly string[];
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

const TERMINAL_SERVER = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server';
const MACHINE_KEYS = 'C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys';

/** Short names that tables use for keys and files with long paths. */
export const SHORT: Readonly<Record<string, string>> = {
  'Terminal Server': TERMINAL_SERVER,
  WinStations: `${TERMINAL_SERVER}\\WinStations`,
  'RDP-Tcp': `${TERMINAL_SERVER}\\WinStations\\RDP-Tcp`,
  policy: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services',
  'TLS 1.2 Server': 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Server',
  'Windows version': 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion',
  MachineKeys: MACHINE_KEYS,
  'RDP key': `${MACHINE_KEYS}\\f686aace6942fb7f7ceb231212eef4a4_5ba1a8b2-0cfa-4c0e-9d7c-6f6a3d3b1f10`,
  'RDP key of a clone': `${MACHINE_KEYS}\\f686aace6942fb7f7ceb231212eef4a4_0aaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee`,
};

function longNames(part: Json | undefined): Json {
  if (!isMap(part)) return part ?? {};
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [SHORT[name] ?? name, value]));
}

/** A part of a machine with its short names written out. */
export function written(over: Overrides): Overrides {
  const parts = ['registry', 'files'].filter((part) => over[part] !== undefined);
  return { ...over, ...Object.fromEntries(parts.map((part) => [part, longNames(over[part])])) };
}

/** The healthy computer with these changes. */
export function machine(...overrides: readonly Overrides[]): Overrides {
  return overrides.reduce<Json>((all, one) => merge(all, written(one)), BASE) as Overrides;
}

/** Thousands of short scripts in one process: compile once, and collect garbage seldom. Halves the time. */
const FAST = { DOTNET_TieredCompilation: '0', DOTNET_GCgen0size: '4000000' };

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
    const started = spawn(found.program, args, { env: { ...process.env, ...FAST, NO_COLOR: '1' } });
    let complaint = '';
    started.stderr.on('data', (data: Buffer) => (complaint += data.toString()));
    const windows = new SimulatedWindows(started);
    const first = await new Promise<string>((resolve) => windows.#waiting.push(resolve));
    if (first !== 'ready') throw new Error(`the simulation does not start: ${first} ${complaint}`);
    return windows;
  }

  /** Plays one scenario on a fresh machine. */
  async play(start: Overrides, actions: readonly Action[]): Promise<Step[]> {
    return this.#ask<Step>({ machine: start, actions });
  }

  /**
   * What PowerShell's own parser, and the rules for 5.1, have against a script.
   * @param target does it run on Windows (else: on the computer of the person who helps)?
   */
  async parse(text: string, target: boolean): Promise<string[]> {
    return this.#ask<string>({ parse: text, target });
  }

  async #ask<T>(request: object): Promise<T[]> {
    const line = await new Promise<string>((resolve) => {
      this.#waiting.push(resolve);
      this.#process.stdin.write(`${JSON.stringify(request)}\n`);
    });
    const answer = JSON.parse(line) as { readonly steps?: T[]; readonly broken?: string };
    if (!answer.steps) throw new Error(`the simulation broke: ${answer.broken ?? line}`);
    return answer.steps;
  }

  stop(): void {
    this.#process.stdin.end();
  }
}
