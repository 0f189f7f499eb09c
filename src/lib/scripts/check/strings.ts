import { isBlank, isDoubleQuote, isLetter, isDigit, isNewline, isSingleQuote } from './characters.ts';

/** Where a piece ends, and what is wrong inside it. */
export interface Scan {
  readonly end: number;
  readonly error?: string;
  /** Texts of $( ... ) inside, to be read as code of their own. */
  readonly inner?: readonly string[];
}

/** From an opening quote to behind the closing one. Any sign of the family opens, closes and doubles. */
export function singleQuoted(text: string, start: number): Scan {
  for (let at = start + 1; at < text.length; at += 1) {
    if (!isSingleQuote(text[at]!)) continue;
    if (isSingleQuote(text[at + 1] ?? '')) at += 1;
    else return { end: at + 1 };
  }
  return { end: text.length, error: 'a single-quoted text is not closed' };
}

/** From `$(` to behind its end, which PowerShell finds by counting parentheses alone. */
function subexpression(text: string, start: number): Scan {
  let depth = 0;
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0) {
      const inner = text.slice(start + 2, at).replace(/(["\u201c\u201d\u201e]){2}|`(["\u201c\u201d\u201e])/g, '$1$2');
      return { end: at + 1, inner: [inner] };
    }
  }
  return { end: text.length, error: 'a $( inside a text is not closed' };
}

/** What is wrong with a variable in an expandable text: `$name: ` is read as a drive. */
function variableProblem(text: string, at: number): string | undefined {
  const name = /^\$([A-Za-z_][A-Za-z0-9_?]*):(.?)/.exec(text.slice(at, at + 80));
  if (!name || isLetter(name[2]!) || isDigit(name[2]!) || name[2] === ':') return undefined;
  return `"$${name[1]}:" is read as a drive; write "\${${name[1]}}:"`;
}

/**
 * The content of an expandable text.
 * @param closes tells whether the text ends at a position, and how many characters the end takes; 0 = not here
 */
function expandable(text: string, start: number, closes: (at: number) => number): Scan {
  const inner: string[] = [];
  let error: string | undefined;
  for (let at = start; at < text.length; at += 1) {
    const end = closes(at);
    if (end > 0) return { end: at + end, inner, ...(error ? { error } : {}) };
    if (text[at] === '`') at += 1;
    else if (isDoubleQuote(text[at]!) && isDoubleQuote(text[at + 1] ?? '')) at += 1;
    else if (text[at] === '$' && text[at + 1] === '(') {
      const part = subexpression(text, at);
      inner.push(...(part.inner ?? []));
      error ??= part.error;
      at = part.end - 1;
    } else if (text[at] === '$') error ??= variableProblem(text, at);
  }
  return { end: text.length, inner, error: 'a double-quoted text is not closed' };
}

export function doubleQuoted(text: string, start: number): Scan {
  return expandable(text, start + 1, (at) =>
    isDoubleQuote(text[at]!) && !isDoubleQuote(text[at + 1] ?? '') ? 1 : 0,
  );
}

/** A here-string begins with @ and a quote at the end of a line and ends with the quote and @ at the left margin. */
export function hereString(text: string, start: number): Scan {
  const isQuote = isSingleQuote(text[start + 1]!) ? isSingleQuote : isDoubleQuote;
  let body = start + 2;
  while (isBlank(text[body] ?? '')) body += 1;
  if (!isNewline(text[body] ?? '')) return { end: body, error: 'nothing may stand behind the start of a here-string' };
  const closes = (at: number): number => (text[at - 1] === '\n' && isQuote(text[at]!) && text[at + 1] === '@' ? 2 : 0);
  if (isQuote === isDoubleQuote) return hereExpandable(text, body, closes);
  for (let at = body; at < text.length; at += 1) if (closes(at) > 0) return { end: at + 2 };
  return { end: text.length, error: 'a here-string is not closed at the left margin' };
}

function hereExpandable(text: string, body: number, closes: (at: number) => number): Scan {
  const scan = expandable(text, body, closes);
  return scan.error?.includes('is not closed') ? { ...scan, error: 'a here-string is not closed at the left margin' } : scan;
}
