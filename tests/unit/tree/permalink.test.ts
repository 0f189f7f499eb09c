import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode, UNKNOWN, type Link, type LinkIds } from '../../../src/lib/tree/index.ts';
import { LAMP, type Lamp } from './lamp.ts';

const order = Object.keys(LAMP);
const ids: LinkIds<Lamp> = {
  questions: LAMP,
  fixes: ['change-bulb', 'tighten-bulb', 'call-utility'],
  channels: ['ladder', 'chair'],
  aliases: {
    questions: { shine: 'glow', lamplight: 'shine' },
    options: { 'glow.flashes': 'flickers', 'glow.blinks': 'flashes' },
    fixes: { 'swap-bulb': 'change-bulb', round: 'about', about: 'round' },
    channels: { steps: 'ladder' },
  },
};
const nothing = { answers: {}, tried: [], via: null, rev: null, at: null, problems: [] };

describe('encode', () => {
  it('writes answers in vocabulary order, then tried, via, rev and at', () => {
    const link: Link<Lamp> = {
      at: 'undo',
      rev: 3,
      via: 'chair',
      tried: ['tighten-bulb', 'change-bulb'],
      answers: { place: 'cellar', glow: 'dark', age: UNKNOWN },
    };
    expect(encode(order, link)).toBe(
      'glow=dark&age=unknown&place=cellar&tried=tighten-bulb.change-bulb&via=chair&rev=3&at=undo',
    );
  });

  it('writes nothing for nothing, and a bare section for only a section', () => {
    expect(encode(order, {})).toBe('');
    expect(encode(order, { answers: {}, tried: [], at: 'undo' })).toBe('undo');
  });

  it('leaves out whatever is no id, so that no name can get into a link', () => {
    const typed = { glow: 'Kitchen Lamp', age: "o'ld", place: 'a'.repeat(33) };
    expect(encode(order, { answers: typed, tried: ['x y', 'ok'], via: 'C:\\', rev: 1.5, at: '<b>' })).toBe('tried=ok');
  });
});

describe('decode', () => {
  it('reads what encode wrote', () => {
    const fragment = '#glow=dark&age=unknown&tried=tighten-bulb&via=ladder&rev=12&at=dry-run';
    expect(decode(fragment, ids)).toEqual({
      answers: { glow: 'dark', age: 'unknown' },
      tried: ['tighten-bulb'],
      via: 'ladder',
      rev: 12,
      at: 'dry-run',
      problems: [],
    });
  });

  it('takes a query as well, any order, and empty pairs', () => {
    expect(decode('?at=undo&&age=old&glow=dim&', ids)).toMatchObject({
      answers: { glow: 'dim', age: 'old' },
      at: 'undo',
      problems: [],
    });
  });

  it('takes a fragment without = for a section', () => {
    expect(decode('#undo', ids)).toEqual({ ...nothing, at: 'undo' });
    expect(decode('#', ids)).toEqual(nothing);
    expect(decode('#Not A Section', ids)).toEqual({
      ...nothing,
      problems: [{ kind: 'malformed', shown: null, count: 1 }],
    });
  });

  it('lets the first of two pairs with the same key win, also if its value is bad', () => {
    expect(decode('glow=dark&glow=dim', ids)).toEqual({
      ...nothing,
      answers: { glow: 'dark' },
      problems: [{ kind: 'duplicate', shown: 'glow', count: 1 }],
    });
    expect(decode('glow=purple&shine=dim', ids)).toMatchObject({
      answers: {},
      problems: [{ kind: 'unknown-value', shown: 'glow=purple' }, { kind: 'duplicate', shown: 'glow' }],
    });
  });

  it('follows renamed ids to those of today', () => {
    const link = decode('lamplight=blinks&tried=swap-bulb.change-bulb&via=steps', ids);
    expect(link).toEqual({ ...nothing, answers: { glow: 'flickers' }, tried: ['change-bulb'], via: 'ladder' });
  });

  it('names what it does not know only if it looks like an id', () => {
    expect(decode('colour=red&glow=purple&tried=pray&via=rope&rev=0', ids).problems).toEqual([
      { kind: 'unknown-key', shown: 'colour', count: 1 },
      { kind: 'unknown-value', shown: 'glow=purple', count: 1 },
      { kind: 'unknown-value', shown: 'tried=pray', count: 1 },
      { kind: 'unknown-value', shown: 'via=rope', count: 1 },
      { kind: 'unknown-value', shown: 'rev=0', count: 1 },
    ]);
    expect(decode('<script>=1&Ü=2&glow=%20&age=<b>', ids).problems).toEqual([
      { kind: 'unknown-key', shown: null, count: 2 },
      { kind: 'unknown-value', shown: null, count: 2 },
    ]);
  });

  it('is not led astray by words that JavaScript knows', () => {
    const link = decode('constructor=x&to-string=y&glow=constructor&tried=constructor&via=constructor', ids);
    expect(link).toMatchObject({ answers: {}, tried: [], via: null });
    expect(link.problems).toHaveLength(5);
  });

  it('does not follow aliases that go round in a circle', () => {
    expect(decode('tried=round', ids)).toMatchObject({ tried: [], problems: [{ shown: 'tried=round' }] });
  });

  it('looks at a limited number of pairs', () => {
    const long = Array.from({ length: 500 }, (_, at) => `k${at}=v`).join('&');
    expect(decode(long, ids).problems.length).toBeLessThan(70);
  });
});

const answers = fc
  .record(
    Object.fromEntries(order.map((key) => [key, fc.constantFrom(...LAMP[key as keyof Lamp], UNKNOWN)])),
    { requiredKeys: [] },
  )
  .map((given) => ({ ...given }));
const section = fc.stringMatching(/^[a-z0-9-]{1,32}$/);
const links: fc.Arbitrary<Link> = fc.record({
  answers,
  tried: fc.shuffledSubarray([...ids.fixes]),
  via: fc.option(fc.constantFrom(...ids.channels)),
  rev: fc.option(fc.integer({ min: 1, max: 999_999_999 })),
  at: fc.option(section),
});

const word = fc.oneof(
  fc.constantFrom(...order, 'tried', 'via', 'rev', 'at', 'shine', 'swap-bulb', 'dark', 'blinks', 'unknown', ...ids.fixes),
  fc.string({ unit: 'binary', maxLength: 6 }),
  section,
);
const junk = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.tuple(word, fc.constantFrom('=', '==', ''), fc.array(word, { maxLength: 3 }).map((parts) => parts.join('.'))))
    .map((pairs) => `#${pairs.map((pair) => pair.join('')).join('&')}`),
);

describe('links', () => {
  it('decode to what was encoded', () => {
    fc.assert(
      fc.property(links, (link) => {
        expect(decode(encode(order, link), ids)).toEqual({ ...link, problems: [] });
      }),
    );
  });

  it('are plain text that needs no percent-encoding', () => {
    fc.assert(
      fc.property(links, (link) => {
        expect(encode(order, link)).toMatch(/^[a-z0-9.=&-]*$/);
      }),
    );
  });

  it('settle after one reading, whatever was in them', () => {
    fc.assert(
      fc.property(junk, (text) => {
        const once = encode(order, decode(text, ids));
        const again = decode(once, ids);
        expect(encode(order, again)).toBe(once);
        expect(again.problems).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('never show anything that does not look like ids', () => {
    fc.assert(
      fc.property(junk, (text) => {
        for (const { shown, count } of decode(text, ids).problems) {
          if (shown !== null) expect(shown).toMatch(/^[a-z0-9-]{1,32}(=[a-z0-9-]{1,32})?$/);
          expect(count).toBeGreaterThan(0);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
