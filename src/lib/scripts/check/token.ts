/** What a piece of PowerShell is. A string token holds its quotes. */
export type TokenKind =
  | 'newline'
  | 'comment'
  | 'string'
  | 'expandable'
  | 'here-string'
  | 'here-expandable'
  | 'variable'
  | 'splat'
  | 'number'
  | 'command'
  | 'keyword'
  | 'parameter'
  | 'argument'
  | 'key'
  | 'word'
  | 'operator'
  | 'redirect'
  | 'open'
  | 'close'
  | 'separator';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Line of its first character, from 1. */
  readonly line: number;
  /** How many brackets are open around it. */
  readonly depth: number;
}

export interface LexError {
  readonly line: number;
  readonly message: string;
}

export interface Lexed {
  readonly tokens: readonly Token[];
  readonly errors: readonly LexError[];
}

export const VALUE_KINDS: ReadonlySet<TokenKind> = new Set([
  'string', 'expandable', 'here-string', 'here-expandable', 'variable', 'number',
]);
