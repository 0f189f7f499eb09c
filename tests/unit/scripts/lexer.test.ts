import { beforeAll, describe, expect, test } from 'vitest';
import { lex } from '../../../src/lib/scripts/check/lexer.ts';
import type { Parse } from '../../../src/lib/scripts/check/parse.ts';
import { applyRules } from '../../../src/lib/scripts/check/rules.ts';
import { readScript } from '../../../src/lib/scripts/check/script.ts';
import { data, ON_WINDOWS, powershellGrammar, requestFor } from './library.ts';
import { compose } from '../../../src/lib/scripts/index.ts';

interface Sample {
  readonly id: string;
  readonly src: string;
  readonly by: readonly string[];
}
const vectors = data<{ scriptMustReject: Sample[]; scriptMustAccept: Sample[]; treeSitterFalseRejects: Sample[] }>('quoting-vectors.json');

let parse: Parse;
beforeAll(async () => {
  parse = await powershellGrammar();
});

/** Rules that hold any loose line against us are no proof that a script is broken. */
const HOUSE_STYLE = new Set(['single-block', 'unused-variables', 'bare-words', 'quotes', 'command-names', 'line-length']);

describe('broken scripts', () => {
  test.each(vectors.scriptMustReject)('$id', ({ src, by }) => {
    const broken = {
      lexer: lex(src).errors.length > 0,
      'tree-sitter': parse(src).length > 0,
      rule: applyRules(readScript(src, 'target')).some(({ rule }) => rule !== 'lexical' && !HOUSE_STYLE.has(rule)),
    };
    if (by.includes('lexer')) expect(broken.lexer).toBe(true);
    if (by.includes('rule')) expect(broken.rule).toBe(true);
    expect(Object.values(broken)).toContain(true);
  });
});

describe('good scripts', () => {
  test.each(vectors.scriptMustAccept)('$id', ({ src }) => {
    expect(lex(src).errors).toEqual([]);
    expect(parse(src)).toEqual([]);
  });
  test.each(vectors.treeSitterFalseRejects)('the lexer takes what the grammar does not know: $id', ({ src }) => {
    expect(lex(src).errors).toEqual([]);
  });
});

test('tokens tell commands, parameters and values apart', () => {
  const { tokens } = lex("foreach ($a in @(Get-X -Path 'a' | Where-Object { $_.B -eq 1 })) { $x = Set-Y -A:$false @z }");
  const kinds = tokens.filter(({ kind }) => ['command', 'parameter', 'splat', 'keyword', 'string'].includes(kind));
  expect(kinds.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    'keyword foreach', 'keyword in', 'command Get-X', 'parameter -Path', "string 'a'", 'command Where-Object', 'command Set-Y',
    'parameter -A:', 'splat @z',
  ]);
});

test('a script with one bracket or quote missing is refused', () => {
  const made = compose(requestFor(ON_WINDOWS[0]!, 'console', 'apply'));
  if (made.refused !== null) throw new Error(made.refused);
  const { text } = made;
  const places = lex(text).tokens.flatMap(({ kind, start, end }) => {
    if (kind === 'open' || kind === 'close') return [[start, end] as const];
    return kind === 'string' || kind === 'expandable' ? [[start, start + 1] as const, [end - 1, end] as const] : [];
  });
  const missed = places.filter((_, index) => index % 17 === 0).filter(([start, end]) => {
    const broken = text.slice(0, start) + text.slice(end);
    return lex(broken).errors.length === 0 && parse(broken).length === 0 && applyRules(readScript(broken, 'target')).length === 0;
  });
  expect(missed.map(([at]) => text.slice(at - 30, at + 10))).toEqual([]);
});
