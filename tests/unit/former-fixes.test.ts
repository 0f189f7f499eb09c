import { describe, expect, it } from 'vitest';
import { formerFixes, withdrawnBecause } from '../../src/lib/site/former-fixes.ts';
import type { IdLock } from '../../src/lib/tree/ids.ts';

const LOCK: IdLock = {
  questions: {}, causes: [], fixes: ['old', 'older', 'new', 'gone', 'bad'], channels: [], phases: [],
  aliases: { fixes: { older: 'old', old: 'new' } }, retired: { fixes: { gone: 'Replaced by new.' } }, withdrawn: { fixes: { bad: 'It did harm.' } },
};

describe('a fix id that was published', () => {
  it('leads to what it is called today, also over two names', () => {
    expect(formerFixes(LOCK)).toContainEqual({ id: 'older', now: 'new', why: '' });
  });

  it('says why it is gone', () => {
    expect(formerFixes(LOCK)).toContainEqual({ id: 'gone', now: null, why: 'Replaced by new.' });
  });

  it('is withdrawn with a reason, or not at all', () => {
    expect(withdrawnBecause(LOCK, 'bad')).toBe('It did harm.');
    expect(withdrawnBecause(LOCK, 'new')).toBeUndefined();
  });
});
