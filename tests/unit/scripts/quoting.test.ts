import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { azBash } from '../../../src/lib/scripts/quote/az-bash.ts';
import { azPwsh } from '../../../src/lib/scripts/quote/az-pwsh.ts';
import { bash } from '../../../src/lib/scripts/quote/bash.ts';
import { cmdBatch, cmdPrompt } from '../../../src/lib/scripts/quote/cmd.ts';
import { psAscii } from '../../../src/lib/scripts/quote/ps-ascii.ts';
import { psDouble } from '../../../src/lib/scripts/quote/ps-double.ts';
import { psNative51 } from '../../../src/lib/scripts/quote/ps-native.ts';
import { psSingle } from '../../../src/lib/scripts/quote/ps-single.ts';
import { psWildcard } from '../../../src/lib/scripts/quote/ps-wildcard.ts';
import type { Quoted } from '../../../src/lib/scripts/quote/quoted.ts';
import { wql } from '../../../src/lib/scripts/quote/wql.ts';

type Expected = string | { reject: string };
interface Vectors {
  vectors: { id: string; input: string; expect: Record<string, Expected> }[];
}
const file = new URL('../../data/quoting-vectors.json', import.meta.url);
const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as Vectors;

const CONTEXTS: Record<string, (value: string) => Quoted> = {
  psSingle, psAscii, psDouble, psWildcard, psNative51, wql, bash, azBash, azPwsh, cmdBatch, cmdPrompt,
};

test('the vectors cover 69 values in 11 contexts', () => {
  expect(vectors).toHaveLength(69);
  for (const vector of vectors) expect(Object.keys(vector.expect)).toEqual(Object.keys(CONTEXTS));
});

describe.each(Object.keys(CONTEXTS))('%s', (context) => {
  test.each(vectors)('$id', ({ input, expect: expected }) => {
    const result = CONTEXTS[context]!(input);
    const want = expected[context]!;
    expect(result).toEqual(typeof want === 'string' ? { text: want } : want);
  });
});
