import type { Rule } from '../script.ts';

/** Strings, comments and brackets close, and no text ends where it does not seem to. */
export const lexical: Rule = { id: 'lexical', check: ({ errors }) => errors };
