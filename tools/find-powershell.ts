import { spawnSync } from 'node:child_process';
import process from 'node:process';

/** How PowerShell is started: a program and the arguments that come before its own. */
export interface PowerShell {
  readonly program: string;
  readonly before: readonly string[];
  /** As PowerShell reports it: "7.6.5". */
  readonly version: string;
}

/** The release whose parser and cmdlets the script tests are written for. */
const OLDEST = [7, 6] as const;

function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

function ask(program: string, before: readonly string[]): PowerShell | undefined {
  const args = [...before, '-NoProfile', '-NonInteractive', '-Command', '$PSVersionTable.PSVersion.ToString()'];
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8', timeout: 60_000 });
  const version = stdout?.trim();
  if (status !== 0 || !version || !isNewEnough(version)) return undefined;
  return { program, before, version };
}

/** The .NET tool that .config/dotnet-tools.json names, where its package can be had. */
function asDotnetTool(): PowerShell | undefined {
  const restored = spawnSync('dotnet', ['tool', 'restore'], { encoding: 'utf8', timeout: 180_000 });
  return restored.status === 0 ? ask('dotnet', ['pwsh']) : undefined;
}

let cached: { readonly found: PowerShell | undefined } | undefined;

/**
 * Finds PowerShell 7.6 or later: the environment variable PWSH_PATH, the PATH, or the .NET tool.
 * @returns undefined if there is none; then tests that need it are skipped and counted
 * @throws if there is none and REQUIRE_PWSH=1
 */
export function findPowerShell(): PowerShell | undefined {
  cached ??= { found: ask(process.env['PWSH_PATH'] ?? 'pwsh', []) ?? asDotnetTool() };
  if (!cached.found && process.env['REQUIRE_PWSH'] === '1') {
    throw new Error('REQUIRE_PWSH=1, but no PowerShell 7.6 or later was found: put pwsh on the PATH or set PWSH_PATH');
  }
  return cached.found;
}
