import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { publishedLinkIds } from '../../../src/lib/knowledge/ids.ts';
import { loadKnowledge } from '../../../src/lib/knowledge/load.ts';
import { QUESTION_IDS } from '../../../src/lib/knowledge/vocabulary.ts';
import { decode, encode, resolveAlias } from '../../../src/lib/tree/index.ts';

// Links that were published. The file only grows; every one of them must open, for ever.
const LINKS = readFileSync('tests/data/permalinks.txt', 'utf8').trim().split('\n');
const ids = publishedLinkIds();
const fixes = new Set(loadKnowledge().fixes.map(({ id }) => id));

describe('a published permalink', () => {
  it.each(LINKS)('%s opens its fix with all its answers', (link) => {
    const [path = '', fragment = ''] = link.split('#');
    const fix = path.split('/')[2] ?? '';
    expect(fixes.has(resolveAlias(ids.aliases?.fixes, fix) ?? fix)).toBe(true);
    const decoded = decode(fragment, ids);
    expect(decoded.problems).toEqual([]);
    expect(encode(QUESTION_IDS, decoded)).toBe(fragment);
  });
});
