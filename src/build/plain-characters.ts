import type { AstroIntegration } from 'astro';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A script or style with its content, a comment or a tag: everything in which a character reference is left alone. */
const MARKUP = /<(script|style)\b[\s\S]*?<\/\1>|<!--[\s\S]*?-->|<\/?[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>/gi;

/** Characters that mean nothing of their own in the text between tags. `&` and `<` do. */
const PLAIN: Readonly<Record<string, string>> = { '&quot;': '"', '&#39;': "'", '&gt;': '>' };

const inText = (text: string): string => text.replace(/&(?:quot|#39|gt);/g, (reference) => PLAIN[reference] ?? reference);

/** The page with quotes and `>` as themselves wherever they are text. */
export function withPlainCharacters(html: string): string {
  let page = '';
  let at = 0;
  for (const { index, 0: markup } of html.matchAll(MARKUP)) {
    page += inText(html.slice(at, index)) + markup;
    at = index + markup.length;
  }
  return page + inText(html.slice(at));
}

/**
 * Astro escapes text as if it stood in an attribute. A script of 700 lines has as many quotes, and each takes five
 * characters then, in each of the four scripts of a page; this writes them as they are.
 */
export function plainCharacters(): AstroIntegration {
  return {
    name: 'plain-characters',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const root = fileURLToPath(dir);
        for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'))) {
          writeFileSync(join(root, file), withPlainCharacters(readFileSync(join(root, file), 'utf8')));
        }
      },
    },
  };
}
