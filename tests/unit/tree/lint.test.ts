import { describe, expect, it } from 'vitest';
import type { Model } from '../../../src/lib/tree/index.ts';
import { lint, RULES, type Finding } from '../../../src/lib/tree/lint/index.ts';
import { fix, lamp as typed } from './lamp.ts';

const lamp: Model = typed;

/** The findings of one rule on the lamp with something changed. */
function findings(rule: string, change: Partial<Model> | ((model: Model) => Model)): readonly Finding[] {
  const model = typeof change === 'function' ? change(lamp) : { ...lamp, ...change };
  return lint(model).filter((finding) => finding.rule === rule);
}

function changeCause(id: string, change: Partial<Model['causes'][number]>): Partial<Model> {
  return { causes: lamp.causes.map((cause) => (cause.id === id ? { ...cause, ...change } : cause)) };
}

function changeQuestion(id: string, change: Partial<Model['questions'][number]>): Partial<Model> {
  return { questions: lamp.questions.map((asked) => (asked.id === id ? { ...asked, ...change } : asked)) };
}

function addFix(...added: Parameters<typeof fix>): Partial<Model> {
  return { fixes: [...lamp.fixes, fix(...added) as Model['fixes'][number]] };
}

describe('lint', () => {
  it('has nothing against a sound model', () => {
    expect(lint(lamp)).toEqual([]);
  });

  it('has rules with ids of their own', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  });

  it('still reads a model that cannot be compiled', () => {
    const broken = { ...lamp, fallback: 'nobody', ...changeCause('power-cut', { prior: 900 }) };
    expect(lint(broken).map(({ rule }) => rule)).toEqual(['references', 'priors', 'fix-reachable']);
  });
});

describe('rules', () => {
  it('references: ids that do not exist', () => {
    const [finding] = findings('references', addFix('oil', { rust: 95 }));
    expect(finding).toMatchObject({ where: ['fixes', 'oil', 'cures', 'rust'] });
  });

  it('references: ids that exist twice', () => {
    expect(findings('references', addFix('change-bulb', {}))).toHaveLength(1);
  });

  it('ids: shape and reserved words', () => {
    expect(findings('ids', addFix('Change_Bulb', { 'bulb-burnt': 5 }))).toHaveLength(1);
    expect(findings('ids', addFix('a'.repeat(33), { 'bulb-burnt': 5 }))).toHaveLength(1);
    const extra = { id: 'tried', options: ['unknown', 'yes'], baseRates: null, known: 1, effort: 1, tailors: true };
    expect(findings('ids', { questions: [...lamp.questions, extra] }).map(({ where }) => where)).toEqual([
      ['questions', 'tried'],
      ['questions', 'tried', 'unknown'],
    ]);
  });

  it('base-rates: options without one', () => {
    const [finding] = findings('base-rates', changeQuestion('age', { baseRates: { new: 300 } }));
    expect(finding).toMatchObject({ where: ['questions', 'age', 'baseRates', 'old'] });
    expect(findings('base-rates', changeQuestion('age', { baseRates: null }))).toHaveLength(1);
  });

  it('priors: nothing left for what nobody thought of', () => {
    expect(findings('priors', changeCause('bulb-burnt', { prior: 450 }))).toHaveLength(1);
    expect(findings('priors', changeCause('bulb-burnt', { prior: 0 }))).toHaveLength(1);
  });

  it('presentations: none, or impossible figures', () => {
    expect(findings('presentations', changeCause('power-cut', { presentations: [] }))).toHaveLength(1);
    const twice = { share: 1, frequencies: { glow: { dark: 95, dim: 80 } } };
    expect(findings('presentations', changeCause('power-cut', { presentations: [twice] }))[0]).toMatchObject({
      where: ['causes', 'power-cut', 'presentations', 0, 'frequencies', 'glow'],
    });
  });

  it('requires: circles and riskier requirements', () => {
    const circle = (model: Model) => ({
      ...model,
      fixes: [
        ...model.fixes,
        fix('egg', {}, { requires: ['hen'] }) as Model['fixes'][number],
        fix('hen', {}, { requires: ['egg'] }) as Model['fixes'][number],
      ],
    });
    expect(findings('requires', circle)).toHaveLength(2);
    const riskier = addFix('rewire', { 'switch-worn': 95 }, { requires: ['tear-out-dimmer'] });
    expect(findings('requires', riskier)[0]).toMatchObject({ where: ['fixes', 'rewire', 'requires', 'tear-out-dimmer'] });
  });

  it('option-listed: an answer that points nowhere', () => {
    const change = changeQuestion('glow', { options: ['dark', 'flickers', 'dim', 'blue'], baseRates: { dark: 60, flickers: 20, dim: 10, blue: 10 } });
    expect(findings('option-listed', change)).toMatchObject([{ where: ['questions', 'glow', 'blue'], reproduce: 'glow=blue' }]);
  });

  it('unwritten-ratio: an answer that speaks for a cause only because others exclude it', () => {
    const silent = changeCause('switch-worn', { presentations: [{ share: 1, frequencies: { switch: { limp: 80 } } }] });
    const only = lamp.causes.map((cause) => {
      const given = cause.id === 'switch-worn' ? silent.causes!.find(({ id }) => id === cause.id)! : cause;
      const frequencies = cause.id === 'switch-worn' ? given.presentations[0]!.frequencies : { glow: { dark: 95, flickers: 5 } };
      return { ...given, presentations: [{ share: 1, frequencies }] };
    });
    expect(findings('unwritten-ratio', { causes: only }).map(({ where }) => where)).toEqual([
      ['causes', 'switch-worn'],
      ['questions', 'glow', 'dim'],
    ]);
  });

  it('cause-has-fix: nothing to do about a cause', () => {
    const without = { fixes: lamp.fixes.filter(({ id }) => id !== 'call-utility') };
    expect(findings('cause-has-fix', without)).toMatchObject([{ where: ['causes', 'power-cut'] }]);
  });

  it('fix-reachable: a fix that no plan can contain', () => {
    expect(findings('fix-reachable', addFix('dust-shade', {}))).toMatchObject([{ where: ['fixes', 'dust-shade', 'cures'] }]);
  });

  it('question-decisive: a question that changes nothing', () => {
    const weather = { id: 'weather', options: ['dry', 'wet'], baseRates: { dry: 1, wet: 1 }, known: 1, effort: 1, tailors: false };
    expect(findings('question-decisive', { questions: [...lamp.questions, weather] })).toMatchObject([
      { where: ['questions', 'weather'] },
    ]);
    const idle = { fixes: lamp.fixes.map((made) => ({ ...made, uses: [] })) };
    expect(findings('question-decisive', idle)).toMatchObject([{ where: ['questions', 'place'] }]);
  });

  it('causes-distinct: twins that nobody declared near', () => {
    const twin = { ...lamp.causes[3]!, id: 'switch-broken', prior: 10 };
    const model = { causes: [...lamp.causes, twin] };
    expect(findings('causes-distinct', model)).toMatchObject([{ where: ['causes', 'switch-worn'] }]);
    expect(findings('causes-distinct', { causes: [...lamp.causes, { ...twin, near: ['switch-worn'] }] })).toEqual([]);
  });

  it('unknown-safe: not knowing must not lead to a change', () => {
    const changing = { fixes: lamp.fixes.map((made) => (made.id === 'look-closely' ? { ...made, safety: 'reversible' as const } : made)) };
    const [finding] = findings('unknown-safe', changing);
    expect(finding).toMatchObject({ where: ['fixes', 'look-closely', 'safety'] });
    expect(finding!.reproduce).toMatch(/^(\w+=unknown&?)+$/);
  });

  it('dead-end: a situation in which there is nothing to try', () => {
    const nowhere = { fixes: lamp.fixes.filter(({ cures }) => !('power-cut' in cures || 'bulb-burnt' in cures)) };
    expect(findings('dead-end', nowhere).every(({ reproduce }) => typeof reproduce === 'string')).toBe(true);
    const nothing = { fixes: lamp.fixes.filter(({ id }) => id === 'look-closely') };
    expect(findings('dead-end', nothing)[0]).toMatchObject({ reproduce: '' });
  });
});
