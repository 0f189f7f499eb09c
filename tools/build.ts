/** Checks types, builds the site and checks what was built. Stops at the first step that fails. */
import { spawnSync } from 'node:child_process';
import process from 'node:process';

const STEPS: readonly (readonly string[])[] = [
  ['node_modules/astro/bin/astro.mjs', 'check', '--minimumFailingSeverity', 'error'],
  ['node_modules/astro/bin/astro.mjs', 'build'],
  ['tools/check-dist.ts'],
];

for (const args of STEPS) {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } });
  if (status !== 0) {
    process.exitCode = 1;
    break;
  }
}
