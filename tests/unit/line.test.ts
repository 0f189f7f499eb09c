import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STAGES } from '../../src/lib/knowledge/vocabulary.ts';
import { drawLine, type Saying, type StageState } from '../../src/lib/line/line.ts';
import { LINE } from '../../src/lib/line/stages.ts';
import { MARKS } from '../../src/lib/line/marks.ts';

const states = (sayings: readonly Saying[], marks?: Parameters<typeof drawLine>[1]): StageState[] =>
  drawLine(sayings, marks).map(({ state }) => state);

const saying = fc.record(
  {
    passed: fc.constantFrom(...STAGES),
    stops: fc.constantFrom(...STAGES),
    suspect: fc.uniqueArray(fc.constantFrom(...STAGES), { maxLength: 3 }),
  },
  { requiredKeys: [] },
);

describe('the line', () => {
  it('has the stages of the vocabulary, in their order', () => {
    expect(LINE.map(({ id }) => id)).toEqual([...STAGES]);
  });

  it('knows nothing without answers', () => {
    expect(states([])).toEqual(Array(7).fill('unknown'));
    expect(states([], { rest: 'plain' })).toEqual(Array(7).fill('plain'));
  });

  it('passes everything up to the furthest stage that an answer reached', () => {
    expect(states([{ passed: 'reach' }, { passed: 'name' }]).slice(0, 3)).toEqual(['passed', 'passed', 'unknown']);
  });

  it('stops at the earliest end, and then suspects nothing', () => {
    const line = states([{ passed: 'negotiation', stops: 'security' }, { suspect: ['sign-in', 'licence'] }]);
    expect(line).toEqual(['passed', 'passed', 'passed', 'stops', 'unknown', 'unknown', 'unknown']);
  });

  it('suspects what all answers allow, and only beyond what has passed', () => {
    const line = states([{ passed: 'reach' }, { suspect: ['reach', 'negotiation', 'security'] }, { suspect: ['security', 'session'] }]);
    expect(line).toEqual(['passed', 'passed', 'unknown', 'suspect', 'unknown', 'unknown', 'unknown']);
  });

  it('shows both places when two answers exclude each other', () => {
    expect(states([{ suspect: ['name'] }, { suspect: ['session'] }]).filter((state) => state === 'suspect')).toHaveLength(2);
  });

  it('doubts the stretch between an end and a later stage that was passed', () => {
    expect(states([{ stops: 'reach' }, { passed: 'security' }]).slice(0, 5)).toEqual(['passed', 'suspect', 'suspect', 'suspect', 'unknown']);
  });

  it('takes the place of the leading causes only where no answer names one', () => {
    expect(states([{ passed: 'reach' }], { causes: ['security'] })[3]).toBe('suspect');
    expect(states([{ suspect: ['sign-in'] }], { causes: ['security'] })[3]).toBe('unknown');
  });

  it('marks where a fix acts whatever the answers say', () => {
    expect(states([{ passed: 'session' }], { acts: ['security'] })[3]).toBe('acts');
  });

  it('does not depend on the order of the answers, and an empty answer changes nothing', () => {
    fc.assert(
      fc.property(fc.array(saying, { maxLength: 6 }), (sayings) => {
        const line = states(sayings);
        expect(states([...sayings].reverse())).toEqual(line);
        expect(states([{}, ...sayings])).toEqual(line);
        expect(line.filter((state) => state === 'stops').length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('has a shape of its own for every state', () => {
    expect(new Set(Object.values(MARKS)).size).toBe(Object.keys(MARKS).length);
  });
});
