import { describe, expect, it } from 'vitest';
import { runCases } from '../../src/cli/cases.ts';
import { evidenceKnowledge } from '../../src/lib/evidence/from-knowledge.ts';
import { loadKnowledge } from '../../src/lib/knowledge/load.ts';
import { toModel } from '../../src/lib/knowledge/model.ts';
import { compile } from '../../src/lib/tree/index.ts';
import cases from '../data/cases.json' with { type: 'json' };

interface Totals {
  readonly strict: number;
  readonly given: { readonly top1: number; readonly top3: number };
  readonly guided: { readonly top1: number; readonly top3: number; readonly questions: number };
}

const knowledge = loadKnowledge();
const lines = runCases(JSON.stringify(cases), compile(toModel(knowledge)), evidenceKnowledge(knowledge));
const totals = lines.at(-1) as Totals;

// A smoke test: real failures, too few to tune to. The floors lie well below what is measured, so that a
// change of content does not fail for one case, and a broken engine does.
describe('real cases', () => {
  it('are named as well as typical presentations name them', () => {
    expect(totals.given.top1 / totals.strict).toBeGreaterThan(0.35);
    expect(totals.given.top3 / totals.strict).toBeGreaterThan(0.6);
  });

  it('are found by asking, too, with few questions', () => {
    expect(totals.guided.top3 / totals.strict).toBeGreaterThan(0.5);
    expect(totals.guided.questions).toBeGreaterThan(1);
    expect(totals.guided.questions).toBeLessThan(8);
  });

  it('always end in a plan', () => {
    for (const line of lines.slice(0, -1) as { given: { fixes: string[] }; guided: { fixes: string[] } }[]) {
      expect(line.given.fixes.length).toBeGreaterThan(0);
      expect(line.guided.fixes.length).toBeGreaterThan(0);
    }
  });
});
