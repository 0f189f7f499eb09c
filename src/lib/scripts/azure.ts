import { subshell } from './channels/bash.ts';
import { channelRule, namesFor } from './channels/registry.ts';
import type { Wrapped } from './channels/wrap.ts';
import { headerLines } from './core.ts';
import { bashNames, powershellNames, STRICT, usedAnswers } from './settings.ts';
import type { NameId, Part, ScriptRequest } from './types.ts';

/** Which file of a fix that runs in Azure holds which part; a dry run is the apply file with another mode. */
const STEM: Readonly<Record<Part, string>> = { check: 'check', 'dry-run': 'apply', apply: 'apply', undo: 'undo' };

function fragment({ fix, fragments }: ScriptRequest, file: string): string[] {
  const text = fragments[file];
  if (text === undefined) throw new Error(`${fix.id} has no ${file}`);
  return text.trimEnd().split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#!'));
}

/** The names of the fix, and those that were typed beyond what is needed. */
function allNames({ fix, channel, names }: ScriptRequest): NameId[] {
  const { needed, optional } = namesFor(fix, channel);
  return [...needed, ...optional.filter((id) => names[id])];
}

function inBash(request: ScriptRequest): Wrapped {
  const answers = usedAnswers(request).map(([question, option]) => `ANSWER_${question.toUpperCase()}='${option}'`);
  return subshell(headerLines(request), [
    `MODE='${request.part}'`,
    `FIX='${request.fix.id}'`,
    ...bashNames(allNames(request), request.names),
    ...answers,
    ...fragment(request, `${STEM[request.part]}.sh`),
  ]);
}

function inPowerShell(request: ScriptRequest): Wrapped {
  const lines = [
    `$Mode = '${request.part}'`,
    `$Fix = '${request.fix.id}'`,
    ...powershellNames(allNames(request), request.names),
    ...STRICT,
    ...fragment(request, `${STEM[request.part]}.az.ps1`),
  ];
  return { lines: [...headerLines(request), '& {', ...lines.map((line) => `  ${line}`), '}'], language: 'powershell' };
}

/** The part of a fix that changes Azure itself: bash with az, or Az PowerShell. */
export function azureScript(request: ScriptRequest): Wrapped {
  return channelRule(request.channel).language === 'bash' ? inBash(request) : inPowerShell(request);
}
