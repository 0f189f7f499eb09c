import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { chromium } from '@playwright/test';

/** Where the usual installers put a Chromium-based browser. */
const USUAL_PLACES: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['/opt/google/chrome/chrome', '/snap/bin/chromium'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:/Program Files/Google/Chrome/Application/chrome.exe',
    'C:/Program Files (x86)/Google/Chrome/Application/chrome.exe',
    'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
  ],
};
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

function onPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

function ownBrowser(): string | undefined {
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

/**
 * Finds a browser: the environment variable BROWSER_PATH, one that is installed, or Playwright's own.
 * @throws if BROWSER_PATH names a file that does not exist
 */
export function findBrowser(): string | undefined {
  const wanted = process.env['BROWSER_PATH'];
  if (wanted && !existsSync(wanted)) throw new Error(`BROWSER_PATH is ${wanted}, but there is no such file`);
  return wanted ?? onPath() ?? USUAL_PLACES[process.platform]?.find((path) => existsSync(path)) ?? ownBrowser();
}

/** Debian and Ubuntu, as root: their package. Ubuntu's is a snap stub on some versions, hence the check after it. */
function installPackage(): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: 'inherit', env });
}

/** Finds a browser or installs one. @throws with the commands to type if neither works */
export function needBrowser(): string {
  const found = findBrowser();
  if (found) return found;
  console.log('No browser found; trying to install one.');
  spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], { stdio: 'inherit' });
  if (!findBrowser()) installPackage();
  const installed = findBrowser();
  if (installed) return installed;
  throw new Error(
    'The end-to-end tests need a browser. Install Chrome, Chromium or Edge, or type "npx playwright install --with-deps chromium", ' +
      'or set BROWSER_PATH to its program file.',
  );
}
