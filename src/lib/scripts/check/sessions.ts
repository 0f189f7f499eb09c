import { argument, literalOf } from './calls.ts';
import type { Finding, Script } from './script.ts';

/** Stopping this service ends the window of whoever is connected. */
const SERVICE = 'TermService';
const CUTS = new Set(['Restart-RcService', 'Stop-RcService']);

/** A fix that stops Remote Desktop Services says that it cuts sessions, so that the frame can step out of the way. */
export function checkSessions(apply: Script, cutsSessions: 'no' | 'may' | 'yes'): Finding[] {
  if (cutsSessions !== 'no') return [];
  return apply.calls
    .filter((call) => CUTS.has(call.name) && literalOf(argument(call, 'Name')) === SERVICE)
    .map(({ line, name }) => ({ rule: 'sessions', line, message: `${name} ${SERVICE} cuts sessions; the frontmatter says it does not` }));
}
