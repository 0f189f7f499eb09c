import { describe, expect, it } from 'vitest';
import {
  compareWithLock,
  linkIdsOf,
  lockWith,
  resolveAlias,
  type IdLock,
  type PresentIds,
} from '../../../src/lib/tree/index.ts';

const present: PresentIds = {
  questions: { glow: ['dark', 'dim'], age: ['new', 'old'] },
  causes: ['bulb-burnt'],
  fixes: ['change-bulb', 'tighten-bulb'],
  channels: ['ladder'],
  phases: ['bulbs'],
};
const lock: IdLock = { ...present, aliases: {}, retired: {}, withdrawn: {} };

const kinds = (changed: PresentIds, locked: IdLock = lock) =>
  compareWithLock(changed, locked).problems.map(({ kind, of, id }) => `${kind} ${of} ${id}`);

describe('the lock', () => {
  it('is content with what it lists', () => {
    expect(compareWithLock(present, lock)).toEqual({ problems: [], added: [] });
  });

  it('lists what is new', () => {
    const grown = { ...present, fixes: [...present.fixes, 'call-utility'], questions: { ...present.questions, age: ['new', 'old', 'antique'] } };
    const { problems, added } = compareWithLock(grown, lock);
    expect(problems).toEqual([]);
    expect(added).toEqual([
      { of: 'options', id: 'age.antique' },
      { of: 'fixes', id: 'call-utility' },
    ]);
    expect(compareWithLock(grown, lockWith(grown, lock))).toEqual({ problems: [], added: [] });
  });

  it('does not let an id go without a word', () => {
    expect(kinds({ ...present, fixes: ['change-bulb'] })).toEqual(['missing fixes tighten-bulb']);
    expect(kinds({ ...present, questions: { ...present.questions, age: ['new'] } })).toEqual(['missing options age.old']);
    expect(kinds({ ...present, questions: { glow: ['dark', 'dim'] } })).toEqual(['missing questions age']);
  });

  it('lets it go with an alias or as retired', () => {
    const renamed = { ...present, fixes: ['change-bulb', 'screw-in'] };
    expect(kinds(renamed, { ...lock, aliases: { fixes: { 'tighten-bulb': 'screw-in' } } })).toEqual([]);
    expect(kinds({ ...present, fixes: ['change-bulb'] }, { ...lock, retired: { fixes: { 'tighten-bulb': 'see change-bulb' } } })).toEqual([]);
    const option = { ...present, questions: { ...present.questions, age: ['new', 'aged'] } };
    expect(kinds(option, { ...lock, aliases: { options: { 'age.old': 'aged' } } })).toEqual([]);
  });

  it('refuses aliases that lead nowhere, in a circle, or hide an id', () => {
    const gone = { ...present, fixes: ['change-bulb'] };
    const alias = (fixes: Record<string, string>) => kinds(gone, { ...lock, aliases: { fixes } });
    expect(alias({ 'tighten-bulb': 'pray' })).toEqual(['alias-to-nothing fixes tighten-bulb']);
    expect(alias({ 'tighten-bulb': 'x', x: 'tighten-bulb' })).toEqual([
      'alias-cycle fixes tighten-bulb',
      'alias-cycle fixes x',
    ]);
    expect(alias({ 'tighten-bulb': 'change-bulb', 'change-bulb': 'tighten-bulb' })).toContain('alias-hidden fixes change-bulb');
    expect(alias({ 'tighten-bulb': 'screw-in', 'screw-in': 'change-bulb' })).toEqual([]);
  });

  it('notices notes that are not true any more', () => {
    expect(kinds(present, { ...lock, retired: { causes: { 'bulb-burnt': 'merged' } } })).toEqual([
      'retired-exists causes bulb-burnt',
    ]);
    expect(kinds(present, { ...lock, withdrawn: { fixes: { 'saw-off': 'dangerous' } } })).toEqual([
      'withdrawn-missing fixes saw-off',
    ]);
  });
});

describe('aliases', () => {
  it('are followed to the end', () => {
    expect(resolveAlias({ a: 'b', b: 'c' }, 'a')).toBe('c');
    expect(resolveAlias({ a: 'b' }, 'other')).toBe('other');
    expect(resolveAlias(undefined, 'a')).toBe('a');
    expect(resolveAlias({ a: 'b', b: 'a' }, 'a')).toBeNull();
    expect(resolveAlias({}, 'constructor')).toBe('constructor');
  });
});

describe('ids for links', () => {
  it('are the published ones without those that are gone', () => {
    const now = linkIdsOf({
      ...lock,
      aliases: { options: { 'age.old': 'aged' }, fixes: { 'tighten-bulb': 'screw-in' } },
      retired: { questions: { glow: 'nobody could tell' } },
      questions: { ...present.questions, age: ['new', 'old', 'aged'] },
      fixes: ['change-bulb', 'tighten-bulb', 'screw-in'],
    });
    expect(now.questions).toEqual({ age: ['new', 'aged'] });
    expect(now.fixes).toEqual(['change-bulb', 'screw-in']);
    expect(now.aliases).toMatchObject({ fixes: { 'tighten-bulb': 'screw-in' }, options: { 'age.old': 'aged' } });
  });
});
