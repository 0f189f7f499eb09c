import { isAscii, quoted, type Quoted } from './quoted.ts';

function inQuotes(text: string): Quoted {
  if (!isAscii(text)) return { reject: 'non-ascii' };
  if (text.includes('"')) return { reject: 'double-quote' };
  return { text: `"${text}${/\\*$/.exec(text)?.[0] ?? ''}"` };
}

/** One argument of an external program in a .cmd file. */
export function cmdBatch(value: string): Quoted {
  return quoted(value, (text) => inQuotes(text.replaceAll('%', '%%')));
}

/** One argument at a cmd prompt, where a percent sign cannot be escaped. */
export function cmdPrompt(value: string): Quoted {
  return quoted(value, (text) => (text.includes('%') ? { reject: 'percent' } : inQuotes(text)));
}
