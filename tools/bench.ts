/**
 * npm run bench: what a page costs when it is opened for the first time. Counts every response until the page is
 * usable, as a host would send it with brotli. Exit code 1 if a budget is exceeded. Needs a build in dist.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { brotliCompressSync, constants } from 'node:zlib';
import { chromium, type Page } from '@playwright/test';
import { needBrowser } from './find-browser.ts';

const PORT = 4398;

interface Budget {
  readonly kind: string;
  readonly path: string;
  /** kB of 1,000 bytes, brotli, until the page is idle. */
  readonly all: number;
  readonly html: number;
  readonly css: number;
  readonly js: number;
  readonly requests: number;
}

/** The first four: all in until usable, as design asks. The rest of a row keeps one part from eating the others. */
const BUDGETS: readonly Budget[] = [
  { kind: 'start', path: '/', all: 24, html: 6, css: 8, js: 16, requests: 16 },
  { kind: 'article', path: '/articles/certificate-and-keys/', all: 16, html: 5.2, css: 8, js: 3, requests: 6 },
  { kind: 'fix', path: '/fix/renew-rdp-certificate/', all: 24, html: 18, css: 8, js: 12, requests: 16 },
  { kind: 'flow', path: '/troubleshoot/', all: 35, html: 12, css: 8, js: 24, requests: 16 },
  { kind: 'code', path: '/codes/0x904/', all: 16, html: 5, css: 8, js: 3, requests: 6 },
];

interface Cost {
  html: number;
  css: number;
  js: number;
  other: number;
  requests: number;
}

const TYPES: Readonly<Record<string, keyof Omit<Cost, 'requests'>>> = { document: 'html', stylesheet: 'css', script: 'js' };

function compressed(body: Buffer): number {
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

/** Opens a page with an empty cache and adds up what came. */
async function measure(page: Page, path: string): Promise<Cost> {
  const cost: Cost = { html: 0, css: 0, js: 0, other: 0, requests: 0 };
  const waiting: Promise<void>[] = [];
  page.on('response', (response) => {
    waiting.push(response.body().then((body) => {
      cost[TYPES[response.request().resourceType()] ?? 'other'] += compressed(body);
      cost.requests += 1;
    }).catch(() => undefined));
  });
  await page.goto(`http://127.0.0.1:${PORT}${path}`, { waitUntil: 'networkidle' });
  await Promise.all(waiting);
  return cost;
}

const kilo = (bytes: number): string => (bytes / 1000).toFixed(1);

function row(budget: Budget, cost: Cost): { readonly text: string; readonly over: boolean } {
  const all = cost.html + cost.css + cost.js + cost.other;
  const parts: readonly (readonly [string, number, number])[] = [
    ['all', all / 1000, budget.all], ['html', cost.html / 1000, budget.html], ['css', cost.css / 1000, budget.css],
    ['js', cost.js / 1000, budget.js], ['requests', cost.requests, budget.requests],
  ];
  const over = parts.filter(([, is, most]) => is > most).map(([name, is, most]) => `${name} ${is.toFixed(1)} > ${most}`);
  const text = `${budget.kind.padEnd(8)} ${kilo(all).padStart(6)} kB  (html ${kilo(cost.html)}, css ${kilo(cost.css)}, js ${kilo(cost.js)}, other ${kilo(cost.other)})  ${cost.requests} requests`;
  return { text: over.length > 0 ? `${text}  OVER: ${over.join(', ')}` : text, over: over.length > 0 };
}

const server = spawn(process.execPath, ['tools/serve.ts', String(PORT)], { stdio: ['ignore', 'pipe', 'inherit'] });
await once(server.stdout, 'data');
const browser = await chromium.launch({ executablePath: needBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
try {
  for (const budget of BUDGETS) {
    const context = await browser.newContext();
    const { text, over } = row(budget, await measure(await context.newPage(), budget.path));
    console.log(text);
    if (over) process.exitCode = 1;
    await context.close();
  }
} finally {
  await browser.close();
  server.kill();
}
