import { hasParameter, literalOf, type Call, type CallItem } from './calls.ts';
import type { Script } from './script.ts';
import type { Token } from './token.ts';

/** A cmdlet as its reference page describes it. */
export interface CmdletPage {
  /** One line for each set of parameters that may be used together. */
  readonly syntax: readonly string[];
  readonly parameters: Readonly<Record<string, { readonly type: string; readonly values?: readonly string[] }>>;
}

/** Cmdlets by name. */
export type Catalogue = Readonly<Record<string, CmdletPage>>;

type Complaint = { readonly line: number; readonly message: string };

const COMMON: CmdletPage['parameters'] = Object.fromEntries(
  ['ErrorAction', 'ErrorVariable', 'WarningAction', 'OutVariable', 'PipelineVariable'].map((name) => [name, { type: 'String' }]),
);

/** A script block may follow these without its parameter's name, and Write-RcLine takes what its text names. */
const POSITIONAL = new Set(['Where-Object', 'ForEach-Object', 'Write-RcLine']);

const isSwitch = (type: string): boolean => /switch/i.test(type);

function ownParameters(tokens: readonly Token[], from: number): CmdletPage['parameters'] {
  const start = tokens.findIndex((token, index) => index > from && token.kind === 'keyword' && token.text === 'param');
  const body = tokens.findIndex((token, index) => index > from && token.text === '{');
  if (start < 0 || start !== tokens.findIndex((token, index) => index > body && !/newline|comment/.test(token.kind))) return {};
  const found: Record<string, { type: string }> = {};
  for (let at = start + 2; tokens[at] && tokens[at]!.depth > tokens[start]!.depth; at += 1) {
    const token = tokens[at]!;
    if (token.kind === 'variable' && token.depth === tokens[start]!.depth + 1) {
      found[token.text.slice(1)] = { type: tokens[at - 2]?.text === 'switch' ? 'SwitchParameter' : 'Object' };
    }
  }
  return found;
}

/** The functions that a text defines, as pages of a catalogue. */
export function ownFunctions(tokens: readonly Token[]): Catalogue {
  const pages: Record<string, CmdletPage> = {};
  tokens.forEach((token, index) => {
    if (token.kind !== 'keyword' || token.text !== 'function') return;
    pages[tokens[index + 1]?.text ?? ''] = { syntax: [], parameters: ownParameters(tokens, index) };
  });
  return pages;
}

/** Keys of `$name = @{ ... }`, wherever the text fills the splat. Null if it is filled in another way. */
function splatKeys(tokens: readonly Token[], name: string): string[] | null {
  const keys: string[] = [];
  let known = false;
  tokens.forEach((token, index) => {
    if (token.text !== `$${name}`) return;
    if (tokens[index + 1]?.text === '=' && tokens[index + 2]?.text === '@{') {
      known = true;
      const depth = tokens[index + 2]!.depth + 1;
      for (let at = index + 3; tokens[at] && tokens[at]!.depth >= depth; at += 1) {
        if (tokens[at]!.kind === 'key' && tokens[at]!.depth === depth) keys.push(tokens[at]!.text);
      }
    } else if (tokens[index + 1]?.text === '.' && tokens[index + 3]?.text === '=') keys.push(tokens[index + 2]!.text);
  });
  return known ? keys : null;
}

interface Used {
  readonly names: readonly string[];
  readonly complaints: readonly Complaint[];
  readonly known: boolean;
}

/** The parameters of a call with the exact names of the page, and what is wrong with them. */
function usedParameters(call: Call, page: CmdletPage, script: Script): Used {
  const parameters = { ...page.parameters, ...COMMON };
  const names: string[] = [];
  const complaints: Complaint[] = [];
  let known = true;
  let taken: CallItem | undefined;
  call.items.forEach((item, index) => {
    if (item.kind === 'splat') {
      const keys = splatKeys(script.tokens, item.name);
      if (keys === null) known = false;
      names.push(...(keys ?? []));
    } else if (item.kind === 'parameter') {
      names.push(item.name);
      const type = parameters[item.name]?.type;
      const next = call.items[index + 1];
      if (type !== undefined && (!isSwitch(type) || item.token.text.endsWith(':')) && next?.kind === 'value') taken = next;
    } else if (item !== taken && !POSITIONAL.has(call.name)) {
      complaints.push({ line: call.line, message: `${call.name}: name the parameter of ${item.tokens[0]?.text ?? ''}` });
    }
  });
  const unknown = names.filter((name) => !(name in parameters));
  complaints.push(...unknown.map((name) => ({ line: call.line, message: `${call.name} has no parameter -${name} in 5.1` })));
  return { names, complaints, known };
}

/** Parameters that a drive adds to a cmdlet; reference pages do not list them in every set. */
const FROM_PROVIDERS = new Set(['Directory', 'File', 'Encoding', 'NoNewline', 'Type']);

/** Is there one set of parameters that holds all those used? */
function fitsOneSet(names: readonly string[], { syntax }: CmdletPage): boolean {
  const wanted = names.filter((name) => !(name in COMMON) && !FROM_PROVIDERS.has(name));
  return syntax.length === 0 || syntax.some((line) => wanted.every((name) => new RegExp(`[[ ]-${name}[\\] ]`).test(`${line} `)));
}

function badValues(call: Call, page: CmdletPage): Complaint[] {
  return call.items.flatMap((item, index) => {
    const accepted = item.kind === 'parameter' ? page.parameters[item.name]?.values : undefined;
    const next = call.items[index + 1];
    const value = next?.kind === 'value' ? literalOf(next.tokens) : null;
    if (item.kind !== 'parameter' || !accepted || value === null || /^[0-9]+$/.test(value)) return [];
    const fits = value.split(/,\s*/).every((one) => accepted.some((each) => each.toLowerCase() === one.toLowerCase()));
    return fits ? [] : [{ line: call.line, message: `${call.name} -${item.name} takes ${accepted.join(', ')}, not ${value}` }];
  });
}

/** -Path takes wildcards; where -LiteralPath exists it is used. */
function wildcardPath(call: Call, page: CmdletPage, names: readonly string[]): Complaint[] {
  const literal = names.map((name) => (name === 'Path' ? 'LiteralPath' : name));
  const risky = 'LiteralPath' in page.parameters && hasParameter(call, 'Path') && fitsOneSet(literal, page);
  return risky ? [{ line: call.line, message: `${call.name}: -LiteralPath instead of -Path, which reads wildcards` }] : [];
}

/**
 * Holds every cmdlet of a script against its reference page: it exists in 5.1, its parameters exist and go
 * together, none is positional, and named values are among the accepted ones. Programs are left out.
 * @param known pages of cmdlets, and of functions that are defined elsewhere
 */
export function checkCalls(script: Script, known: Catalogue): Complaint[] {
  const pages: Catalogue = { ...known, ...ownFunctions(script.tokens) };
  return script.calls.flatMap((call) => {
    if (call.name.endsWith('.exe')) return [];
    const page = pages[call.name];
    if (!page) return [{ line: call.line, message: `${call.name} is not in the catalogue of Windows PowerShell 5.1` }];
    const { names, complaints, known: complete } = usedParameters(call, page, script);
    const sets = complete && complaints.length === 0 && !fitsOneSet(names, page);
    return [
      ...complaints,
      ...badValues(call, page),
      ...wildcardPath(call, page, names),
      ...(sets ? [{ line: call.line, message: `${call.name}: no parameter set has all of -${names.join(' -')}` }] : []),
    ];
  });
}
