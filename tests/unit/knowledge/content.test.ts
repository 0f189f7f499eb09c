import { describe, expect, it } from 'vitest';
import { pack, unpack } from '../../../src/lib/knowledge/compact.ts';
import { evidenceKnowledge } from '../../../src/lib/evidence/from-knowledge.ts';
import { presentIds, publishedLinkIds, readLock } from '../../../src/lib/knowledge/ids.ts';
import { loadKnowledge } from '../../../src/lib/knowledge/load.ts';
import { toModel } from '../../../src/lib/knowledge/model.ts';
import { lint } from '../../../src/lib/tree/lint/index.ts';
import { compareWithLock } from '../../../src/lib/tree/index.ts';
import { readEvidence } from '../../../src/lib/evidence/read-evidence.ts';

const knowledge = loadKnowledge();
const model = toModel(knowledge);

describe('the ids that were published', () => {
  const comparison = compareWithLock(presentIds(knowledge), readLock());

  it('all still lead somewhere', () => {
    expect(comparison.problems).toEqual([]);
  });

  it('are all in ids.lock (run "npm run lock" after adding one)', () => {
    expect(comparison.added).toEqual([]);
  });
});

describe('the browser', () => {
  it('gets the same model as the command line', () => {
    const bare = { ...model, causes: model.causes.map(({ id, prior, presentations }) => ({ id, prior, presentations })) };
    expect(unpack(JSON.parse(JSON.stringify(pack(model))))).toEqual(bare);
  });

  it('knows every fix and channel that a link may carry', () => {
    const ids = publishedLinkIds();
    expect(ids.fixes).toEqual(expect.arrayContaining(knowledge.fixes.map(({ id }) => id)));
  });
});

describe('priors', () => {
  it('leave something for what we do not know', () => {
    const sum = knowledge.causes.reduce((total, { prior }) => total + prior, 0);
    expect(sum).toBeGreaterThan(900);
    expect(sum).toBeLessThan(1000);
  });
});

describe('every cause', () => {
  it.each(knowledge.causes.map((cause) => [cause.id, cause] as const))('%s has a fix or somebody to ask', (id, cause) => {
    const fixes = knowledge.fixes.filter(({ cures }) => id in cures);
    expect(fixes.length).toBeGreaterThan(0);
    expect(cause.handover.text.length).toBeGreaterThan(100);
  });
});

describe('codes', () => {
  it.each(['0x904', '0x204', '0x1807', '0x708'])('%s is understood', (code) => {
    const read = readEvidence(`Error code: ${code}`, evidenceKnowledge(knowledge));
    expect(read.answers.symptom).toBeDefined();
  });

  it('never send a closed connection to the licence server', () => {
    const read = readEvidence('Error code: 0x904\nExtended error code: 0x7', evidenceKnowledge(knowledge));
    expect(read.answers.symptom?.option).toBe('closed');
  });
});

describe('the lint of the model', () => {
  it('finds nothing: every fix reachable, every question decisive, every pair of causes told apart or declared near', () => {
    expect(lint(model)).toEqual([]);
  });
});
