import { VERB_CALLS } from '../verbs.ts';
import type { FootprintItem } from '../types.ts';
import { argument, type Call } from './calls.ts';
import { ANY, product, Resolver, type Values } from './resolve.ts';
import type { Finding, Script } from './script.ts';

/** The targets of one call, with its parameters filled into the verb's pattern. */
function targetsOf(call: Call, pattern: string, resolver: Resolver): Values {
  let found: readonly string[] = [''];
  for (const piece of pattern.match(/\{[A-Za-z]+\}|[^{}]+/g) ?? []) {
    const values = piece.startsWith('{') ? resolver.of(argument(call, piece.slice(1, -1))) : [piece];
    if (values === null) return null;
    found = product(found, values);
  }
  return found;
}

const lower = (text: string): string => text.toLowerCase();

/** Does a declared target cover this one? */
function covers(item: FootprintItem, verb: string, target: string): boolean {
  if (item.verb !== verb) return false;
  const [declared, asked] = [lower(item.target), lower(target)];
  if (declared.endsWith('*')) return asked.startsWith(declared.slice(0, -1));
  if (verb === 'registry-key') return asked === declared || asked.startsWith(`${declared}\\`);
  return asked === declared;
}

/** A fix declares what it touches, and touches what it declares: read from the calls of its steps. */
export function checkFootprint(script: Script, footprint: readonly FootprintItem[]): Finding[] {
  const resolver = new Resolver(script.tokens);
  const used = new Set<FootprintItem>();
  const findings = script.calls.flatMap((call) => {
    const verb = VERB_CALLS[call.name];
    if (!verb) return [];
    const targets = targetsOf(call, verb.target, resolver);
    if (targets === null) {
      return [{ rule: 'footprint', line: call.line, message: `${call.name}: its target must be a literal, or a variable that is set from one` }];
    }
    return targets.flatMap((target) => {
      const item = footprint.find((one) => covers(one, verb.verb, target));
      if (item) used.add(item);
      const shown = target.replaceAll(ANY, '...');
      return item ? [] : [{ rule: 'footprint', line: call.line, message: `${call.name} touches "${shown}", which the footprint does not declare` }];
    });
  });
  const idle = footprint.filter((item) => !used.has(item));
  return [
    ...findings,
    ...idle.map((item) => ({ rule: 'footprint', line: 1, message: `declared and never touched: ${item.verb} ${item.target}` })),
  ];
}
