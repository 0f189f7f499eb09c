import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import { defineConfig } from 'astro/config';
import process from 'node:process';
import { colourByClass } from './src/build/code-colours.ts';
import { knowledgeModules } from './src/build/knowledge-modules.ts';
import { plainCharacters } from './src/build/plain-characters.ts';
import { plainImports } from './src/build/plain-imports.ts';
import { securityPolicy } from './src/build/security-policy.ts';

/** The address of the published site: SITE_URL without a path, BASE_PATH if it lies below one ("/reconnect"). */
const { SITE_URL, BASE_PATH, ISSUES_URL } = process.env;

/**
 * Modules that pages need together come in one file: what is compressed together is smaller. Without this the
 * bundler makes a file of each set that the same pages share, some with three lines.
 */
const TOGETHER = [
  { name: 'preact', test: /node_modules\/preact\// },
  { name: 'links', test: /src\/lib\/(?:knowledge\/vocabulary|site\/paths|tree\/permalink)\.ts$|load-styles\.ts$/ },
];

export default defineConfig({
  ...(SITE_URL ? { site: SITE_URL } : {}),
  base: BASE_PATH || '/',
  output: 'static',
  trailingSlash: 'always',
  cacheDir: '.cache/astro',
  // The newer default drops the line break between two inline elements, and with it the space between words.
  compressHTML: true,
  prerenderConflictBehavior: 'error',
  devToolbar: { enabled: false },
  build: {
    // Nothing inline: the policy allows no inline style, and files are cached across pages.
    inlineStylesheets: 'never',
  },
  markdown: {
    shikiConfig: { theme: 'css-variables', transformers: [colourByClass], langAlias: { cmd: 'bat' } },
  },
  integrations: [
    // Curled quotes and long dashes would change commands that stand in prose.
    mdx({ smartypants: false }),
    preact(),
    plainCharacters(),
    securityPolicy(),
  ],
  vite: {
    plugins: [knowledgeModules(), plainImports()],
    build: {
      assetsInlineLimit: 0,
      modulePreload: false,
      // Astro marks MDX modules by a directive that the bundler does not know; sixty warnings would hide a real one.
      rolldownOptions: {
        checks: { moduleLevelDirective: false },
        output: { codeSplitting: { groups: TOGETHER } },
      },
    },
    define: { 'import.meta.env.PUBLIC_ISSUES_URL': JSON.stringify(ISSUES_URL ?? '') },
  },
});
