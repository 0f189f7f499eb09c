import type { Token } from './token.ts';

/** One part of a command line, in order. */
export type CallItem =
  | { readonly kind: 'parameter'; readonly name: string; readonly token: Token }
  | { readonly kind: 'value'; readonly tokens: readonly Token[] }
  | { readonly kind: 'splat'; readonly name: string; readonly token: Token };

export interface Call {
  readonly name: string;
  readonly line: number;
  readonly items: readonly CallItem[];
  /** Index of the command's token. */
  readonly index: number;
  /** Does another command hand its output to this one? */
  readonly piped: boolean;
}

/** The tokens of one command line, without those that end it. */
function argumentsOf(tokens: readonly Token[], index: number): Token[] {
  const depth = tokens[index]!.depth;
  const found: Token[] = [];
  for (const token of tokens.slice(index + 1)) {
    const ends = token.kind === 'newline' || (token.kind === 'separator' && token.text !== ',');
    if (token.depth < depth || (token.depth === depth && ends)) break;
    if (token.kind === 'close' && token.depth < depth) break;
    found.push(token);
  }
  return found;
}

/** Groups tokens that belong to one argument: those that touch, or that a comma joins. */
function itemsOf(tokens: readonly Token[], depth: number): CallItem[] {
  const items: CallItem[] = [];
  let last: Token | undefined;
  for (const token of tokens) {
    const comma = last?.text === ',' || token.text === ',';
    const joined = last !== undefined && (token.depth > depth || token.kind === 'close' || token.start === last.end || comma);
    const group = items.at(-1);
    if (token.kind === 'comment' || token.kind === 'redirect') continue;
    if (token.kind === 'parameter' && token.depth === depth) {
      items.push({ kind: 'parameter', name: token.text.replace(/^.|:$/g, ''), token });
    } else if (token.kind === 'splat' && token.depth === depth) items.push({ kind: 'splat', name: token.text.slice(1), token });
    else if (joined && group?.kind === 'value') (group.tokens as Token[]).push(token);
    else items.push({ kind: 'value', tokens: [token] });
    last = token;
  }
  return items;
}

function isPiped(tokens: readonly Token[], index: number): boolean {
  for (let at = index - 1; at >= 0; at -= 1) {
    const token = tokens[at]!;
    if (token.kind !== 'newline' && token.kind !== 'comment') return token.text === '|';
  }
  return false;
}

/** Every command of a text with its arguments, also those inside brackets and script blocks. */
export function callsOf(tokens: readonly Token[]): Call[] {
  const calls: Call[] = [];
  tokens.forEach((token, index) => {
    if (token.kind !== 'command') return;
    const items = itemsOf(argumentsOf(tokens, index), token.depth);
    calls.push({ name: token.text, line: token.line, items, index, piped: isPiped(tokens, index) });
  });
  return calls;
}

/** The value given to a parameter, as tokens; empty if there is none. */
export function argument(call: Call, parameter: string): readonly Token[] {
  const at = call.items.findIndex((item) => item.kind === 'parameter' && item.name.toLowerCase() === parameter.toLowerCase());
  const value = at < 0 ? undefined : call.items[at + 1];
  return value?.kind === 'value' ? value.tokens : [];
}

export const hasParameter = (call: Call, parameter: string): boolean =>
  call.items.some((item) => item.kind === 'parameter' && item.name.toLowerCase() === parameter.toLowerCase());

/** The text of a literal without its quotes, or null if the tokens are not one literal. */
export function literalOf(tokens: readonly Token[]): string | null {
  const [token] = tokens;
  if (tokens.length !== 1 || !token) return null;
  if (token.kind === 'number') return token.text;
  if (token.kind === 'string') return token.text.slice(1, -1).replaceAll("''", "'");
  if (token.kind === 'expandable' && !/[$`]/.test(token.text)) return token.text.slice(1, -1).replaceAll('""', '"');
  return null;
}
