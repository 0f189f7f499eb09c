/** Character classes of PowerShell's own tokenizer (language specification, chapter 2). */

export const isSingleQuote = (char: string): boolean => /['\u2018\u2019\u201a\u201b]/.test(char);
export const isDoubleQuote = (char: string): boolean => /["\u201c\u201d\u201e]/.test(char);
export const isDash = (char: string): boolean => /[-\u2013\u2014\u2015]/.test(char);
export const isBlank = (char: string): boolean => char === ' ' || char === '\t' || char === '\u00a0' || char === '\f' || char === '\v';
export const isNewline = (char: string): boolean => char === '\n' || char === '\r';
/** A word of a command ends here. */
export const endsWord = (char: string): boolean => char === '' || isBlank(char) || isNewline(char) || '&(),;{}|'.includes(char);
export const isLetter = (char: string): boolean => /[A-Za-z_]/.test(char);
export const isDigit = (char: string): boolean => /[0-9]/.test(char);
