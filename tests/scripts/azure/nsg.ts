import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { findPowerShell } from '../../../tools/find-powershell.ts';

/** A rule of a network security group, as both stand-ins keep it. */
export interface NsgRule {
  readonly name: string;
  readonly priority: number;
  readonly direction: string;
  readonly access: string;
  readonly protocol: string;
  readonly from: readonly string[];
  readonly ports: readonly string[];
  readonly description: string;
}

/** The group before the scripts, and what is wrong with Azure today. */
export interface Azure {
  readonly rules: readonly NsgRule[];
  readonly broken?: 'sign-in' | 'write' | 'subscription';
}

/** What one script printed, and the rules after it. */
export interface Ran {
  readonly output: readonly string[];
  readonly rules: readonly NsgRule[];
}

/** Runs scripts one after the other on one group. */
export type Shell = (azure: Azure, nsgName: string, scripts: readonly string[]) => Promise<Ran[]>;

const HERE = fileURLToPath(new URL('./', import.meta.url));

function inFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'reconnect-nsg-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const lines = (text: string): string[] => text.split(/\r?\n/).filter((line) => line !== '');

/** The text as a person pastes it into bash, with a stand-in for az on the PATH. */
export const inBash = (crlf: boolean): Shell => async (azure, nsgName, scripts) => inFolder((folder) => {
  const file = join(folder, 'state.json');
  writeFileSync(file, JSON.stringify(azure));
  writeFileSync(join(folder, 'az'), `#!/bin/sh\nexec '${process.execPath}' '${HERE}az.ts' "$@"\n`);
  chmodSync(join(folder, 'az'), 0o755);
  const env = { ...process.env, PATH: `${folder}:${process.env['PATH']}`, NSG_STATE: file, NSG_NAME_WANTED: nsgName, ...(crlf ? { NSG_CRLF: '1' } : {}) };
  return scripts.map((script) => {
    const { stdout } = spawnSync('bash', [], { input: script, env, encoding: 'utf8', cwd: folder });
    return { output: lines(stdout), rules: (JSON.parse(readFileSync(file, 'utf8')) as Azure).rules };
  });
});

/** One PowerShell with stand-ins for the cmdlets of Az.Network; it answers one request a line. */
export class AzPowerShell {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #answers: AsyncIterator<string>;

  constructor() {
    const { program, before } = findPowerShell()!;
    this.#process = spawn(program, [...before, '-NoProfile', '-NonInteractive', '-File', `${HERE}az-cmdlets.ps1`], { env: { ...process.env, NO_COLOR: '1' } });
    this.#answers = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  /** Runs the same text as a person pastes it. */
  readonly run: Shell = async (azure, nsgName, scripts) => {
    this.#process.stdin.write(`${JSON.stringify({ broken: '', ...azure, nsgName, scripts })}\n`);
    const { value } = await this.#answers.next();
    return JSON.parse(value) as Ran[];
  };

  stop(): void {
    this.#process.stdin.end();
  }
}
