import { argument, literalOf } from './calls.ts';
import { Resolver } from './resolve.ts';
import type { Finding, Script } from './script.ts';

/** What the frontmatter says about the codes of a check. */
export type DeclaredCodes = Readonly<Record<string, { readonly state: string }>>;

/** Every code that a check can give is declared with its state, and every declared code can be given. */
export function checkCodes(check: Script, declared: DeclaredCodes): Finding[] {
  const resolver = new Resolver(check.tokens);
  const given = new Set<string>();
  const findings = check.calls
    .filter(({ name }) => name === 'New-RcResult')
    .flatMap((call) => {
      const state = literalOf(argument(call, 'State'));
      const codes = resolver.of(argument(call, 'Code'));
      if (state === null || codes === null) {
        return [{ rule: 'codes', line: call.line, message: 'state and code must be literals, or a variable set from one' }];
      }
      const possible = codes.filter((code) => code !== '');
      for (const code of possible) given.add(code);
      // A variable may hold codes of several states; then one of them must fit.
      const fits = possible.some((code) => declared[code]?.state === state);
      const missing = possible.filter((code) => !(code in declared)).map((code) => `code "${code}" is not declared`);
      const wrong = fits || missing.length > 0 ? [] : [`code "${possible.join(', ')}" is not declared as ${state}`];
      return [...missing, ...wrong].map((message) => ({ rule: 'codes', line: call.line, message }));
    });
  const idle = Object.keys(declared).filter((code) => !given.has(code));
  return [...findings, ...idle.map((code) => ({ rule: 'codes', line: 1, message: `declared and never given: ${code}` }))];
}
