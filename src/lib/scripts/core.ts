import { functionTable, neededFunctions, callsIn } from './functions.ts';
import { literal, settingsLines } from './settings.ts';
import { verbNoun, verbsIn } from './verbs.ts';
import type { FixForScripts, Part, ScriptRequest } from './types.ts';

/** The text that runs on the target (or on the client), before a channel wraps it. */
export interface Core {
  /** Comment lines that say what this is and where it comes from. */
  readonly header: readonly string[];
  /** One `& { ... }` in lines. */
  readonly body: readonly string[];
}

const fragmentLines = (text: string): string[] => text.trimEnd().split(/\r?\n/).filter((line) => line !== '');
const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

/** What may stand in a comment as a link: one line of printable ASCII. */
const LINK = /^https:\/\/[\x21-\x7e]+$/;

/** Comment lines above every script. They hold no names. */
export function headerLines({ fix, version, date, permalink }: ScriptRequest): string[] {
  return [
    `# Reconnect: ${fix.id}, revision ${fix.revision}. Site ${version}, ${date}.`,
    ...(permalink && LINK.test(permalink) ? [`# ${permalink}`] : []),
  ];
}

function cautionGuards({ windows, domainController, policies }: FixForScripts): string[] {
  const to = windows.to === undefined ? '' : ` -To ${windows.to}`;
  return [
    `Assert-RcWindowsBuild -From ${windows.from}${to}`,
    ...(domainController === 'refused' ? ['Assert-RcNotController'] : []),
    ...policies.map((value) => `Assert-RcNoPolicy -Value ${literal(value)}`),
  ];
}

/** Tests before anything else, in this order. Undo works on whatever Windows the change was made on. */
function guardLines(fix: FixForScripts, part: Part): string[] {
  const identity = fix.runsOn === 'client-user' ? 'Assert-RcPerson' : 'Assert-RcElevated';
  const start = ['$guards = {', '  Assert-RcShell', `  ${identity}`];
  if (part === 'check') return [...start, ...indent(cautionGuards({ ...fix, domainController: 'allowed', policies: [] })), '}'];
  const leaves = fix.cutsSessions === 'no' || fix.runsOn !== 'target' ? [] : ['  Move-RcOutOfSession'];
  return [...start, "  if ($Mode -ne 'undo') {", ...indent(indent(cautionGuards(fix))), '  }', ...leaves, '}'];
}

/** The two functions that find a verb's own reading and writing. */
function dispatchLines(verbs: readonly string[]): string[] {
  const clauses = (call: (noun: string) => string) => verbs.map((verb) => `    '${verb}' { ${call(verbNoun(verb))} }`);
  return [
    'function Read-RcState {',
    '  param([string]$Verb, [string]$Target)',
    '  switch ($Verb) {',
    ...clauses((noun) => `Read-Rc${noun} -Target $Target`),
    '  }',
    '}',
    'function Write-RcState {',
    '  param([string]$Verb, [string]$Target, [string]$State)',
    '  switch ($Verb) {',
    ...clauses((noun) => `Write-Rc${noun} -Target $Target -State $State`),
    '  }',
    '}',
  ];
}

function block(name: string, lines: readonly string[]): string[] {
  return [name, ...indent(lines), '}'];
}

/** Which frame file runs a part. */
function runnerOf(fix: FixForScripts, part: Part): string {
  if (part === 'check') return 'run-check';
  return fix.runsOn === 'client-user' ? 'run-person' : 'run';
}

function fragment(request: ScriptRequest, file: string): string[] {
  const text = request.fragments[file];
  if (text === undefined) throw new Error(`${request.fix.id} has no ${file}`);
  return fragmentLines(text);
}

function frameLines(request: ScriptRequest, stem: string): string[] {
  const text = request.frame[stem];
  if (text === undefined) throw new Error(`the frame has no ${stem}.ps1`);
  return fragmentLines(text);
}

/** Check, dry run, apply and undo of a fix that runs in Windows. Dry run, apply and undo differ in the mode line only. */
export function coreScript(request: ScriptRequest): Core {
  const { fix, part } = request;
  const steps = part === 'check' ? [] : fragment(request, 'apply.ps1');
  const check = block('function Get-RcCheck {', fragment(request, 'check.ps1'));
  const run = [...frameLines(request, 'state'), ...frameLines(request, runnerOf(fix, part))];
  const guards = guardLines(fix, part);
  const verbs = verbsIn(callsIn(steps.join('\n')));
  const engine = fix.runsOn === 'client-user' || part === 'check' ? [] : dispatchLines(verbs);
  const table = functionTable(request.frame, request.verbs);
  const functions = neededFunctions([...steps, ...check, ...guards, ...run, ...engine].join('\n'), table);
  const below = [
    ...(part === 'check' ? [] : block('$steps = {', steps)),
    ...check,
    ...guards,
    ...engine,
    ...functions.flatMap((item) => item.lines),
    ...run,
  ];
  const settings = settingsLines(request, below.join('\n'));
  return { header: headerLines(request), body: ['& {', ...indent([...settings, ...below]), '}'] };
}
