import type { AstroIntegration } from 'astro';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Script types that a browser does not run, so that no policy is needed for them. */
const DATA_TYPES = /^(?:application\/(?:ld\+)?json|importmap|speculationrules)$/;

/** What pages may do: nothing but what is listed. Scripts and styles are files of this site, never inline. */
const DIRECTIVES: readonly (readonly [string, string])[] = [
  ['default-src', "'none'"],
  ['script-src', "'self'"],
  ['style-src', "'self'"],
  ['img-src', "'self'"],
  ['connect-src', "'self'"],
  ['manifest-src', "'self'"],
  ['form-action', "'self'"],
  ['base-uri', "'none'"],
];

/** Directives that browsers read in a header only. */
const HEADER_ONLY: readonly (readonly [string, string])[] = [['frame-ancestors', "'none'"]];

const OTHER_HEADERS: readonly string[] = [
  'X-Content-Type-Options: nosniff',
  'Referrer-Policy: no-referrer',
  'Cross-Origin-Opener-Policy: same-origin',
  'Permissions-Policy: camera=(), geolocation=(), microphone=()',
];

/** The inline scripts of a page that a browser would run, as hashes for script-src. */
export function inlineScriptHashes(html: string): string[] {
  const found = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)];
  return found.flatMap(([, attributes = '', text = '']) => {
    const type = /\btype="([^"]*)"/.exec(attributes)?.[1] ?? '';
    if (/\bsrc=/.test(attributes) || DATA_TYPES.test(type)) return [];
    return [`'sha256-${createHash('sha256').update(text).digest('base64')}'`];
  });
}

/** The policy as one string. @param hashes inline scripts that may run */
export function policy(hashes: readonly string[], where: 'page' | 'header'): string {
  const directives = where === 'header' ? [...DIRECTIVES, ...HEADER_ONLY] : DIRECTIVES;
  return directives
    .map(([name, value]) => [name, value, ...(name === 'script-src' ? hashes : [])].join(' '))
    .join('; ');
}

/** Writes the policy of one page into its head, before anything that it could concern. */
function withPolicy(html: string, hashes: readonly string[]): string {
  const charset = '<meta charset="utf-8">';
  if (!html.includes(charset)) throw new Error(`no ${charset} to put the policy after`);
  return html.replace(charset, `${charset}<meta http-equiv="content-security-policy" content="${policy(hashes, 'page')}">`);
}

/** Headers for hosts that read a `_headers` file. One policy for all: it allows what any page needs. */
function headersFile(base: string, hashes: readonly string[]): string {
  const headers = [`Content-Security-Policy: ${policy(hashes, 'header')}`, ...OTHER_HEADERS];
  return [
    '/*',
    ...headers.map((line) => `  ${line}`),
    `${base.replace(/\/$/, '')}/_astro/*`,
    '  Cache-Control: public, max-age=31536000, immutable',
    '',
  ].join('\n');
}

/**
 * Gives every built page its Content-Security-Policy and writes the same one to `_headers`.
 * Astro's own option puts the hashes of all scripts and styles of the whole site into each page, although files
 * are allowed by 'self'; that costs more bytes than the rest of the head. Here a page lists only what it contains.
 */
export function securityPolicy(): AstroIntegration {
  let base = '/';
  return {
    name: 'security-policy',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
      },
      'astro:build:done': ({ dir }) => {
        const root = fileURLToPath(dir);
        const pages = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));
        const all = new Set<string>();
        for (const page of pages) {
          const html = readFileSync(join(root, page), 'utf8');
          const hashes = [...new Set(inlineScriptHashes(html))];
          hashes.forEach((hash) => all.add(hash));
          writeFileSync(join(root, page), withPolicy(html, hashes));
        }
        writeFileSync(join(root, '_headers'), headersFile(base, [...all].sort()));
      },
    },
  };
}
