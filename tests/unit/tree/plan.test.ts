import { describe, expect, it } from 'vitest';
import { attemptCost, compile, plan, START, type Model, type State } from '../../../src/lib/tree/index.ts';
import { fix, lamp, type Lamp } from './lamp.ts';

const engine = compile(lamp);

function order(state: State<Lamp>, model: Model<Lamp> = lamp): string[] {
  return plan(compile(model), state).steps.map((step) => step.fix);
}

function withFixes(...fixes: Model<Lamp>['fixes']): Model<Lamp> {
  return { ...lamp, fixes: [fix('look-closely', {}, { safety: 'read-only' }), ...fixes] };
}

const limp: State<Lamp> = { answers: { switch: 'limp', glow: 'dark' }, tried: [] };
const dim: State<Lamp> = { answers: { glow: 'dim' }, tried: [] };

describe('plan', () => {
  it('looks first while nothing is known', () => {
    expect(order(START)[0]).toBe('look-closely');
    expect(order({ answers: { glow: 'unknown', place: 'unknown' }, tried: [] })[0]).toBe('look-closely');
  });

  it('puts the best chance per minute first', () => {
    const steps = plan(engine, { answers: { glow: 'flickers', age: 'new' }, tried: [] }).steps;
    expect(steps[0].fix).toBe('tighten-bulb');
    const model = withFixes(fix('quick', { 'bulb-burnt': 50 }, { minutes: 1 }), fix('slow', { 'bulb-burnt': 80 }, { minutes: 90 }));
    expect(order({ answers: { glow: 'dark' }, tried: [] }, model).slice(0, 2)).toEqual(['quick', 'slow']);
  });

  it('chooses each step as if those before it had failed', () => {
    const model = withFixes(
      fix('one', { 'bulb-burnt': 95 }),
      fix('same-again', { 'bulb-burnt': 80 }),
      fix('another', { 'bulb-loose': 80 }),
    );
    const state: State<Lamp> = { answers: { glow: 'dark' }, tried: [] };
    expect(order(state, model)).toEqual(['one', 'another', 'same-again', 'look-closely']);
    const [, , again] = plan(compile(model), state).steps;
    expect(again!.turn).toBeLessThan(again!.chance / 5);
  });

  it('keeps what lowers security behind a disruptive step that takes longer', () => {
    const steps = order(limp);
    expect(steps.indexOf('bridge-switch')).toBeGreaterThan(steps.indexOf('replace-switch'));
    expect(steps.indexOf('bridge-switch')).toBeGreaterThan(steps.indexOf('look-closely'));
  });

  it('lets a step by hand stand first where nothing else exists', () => {
    const model = withFixes(fix('tear-out-dimmer', { 'dimmer-low': 95 }, { safety: 'irreversible', minutes: 1 }));
    expect(order(dim, model)).toEqual(['look-closely', 'tear-out-dimmer']);
    expect(order({ ...dim, tried: ['look-closely'] }, model)).toEqual(['look-closely', 'tear-out-dimmer']);
  });

  it('treats a fix as dangerous as the worst that it requires', () => {
    const model = withFixes(
      fix('cut-mains-open', {}, { safety: 'irreversible' }),
      fix('rewire', { 'switch-worn': 95 }, { requires: ['cut-mains-open'], minutes: 1 }),
      fix('replace-switch', { 'switch-worn': 50 }, { minutes: 60 }),
    );
    expect(order(limp, model)).toEqual(['replace-switch', 'look-closely', 'cut-mains-open', 'rewire']);
  });

  it('puts what a fix requires right before it and says why', () => {
    const { steps } = plan(engine, { answers: { glow: 'dark', age: 'old', neighbours: 'lit' }, tried: [] });
    expect(steps.slice(0, 2).map((step) => [step.fix, step.requiredBy])).toEqual([
      ['fetch-ladder', 'change-bulb'],
      ['change-bulb', null],
    ]);
  });

  it('does not repeat a requirement that was done already', () => {
    expect(order({ answers: { glow: 'dark', age: 'old' }, tried: ['fetch-ladder'] })).not.toContain('fetch-ladder');
  });

  it('leaves out tried fixes and what has next to no chance', () => {
    const steps = order({ answers: { glow: 'dark', neighbours: 'dark' }, tried: ['change-bulb'] });
    expect(steps).not.toContain('change-bulb');
    expect(steps).not.toContain('turn-up-dimmer');
  });

  it('counts a fix by where it can work', () => {
    const model = withFixes(
      fix('new-bulb', { 'bulb-burnt': 95 }, { when: { age: ['old'] } }),
      fix('warranty', { 'bulb-burnt': 90 }, { when: { age: ['new'] } }),
    );
    const dark = { glow: 'dark' } as const;
    expect(order({ answers: dark, tried: [] }, model)).toEqual(['new-bulb', 'warranty', 'look-closely']);
    expect(order({ answers: { ...dark, age: 'new' }, tried: [] }, model)).toEqual(['warranty', 'look-closely']);
    const [first] = plan(compile(model), { answers: { ...dark, age: 'unknown' }, tried: [] }).steps;
    const [sure] = plan(compile(model), { answers: { ...dark, age: 'old' }, tried: [] }).steps;
    expect(first.chance).toBeLessThan(sure.chance);
  });

  it('says so when nothing in the model fits, and looks first', () => {
    const tried = lamp.fixes.map(({ id }) => id).filter((id) => id !== 'look-closely');
    const result = plan(engine, { answers: { glow: 'dim', switch: 'clicks' }, tried });
    expect(result.uncovered).toBe(true);
    expect(result.steps[0].fix).toBe('look-closely');
  });

  it('names the causes that a fix cures, the most important now first', () => {
    const { steps } = plan(engine, { answers: { glow: 'flickers', age: 'new' }, tried: [] });
    expect(steps.find((step) => step.fix === 'change-bulb')!.cures).toEqual(['bulb-loose', 'bulb-burnt']);
  });

  it('counts restarts, cut sessions and other people as cost', () => {
    const plain = attemptCost(fix('a', {}));
    expect(attemptCost(fix('a', {}, { restart: 'machine' }))).toBeGreaterThan(attemptCost(fix('a', {}, { restart: 'service' })));
    expect(attemptCost(fix('a', {}, { cutsSessions: 'yes' }))).toBeGreaterThan(attemptCost(fix('a', {}, { cutsSessions: 'may' })));
    expect(attemptCost(fix('a', {}, { kind: 'escalation' }))).toBeGreaterThan(attemptCost(fix('a', {}, { kind: 'by-hand' })));
    expect(attemptCost(fix('a', {}, { safety: 'irreversible' }))).toBe(plain);
  });
});
