import { QUESTION_IDS, QUESTIONS } from '../knowledge/vocabulary.ts';
import { NAME_FIELDS, nameField } from './names.ts';
import { azBash } from './quote/az-bash.ts';
import { psAscii } from './quote/ps-ascii.ts';
import { psDouble } from './quote/ps-double.ts';
import type { Quoted } from './quote/quoted.ts';
import type { NameId, Names, QuestionId, RdpAnswers, ScriptRequest } from './types.ts';

/** The text of a value that has passed its validator. */
function written(quoted: Quoted): string {
  if (quoted.reject !== undefined) throw new Error(`a checked name was refused when it was quoted: ${quoted.reject}`);
  return quoted.text;
}

/** A literal for a text of our own. */
export const literal = (text: string): string => written(psAscii(text));

/** `$VmName = 'vm1'`: the only lines of a PowerShell script in which a typed name appears. */
export function powershellNames(ids: readonly NameId[], names: Names): string[] {
  return ids.map((id) => {
    const { powershell, number } = nameField(id);
    const value = names[id] ?? '';
    return `$${powershell} = ${number ? value : literal(value)}`;
  });
}

/** `VM_NAME='vm1'`: the same for bash. */
export function bashNames(ids: readonly NameId[], names: Names): string[] {
  return ids.map((id) => `${nameField(id).bash}=${written(azBash(names[id] ?? ''))}`);
}

/** Answers come from a link, which anybody can write: what is no option of the question counts as unknown. */
function option(id: QuestionId, answers: RdpAnswers): string {
  const known: readonly string[] = QUESTIONS[id];
  return known.find((one) => one === answers[id]) ?? 'unknown';
}

/** The answers that the fix uses, `unknown` where there is none, in vocabulary order. */
export function usedAnswers({ fix, answers }: Pick<ScriptRequest, 'fix' | 'answers'>): [string, string][] {
  return QUESTION_IDS.filter((id) => fix.uses.includes(id)).map((id) => [id, option(id, answers)]);
}

function answerLines(request: ScriptRequest): string[] {
  const used = usedAnswers(request);
  if (used.length === 0) return [];
  return ['$Answer = @{', ...used.map(([question, option]) => `  '${question}' = ${literal(option)}`), '}'];
}

/** A declared key covers itself, its values, and all that is below it. */
function footprintTargets(verb: string, target: string): string[] {
  return verb === 'registry-key' ? [target, `${target}!*`, `${target}\\*`] : [target];
}

const TERMINAL_SERVER = 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server';

/** Parts of a declared target that a script has in a variable, longest first. */
const PLACES: readonly (readonly [string, string])[] = [
  [`${TERMINAL_SERVER}\\WinStations\\RDP-Tcp`, '$RdpTcp'],
  [TERMINAL_SERVER, '$TerminalServer'],
  ...NAME_FIELDS.map(({ powershell }) => [`%${powershell}%`, `$${powershell}`] as const),
];

/** A string with the variables that stand for parts of it; single-quoted if there is none. */
function withVariables(text: string): string {
  const place = PLACES.find(([part]) => text.includes(part));
  if (!place) return literal(text);
  const [before = '', ...after] = text.split(place[0]);
  return `"${written(psDouble(before))}${place[1]}${written(psDouble(after.join(place[0])))}"`;
}

function footprintLines({ fix }: ScriptRequest): string[] {
  const lines = fix.footprint.flatMap(({ verb, target, undo }) =>
    footprintTargets(verb, target).map((one) => `  ${withVariables(`${verb}|${one}|${undo}`)}`),
  );
  return ['$Footprint = @(', ...lines, ')'];
}

const CONSTANTS = [
  `$TerminalServer = '${TERMINAL_SERVER}'`,
  '$RdpTcp = "$TerminalServer\\WinStations\\RDP-Tcp"',
];

/** The strict rules under which everything below runs; the shell outside the block is not changed. */
export const STRICT = [
  "$ErrorActionPreference = 'Stop'",
  "$ProgressPreference = 'SilentlyContinue'",
  'Set-StrictMode -Version 2.0',
];

/**
 * The lines above the steps: what this script does, for which fix, with which names and answers.
 * @param below the rest of the text; settings that it does not use are left out
 */
export function settingsLines(request: ScriptRequest, below: string): string[] {
  const { fix, names, part } = request;
  const footprint = below.includes('$Footprint') ? footprintLines(request) : [];
  const used = `${below}\n${footprint.join('\n')}`;
  const wants = (variable: string, ...lines: string[]) => (used.includes(variable) ? lines : []);
  const places = used.includes('$RdpTcp') ? CONSTANTS : wants('$TerminalServer', CONSTANTS[0]!);
  return [
    `$Mode = '${part}'`,
    `$Fix = '${fix.id}'`,
    ...powershellNames(fix.needs, names),
    ...answerLines(request),
    ...places,
    ...wants('$Revision', `$Revision = ${fix.revision}`),
    ...wants('$Restart', `$Restart = '${fix.restart}'`),
    ...wants('$Source', '$Source = $MyInvocation.MyCommand.Definition'),
    ...footprint,
    ...STRICT,
  ];
}
