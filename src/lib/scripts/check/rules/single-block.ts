import type { Rule } from '../script.ts';

/** A console runs each complete statement as it arrives; one block is read whole and stops as a whole. */
export const singleBlock: Rule = {
  id: 'single-block',
  places: ['target', 'admin'],
  check: ({ tokens }) => {
    const top = tokens.filter((token) => token.depth === 0 && token.kind !== 'comment' && token.kind !== 'newline');
    const shape = top.map((token) => token.text).join(' ');
    return shape === '& { }' ? [] : [{ line: top[0]?.line ?? 1, message: 'one "& { ... }" must hold everything' }];
  },
};
