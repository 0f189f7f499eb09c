import type { Rule } from '../script.ts';

/** Permissions are set on one thing at a time: a folder of keys is shared by many programs. */
export const recursiveGrants: Rule = {
  id: 'recursive-grants',
  check: ({ calls, lines }) => [
    ...calls
      .filter(({ name, items }) => /^(takeown|icacls|cacls)\.exe$/i.test(name) && items.some(isRecursive))
      .map(({ line, name }) => ({ line, message: `${name} must not go into subfolders` })),
    ...lines.flatMap((line, index) =>
      /-Recurse\b.*\|.*(Set-Acl|Set-RcAcl|Write-RcSddl)/.test(line) ? [{ line: index + 1, message: 'permissions are never set on everything below' }] : [],
    ),
  ],
};

const isRecursive = (item: { readonly kind: string; readonly tokens?: readonly { readonly text: string }[] }): boolean =>
  item.kind === 'value' && (item.tokens ?? []).some(({ text }) => /^['"]?\/[rt]['"]?$/i.test(text));
