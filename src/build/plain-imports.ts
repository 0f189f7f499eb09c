import type { Plugin } from 'vite';

/** What Vite makes of `import()`: a call of its helper, with a list of files to load beforehand. */
const HELPER_IMPORT = /import\{\w+ as (\w+)\}from["']\.\/preload-helper\.[\w-]+\.js["'];?/;
const FILE_LIST = /const __vite__mapDeps=.*?;\n/;
const LIST_ARGUMENT = /,__vite__mapDeps\(\[[\d,]*\]\)/g;

/**
 * Parts that load on demand bring no style sheet here (pages link theirs), so Vite's helper would only cost every
 * page one more request, for a file twice the size of the script that opens the search. This makes `import()` plain.
 */
export function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const [file, chunk] of Object.entries(bundle)) {
          if (chunk.type !== 'chunk') continue;
          if (file.includes('preload-helper')) delete bundle[file];
          chunk.code = chunk.code
            .replace(HELPER_IMPORT, 'const $1=load=>load();')
            .replace(FILE_LIST, '')
            .replace(LIST_ARGUMENT, '');
        }
      },
    },
  };
}
