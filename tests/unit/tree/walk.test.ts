import { describe, expect, it } from 'vitest';
import { compile, nextQuestion, walk } from '../../../src/lib/tree/index.ts';
import { lamp } from './lamp.ts';

const engine = compile(lamp);
const tree = walk(engine, { depth: 4, least: 0.001 });

describe('the compiled tree', () => {
  it('starts with nothing answered, reached by everybody', () => {
    expect(tree[0]).toMatchObject({ key: '', answers: {}, chance: 1, question: 'glow', fix: 'look-closely' });
  });

  it('has every situation once, and every branch leads to one', () => {
    const keys = new Set(tree.map(({ key }) => key));
    expect(keys.size).toBe(tree.length);
    for (const { branches } of tree) for (const { leadsTo } of branches) if (leadsTo !== null) expect(keys).toContain(leadsTo);
  });

  it('offers every option and "unknown" wherever it asks', () => {
    for (const { question, branches } of tree) {
      const options = lamp.questions.find(({ id }) => id === question)?.options ?? [];
      expect(branches.map(({ option }) => option)).toEqual(question === null ? [] : [...options, 'unknown']);
    }
  });

  it('loses nobody', () => {
    for (const { question, chance, branches } of tree) {
      if (question === null) continue;
      expect(branches.reduce((total, branch) => total + branch.chance, 0)).toBeCloseTo(chance, 12);
    }
  });

  it('asks what the engine would ask', () => {
    for (const { answers, question } of tree) {
      expect(nextQuestion(engine, { answers: answers as never, tried: [] })?.question ?? null).toBe(question);
    }
  });

  it('is cut by depth and by how few people come that way', () => {
    expect(walk(engine, { depth: 0, least: 0 })).toHaveLength(1);
    expect(walk(engine, { depth: 0, least: 0 })[0]!.branches.every(({ leadsTo }) => leadsTo === null)).toBe(true);
    expect(walk(engine, { depth: 4, least: 0.1 }).every(({ chance }) => chance >= 0.1)).toBe(true);
  });
});
