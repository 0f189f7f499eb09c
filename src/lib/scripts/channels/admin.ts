import type { Core } from '../core.ts';
import { powershellNames, STRICT } from '../settings.ts';
import type { ScriptRequest } from '../types.ts';
import { channelRule, filledNames } from './registry.ts';
import type { Wrapped } from './wrap.ts';

/**
 * PowerShell on the computer of the person who helps. The script stands in it as a script block, so it is parsed
 * before anything runs and nothing has to be quoted.
 * @param send the lines that send $body on its way
 */
export function onAdminComputer(core: Core, request: ScriptRequest, send: readonly string[]): Wrapped {
  const names = powershellNames(filledNames(channelRule(request.channel), request.names), request.names);
  const lines = [
    ...core.header,
    '& {',
    ...[...STRICT, ...names, '$body = {'].map((line) => `  ${line}`),
    ...core.body,
    ...['}', ...send].map((line) => `  ${line}`),
    '}',
  ];
  return { lines, language: 'powershell' };
}

/** Asks once for the account; nothing is stored. */
export const ASK = "$admin = Get-Credential -Message 'Administrator of the target'";
