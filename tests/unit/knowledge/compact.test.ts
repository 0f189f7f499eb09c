import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, unpack } from '../../../src/lib/knowledge/compact.ts';
import { PERCENT, type RdpModel } from '../../../src/lib/knowledge/model.ts';
import { QUESTION_IDS, QUESTIONS } from '../../../src/lib/knowledge/vocabulary.ts';

/** For some questions, for some of their options, one of the percentages that words stand for. */
const frequencies = fc.record(
  Object.fromEntries(
    QUESTION_IDS.map((question) => {
      const percent = fc.constantFrom(...Object.values(PERCENT));
      return [question, fc.record(Object.fromEntries(QUESTIONS[question].map((option) => [option, percent])), { requiredKeys: [] })];
    }),
  ),
  { requiredKeys: [], noNullPrototype: true },
);

const causes = fc
  .array(
    fc.record({
      prior: fc.integer({ min: 1, max: 300 }),
      presentations: fc.array(fc.record({ share: fc.integer({ min: 1, max: 60 }), frequencies }), { maxLength: 4 }),
    }),
    { maxLength: 5 },
  )
  .map((list) => list.map((cause, at) => ({ id: `cause-${at}`, ...cause })));

const questions = fc.tuple(
  ...QUESTION_IDS.map((id) => {
    const rates = fc.record(Object.fromEntries(QUESTIONS[id].map((option) => [option, fc.integer({ min: 0, max: 900 })])), { noNullPrototype: true });
    return fc.record({
      id: fc.constant(id), options: fc.constant(QUESTIONS[id]), baseRates: fc.option(rates), known: fc.double({ min: 0.05, max: 1, noNaN: true }),
      effort: fc.integer({ min: 1, max: 30 }), tailors: fc.boolean(),
    });
  }),
);

const fix = {
  id: 'mend', kind: 'scripted', safety: 'reversible', minutes: 5, restart: 'none', cutsSessions: 'no', cures: { 'cause-0': 80 },
  uses: ['target'], requires: [], when: { os: ['modern'] },
};

const models = fc
  .record({ questions, causes })
  .map((parts) => ({ ...parts, fixes: [fix], fallback: fix.id }) as unknown as RdpModel);

/** What arrives in a browser: packed, written as JSON, read, unpacked. */
const sent = (model: RdpModel): RdpModel => unpack(JSON.parse(JSON.stringify(pack(model))));

describe('a packed model', () => {
  it('is the same model when it is unpacked', () => {
    fc.assert(fc.property(models, (model) => {
      expect(sent(model)).toEqual(model);
    }));
  });

  it('loses only what the linter alone reads', () => {
    const cause = { id: 'cause-0', prior: 5, presentations: [] };
    const model = { questions: [], causes: [{ ...cause, near: ['cause-1'] }], fixes: [], fallback: '' } as unknown as RdpModel;
    expect(sent(model).causes).toEqual([cause]);
  });

  it('refuses a percentage that no word stands for', () => {
    const presentations = [{ share: 1, frequencies: { port: { open: 33 } } }];
    const model = { questions: [], causes: [{ id: 'cause-0', prior: 5, presentations }], fixes: [], fallback: '' } as unknown as RdpModel;
    expect(() => pack(model)).toThrow('port.open: 33 percent has no word');
  });
});
