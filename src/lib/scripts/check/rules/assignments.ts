import type { Rule } from '../script.ts';
import { VALUE_KINDS } from '../token.ts';

/** Variables that PowerShell sets itself. */
const AUTOMATIC = new Set([
  '$args', '$error', '$executioncontext', '$false', '$foreach', '$home', '$host', '$input', '$lastexitcode', '$matches',
  '$myinvocation', '$nestedpromptlevel', '$null', '$pid', '$profile', '$psboundparameters', '$pscmdlet', '$pscommandpath',
  '$psitem', '$psscriptroot', '$psversiontable', '$pwd', '$sender', '$shellid', '$stacktrace', '$this', '$true', '$_',
]);

/** Only variables are assigned to, and none that belongs to PowerShell or to the session of the person. */
export const assignments: Rule = {
  id: 'assignments',
  check: ({ tokens }) =>
    tokens.flatMap((token, index) => {
      const name = token.text.toLowerCase();
      if (token.kind === 'variable' && /^\$(global|script|local|using):/.test(name)) {
        return [{ line: token.line, message: `${token.text}: nothing is kept beyond this script` }];
      }
      if (token.kind !== 'operator' || !/^[+\-*/%]?=$/.test(token.text)) return [];
      const left = tokens[index - 1];
      const assigned = left?.text.toLowerCase() ?? '';
      if (AUTOMATIC.has(assigned)) return [{ line: token.line, message: `${assigned} belongs to PowerShell` }];
      if (left && left.kind !== 'variable' && VALUE_KINDS.has(left.kind) && left.depth === token.depth) {
        return tokens[index - 2]?.kind === 'open' || /newline|separator/.test(tokens[index - 2]?.kind ?? 'newline')
          ? inHashtable(tokens, index) ? [] : [{ line: token.line, message: `${left.text} cannot be assigned to` }]
          : [];
      }
      return [];
    }),
};

/** A quoted or numeric key of a hashtable is no assignment. */
function inHashtable(tokens: readonly { readonly kind: string; readonly text: string; readonly depth: number }[], index: number): boolean {
  const depth = tokens[index]!.depth;
  for (let at = index; at >= 0; at -= 1) {
    if (tokens[at]!.kind === 'open' && tokens[at]!.depth === depth - 1) return tokens[at]!.text === '@{';
  }
  return false;
}
