import { endsWord, isBlank, isDash, isDigit, isDoubleQuote, isLetter, isNewline, isSingleQuote } from './characters.ts';
import { doubleQuoted, hereString, singleQuoted, type Scan } from './strings.ts';
import type { Lexed, LexError, Token, TokenKind } from './token.ts';

/** What may come next: a statement, an argument of a command, or the rest of an expression. */
type Mode = 'start' | 'command' | 'expression';

interface Bracket {
  readonly open: string;
  readonly line: number;
  /** How the text goes on behind the closing bracket. */
  readonly after: Mode;
}

const KEYWORDS = new Set([
  'if', 'else', 'elseif', 'foreach', 'for', 'while', 'do', 'until', 'switch', 'default', 'function', 'filter', 'param', 'return',
  'throw', 'try', 'catch', 'finally', 'break', 'continue', 'trap', 'exit', 'begin', 'process', 'end', 'in', 'using',
  'class', 'enum', 'data', 'workflow', 'dynamicparam', 'clean',
]);
/** Keywords behind which a statement or value begins. */
const STARTS = new Set(['return', 'throw', 'exit', 'else', 'do', 'try', 'finally', 'in', 'default', 'begin', 'process', 'end']);
/** Keywords that go on with a block in front of them. */
const CONTINUES = new Set(['else', 'elseif', 'catch', 'finally', 'while', 'until']);
const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '@(': ')', '$(': ')', '{': '}', '@{': '}', '[': ']' };

class Lexer {
  readonly tokens: Token[] = [];
  readonly errors: LexError[] = [];
  readonly #text: string;
  #at = 0;
  #line = 1;
  #mode: Mode = 'start';
  #calls = false;
  readonly #stack: Bracket[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  read(): Lexed {
    while (this.#at < this.#text.length) this.#next();
    for (const open of this.#stack) this.#error(`"${open.open}" is not closed`, open.line);
    return { tokens: this.tokens, errors: this.errors };
  }

  #char(offset = 0): string {
    return this.#text[this.#at + offset] ?? '';
  }

  #rest(length = 200): string {
    return this.#text.slice(this.#at, this.#at + length);
  }

  #error(message: string, line = this.#line): void {
    this.errors.push({ line, message });
  }

  #last(): Token | undefined {
    return this.tokens.at(-1);
  }

  #push(kind: TokenKind, end: number): Token {
    const text = this.#text.slice(this.#at, end);
    const token = { kind, text, start: this.#at, end, line: this.#line, depth: this.#stack.length };
    this.tokens.push(token);
    this.#line += text.split('\n').length - 1;
    this.#at = end;
    return token;
  }

  #take(kind: TokenKind, length: number, mode: Mode): void {
    this.#push(kind, this.#at + length);
    this.#mode = mode;
  }

  #next(): void {
    const char = this.#char();
    if (isBlank(char)) this.#at += 1;
    else if (char === '`') this.#backtick();
    else if (isNewline(char)) this.#newline();
    else if (char === '#') this.#push('comment', this.#lineEnd());
    else if (char === '<' && this.#char(1) === '#') this.#blockComment();
    else if (char === '@' && /['"\u2018-\u201e]/.test(this.#char(1))) this.#scan(hereString(this.#text, this.#at), 'here-string');
    else if (this.#bracket()) return;
    else if (this.#mode === 'command') this.#argument();
    else if (this.#mode === 'start') this.#statement();
    else this.#expression();
  }

  #lineEnd(): number {
    const end = this.#text.indexOf('\n', this.#at);
    return end < 0 ? this.#text.length : end;
  }

  #backtick(): void {
    const rest = this.#rest(3);
    const end = /^`\r?\n/.exec(rest)?.[0].length;
    if (end === undefined && this.#mode === 'command' && rest.length > 1) return this.#word('argument');
    if (end === undefined) this.#error('a backtick stands where it escapes nothing');
    this.#push('operator', this.#at + (end ?? 1));
  }

  #newline(): void {
    this.#push('newline', this.#at + (this.#char() === '\r' && this.#char(1) === '\n' ? 2 : 1));
    this.#mode = 'start';
    this.#calls = false;
  }

  #blockComment(): void {
    const end = this.#text.indexOf('#>', this.#at + 2);
    if (end < 0) this.#error('a block comment is not closed');
    this.#push('comment', end < 0 ? this.#text.length : end + 2);
  }

  /** A string: reports what is wrong in it and reads the code inside it. */
  #scan(scan: Scan, kind: TokenKind): void {
    if (scan.error) this.#error(scan.error);
    for (const inner of scan.inner ?? []) {
      for (const { message } of lex(inner).errors) this.#error(`inside $( ): ${message}`);
    }
    const double = isDoubleQuote(this.#char(kind === 'here-string' ? 1 : 0));
    const exact = kind === 'here-string' ? (double ? 'here-expandable' : 'here-string') : double ? 'expandable' : 'string';
    this.#push(exact, scan.end);
    if (this.#mode === 'start') this.#mode = this.#calls ? 'command' : 'expression';
    this.#calls = false;
  }

  #bracket(): boolean {
    const two = this.#rest(2);
    const one = two[0]!;
    const open = ['@(', '$(', '@{'].includes(two) ? two : '({'.includes(one) || (one === '[' && this.#mode !== 'command') ? one : '';
    if (open !== '') this.#open(open);
    else if (one === ')' || one === '}' || (one === ']' && this.#mode !== 'command')) this.#close(one);
    else return false;
    return true;
  }

  #open(open: string): void {
    const last = this.#last();
    const touchesWord = open === '(' && last?.kind === 'word' && last.end === this.#at;
    const statement = open === '{' && this.#mode !== 'command' && this.#opensBlock();
    const after = statement ? 'start' : this.#mode === 'start' ? (this.#calls ? 'command' : 'expression') : this.#mode;
    this.#push('open', this.#at + open.length);
    this.#stack.push({ open, line: this.#line, after });
    this.#mode = open === '[' || touchesWord ? 'expression' : 'start';
    this.#calls = false;
  }

  /** Does the brace in front of us hold the statements of a keyword or of a function? */
  #opensBlock(): boolean {
    const last = this.#last();
    if (last === undefined || last.kind === 'newline') return false;
    return last.text !== '=' && last.kind !== 'operator' && !this.#calls;
  }

  #close(close: string): void {
    const bracket = this.#stack.at(-1);
    if (!bracket || CLOSERS[bracket.open] !== close) this.#error(`"${close}" closes nothing that is open here`);
    else this.#stack.pop();
    this.#push('close', this.#at + 1);
    this.#mode = bracket?.after ?? 'start';
  }

  /** Signs that mean the same in a command and in an expression. True if one was taken. */
  #common(): boolean {
    const rest = this.#rest();
    const separator = /^(\|\||&&|[;,|])/.exec(rest)?.[0];
    if (separator !== undefined) {
      this.#take('separator', separator.length, separator === ',' ? this.#mode : 'start');
      return true;
    }
    const redirect = /^[0-9*]?>>?(&[0-9])?/.exec(rest)?.[0] ?? (rest.startsWith('<') ? '<' : undefined);
    if (redirect !== undefined) this.#take('redirect', redirect.length, this.#mode === 'start' ? 'expression' : this.#mode);
    return redirect !== undefined;
  }

  #quoted(): boolean {
    const char = this.#char();
    if (isSingleQuote(char)) this.#scan(singleQuoted(this.#text, this.#at), 'string');
    else if (isDoubleQuote(char)) this.#scan(doubleQuoted(this.#text, this.#at), 'expandable');
    else return false;
    return true;
  }

  #variable(): boolean {
    const found = /^\$(\{[^}]*\}|[A-Za-z_][A-Za-z0-9_?]*(:[A-Za-z0-9_?]+)?|[$^?_])/.exec(this.#rest())?.[0];
    if (found === undefined) return false;
    const call = this.#mode === 'start' && this.#calls;
    this.#take('variable', found.length, this.#mode === 'command' || call ? 'command' : 'expression');
    this.#calls = false;
    return true;
  }

  #argument(): void {
    if (this.#char() === '&' && this.#char(1) !== '&') return this.#take('operator', 1, 'command');
    if (this.#common() || this.#variable()) return;
    const rest = this.#rest();
    if (rest.startsWith('--%')) return void this.#push('argument', this.#lineEnd());
    const splat = /^@[A-Za-z_][A-Za-z0-9_]*/.exec(rest)?.[0];
    if (splat !== undefined) return this.#take('splat', splat.length, 'command');
    if (isDash(this.#char()) && isLetter(this.#char(1))) return this.#parameter();
    if (this.#quoted()) return;
    if (isDigit(this.#char()) && /^[0-9]+(?=[\s,;)}|]|$)/.test(rest)) {
      return this.#take('number', /^[0-9]+/.exec(rest)![0].length, 'command');
    }
    const member = /^(\.[A-Za-z_]\w*|::[A-Za-z_]\w*)/.exec(rest)?.[0];
    if (member !== undefined && this.#touchesValue()) return this.#take('word', member.length, 'command');
    if (this.#char() === '[' && this.#touchesValue()) return this.#open('[');
    if (this.#char() === ']' && this.#stack.at(-1)?.open === '[') return this.#close(']');
    this.#word('argument');
  }

  /** Does the last token end right here and hold a value, so that this goes on with it? */
  #touchesValue(): boolean {
    const last = this.#last();
    return last?.end === this.#at && (last.kind === 'variable' || last.kind === 'word' || last.text === ')' || last.text === ']');
  }

  #parameter(): void {
    let end = this.#at + 1;
    while (!endsWord(this.#text[end] ?? '') && this.#text[end] !== ':' && !/["'.[]/.test(this.#text[end]!)) end += 1;
    if (/["']/.test(this.#text[end] ?? '')) return this.#word('argument');
    if (this.#text[end] === ':') end += 1;
    this.#push('parameter', end);
  }

  /** A bareword of a command. Quotes inside belong to it. */
  #word(kind: TokenKind): void {
    let end = this.#at;
    let open = 0;
    while (!endsWord(this.#text[end] ?? '')) {
      const char = this.#text[end]!;
      if (char === '`') end += 2;
      else if (isSingleQuote(char) || isDoubleQuote(char)) end = this.#inner(end);
      else {
        open += char === '[' ? 1 : char === ']' ? -1 : 0;
        end += 1;
      }
    }
    if (end === this.#at) {
      this.#error(`"${this.#char()}" is not expected here`);
      end += 1;
    }
    if (open !== 0) this.#error('square brackets in a bare word do not match');
    this.#push(kind, Math.min(end, this.#text.length));
    this.#mode = 'command';
    this.#calls = false;
  }

  #inner(at: number): number {
    const scan = isSingleQuote(this.#text[at]!) ? singleQuoted(this.#text, at) : doubleQuoted(this.#text, at);
    if (scan.error) this.#error(scan.error);
    return scan.end;
  }

  #statement(): void {
    const rest = this.#rest();
    const call = /^[&.](?=[\s'"$({])/.exec(rest)?.[0];
    if (call !== undefined && !rest.startsWith('&&')) {
      this.#take('operator', 1, 'start');
      this.#calls = true;
      return;
    }
    if (this.#variable() || this.#quoted()) return;
    if (this.#inHashtable() && this.#key()) return;
    const keyword = /^[A-Za-z]+(?![A-Za-z0-9_\-.:\\])/.exec(rest)?.[0].toLowerCase();
    if (keyword !== undefined && KEYWORDS.has(keyword) && !this.#calls) return this.#keyword(keyword);
    if (this.#stack.at(-1)?.open === '$(' || isLetter(this.#char()) || this.#calls || '%?\\.'.includes(this.#char())) {
      if (!/^\.[0-9]/.test(rest)) return this.#word('command');
    }
    this.#mode = 'expression';
    if (!this.#common()) this.#expression();
  }

  #inHashtable(): boolean {
    return this.#stack.at(-1)?.open === '@{';
  }

  #key(): boolean {
    const key = /^[A-Za-z0-9_]+(?=\s*=)/.exec(this.#rest())?.[0];
    if (key === undefined) return false;
    this.#take('key', key.length, 'expression');
    return true;
  }

  #keyword(word: string): void {
    this.#take('keyword', word.length, STARTS.has(word) ? 'start' : 'expression');
    if (word !== 'function' && word !== 'filter') return;
    const name = /^\s+[^\s({]+/.exec(this.#rest())?.[0];
    if (name === undefined) return;
    this.#at += /^\s+/.exec(name)![0].length;
    this.#take('word', name.trim().length, 'expression');
  }

  #expression(): void {
    const rest = this.#rest();
    const last = this.#last();
    const word = /^[A-Za-z]+/.exec(rest)?.[0].toLowerCase();
    if (word !== undefined && last?.text === '}' && CONTINUES.has(word)) return this.#keyword(word);
    if (word === 'in' && this.#stack.at(-1)?.open === '(') return this.#keyword(word);
    if (this.#quoted() || this.#variable()) return;
    const assign = /^([+\-*/%]|\?\?)?=(?!=)/.exec(rest)?.[0];
    if (assign !== undefined) return this.#take('operator', assign.length, 'start');
    if (this.#common()) return;
    this.#operand(rest);
  }

  #operand(rest: string): void {
    const number = /^(0x[0-9A-Fa-f]+|[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?)([kmgtp]b)?/i.exec(rest)?.[0];
    if (number !== undefined) return this.#take('number', number.length, 'expression');
    const operator = /^([-\u2013-\u2015][A-Za-z]+|\.\.|::|\+\+|--|[!+*/%.:?-])/.exec(rest)?.[0];
    if (operator !== undefined) return this.#take('operator', operator.length, 'expression');
    const word = /^[A-Za-z_][A-Za-z0-9_]*/.exec(rest)?.[0];
    if (word !== undefined) return this.#take('word', word.length, 'expression');
    this.#error(`"${rest[0]}" is not expected here`);
    this.#take('operator', 1, 'expression');
  }
}

/**
 * Reads PowerShell into tokens. Exact for strings, comments, here-strings and brackets; close enough for the rest
 * to find commands, parameters and values. Grammar is the parser's business (see parse.ts).
 */
export function lex(text: string): Lexed {
  return new Lexer(text).read();
}
