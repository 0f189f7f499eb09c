import type { AstroIntegration } from 'astro';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Script types that a browser does not run, so that no policy is needed for them. */
const DATA_TYPES = /^(?:application\/(?:ld\+)?json|importmap|speculationrules)$/;

/** What pages may do: nothing but what is listed. Scripts and styles are files of this site, or inline by their hash. */
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

/** Inline code that a page contains, as hashes by the directive that lets it through. */
export interface InlineHashes {
  readonly 'script-src': readonly string[];
  readonly 'style-src': readonly string[];
}

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The inline scripts that a browser would run, and the inline styles, of a page. */
export function inlineHashes(html: string): InlineHashes {
  const scripts = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)].filter(([, attributes = '']) => {
    const type = /\btype="([^"]*)"/.exec(attributes)?.[1] ?? '';
    return !/\bsrc=/.test(attributes) && !DATA_TYPES.test(type);
  });
  const styles = [...html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/g)];
  return {
    'script-src': [...new Set(scripts.map(([, , text = '']) => hash(text)))].sort(),
    'style-src': [...new Set(styles.map(([, text = '']) => hash(text)))].sort(),
  };
}

/** The policy as one string. @param hashes inline code that is let through */
export function policy(hashes: InlineHashes, where: 'page' | 'header'): string {
  const directives = where === 'header' ? [...DIRECTIVES, ...HEADER_ONLY] : DIRECTIVES;
  return directives
    .map(([name, value]) => [name, value, ...(name === 'script-src' || name === 'style-src' ? hashes[name] : [])].join(' '))
    .join('; ');
}

/** What any of the pages contains. */
function union(all: readonly InlineHashes[]): InlineHashes {
  const of = (name: keyof InlineHashes) => [...new Set(all.flatMap((hashes) => hashes[name]))].sort();
  return { 'script-src': of('script-src'), 'style-src': of('style-src') };
}

/** Writes the policy of one page into its head, before anything that it could concern. */
function withPolicy(html: string, hashes: InlineHashes): string {
  const charset = '<meta charset="utf-8">';
  if (!html.includes(charset)) throw new Error(`no ${charset} to put the policy after`);
  return html.replace(charset, `${charset}<meta http-equiv="content-security-policy" content="${policy(hashes, 'page')}">`);
}

/** Headers for hosts that read a `_headers` file. One policy for all: it allows what any page needs. */
function headersFile(base: string, hashes: InlineHashes): string {
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
        const all = pages.map((page) => {
          const html = readFileSync(join(root, page), 'utf8');
          const hashes = inlineHashes(html);
          writeFileSync(join(root, page), withPolicy(html, hashes));
          return hashes;
        });
        writeFileSync(join(root, '_headers'), headersFile(base, union(all)));
      },
    },
  };
}
