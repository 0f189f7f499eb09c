/**
 * Runs every test: types, unit and script tests, the build, the browser tests. One command, one sum.
 * Ends with a line "N passed, N failed, N skipped" that counts what ran; exit code 1 if anything failed.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import process from 'node:process';
import { needBrowser } from './find-browser.ts';
import { findPowerShell } from './find-powershell.ts';

interface Sum {
  passed: number;
  failed: number;
  skipped: number;
}

const REPORTS = '.cache/reports';
const sum: Sum = { passed: 0, failed: 0, skipped: 0 };

function run(title: string, args: readonly string[], env: Record<string, string> = {}): boolean {
  console.log(`\n== ${title}`);
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  return status === 0;
}

/** A step without tests of its own counts as one. */
function step(title: string, args: readonly string[]): boolean {
  const ok = run(title, args);
  sum[ok ? 'passed' : 'failed'] += 1;
  return ok;
}

function report<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(`${REPORTS}/${file}`, 'utf8')) as T;
  } catch {
    return undefined;
  }
}

function add(part: Sum, ok: boolean): void {
  sum.passed += part.passed;
  // A runner that failed without naming a test (a broken file, no report) must not look green.
  sum.failed += ok ? part.failed : Math.max(part.failed, 1);
  sum.skipped += part.skipped;
}

function vitest(): void {
  const ok = run('unit, case and script tests', [
    'node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORTS}/vitest.json`,
  ]);
  const result = report<{ numPassedTests: number; numFailedTests: number; numPendingTests: number }>('vitest.json');
  add({ passed: result?.numPassedTests ?? 0, failed: result?.numFailedTests ?? 0, skipped: result?.numPendingTests ?? 0 }, ok);
}

function playwright(): void {
  const env = { BROWSER_PATH: needBrowser(), PLAYWRIGHT_JSON_OUTPUT_NAME: `${REPORTS}/playwright.json` };
  const ok = run('browser tests', ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'], env);
  const stats = report<{ stats: { expected: number; unexpected: number; flaky: number; skipped: number } }>('playwright.json')?.stats;
  add({ passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0), failed: stats?.unexpected ?? 0, skipped: stats?.skipped ?? 0 }, ok);
}

/** Tests that are skipped for want of PowerShell must not look like tests that passed. */
function executedBy(): string {
  try {
    const shell = findPowerShell();
    if (shell) return `Scripts were executed by PowerShell ${shell.version}.`;
    return `NO SCRIPT WAS EXECUTED: there is no PowerShell 7.6 or later here. ${sum.skipped} tests were skipped. Put pwsh on the PATH or set PWSH_PATH.`;
  } catch (error) {
    return String(error);
  }
}

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
vitest();
// The browser tests run against what the build made: without it they would test yesterday's pages.
if (step('types and build', ['tools/build.ts'])) playwright();
console.log(`\n${executedBy()}`);
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = sum.failed > 0 ? 1 : 0;
