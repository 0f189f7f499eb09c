import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHANNELS, QUESTIONS } from '../../../src/lib/knowledge/vocabulary.ts';
import { checkName, compose, NAME_FIELDS, type ChannelId, type NameId, type ScriptRequest } from '../../../src/lib/scripts/index.ts';
import { powershellNames, bashNames } from '../../../src/lib/scripts/settings.ts';
import { gate } from '../../../src/lib/scripts/gate.ts';
import { carry } from '../../../src/lib/scripts/channels/registry.ts';
import { namesFor } from '../../../src/lib/scripts/index.ts';
import { azBash } from '../../../src/lib/scripts/quote/az-bash.ts';
import { data, FIXES, request, requestFor, SAMPLE, TAME, type Scripted } from './library.ts';
import { bashSkeleton, blocksSkeleton, skeleton } from './skeleton.ts';

const { vectors } = data<{ vectors: { input: string }[] }>('quoting-vectors.json');
const HOSTILE = vectors.map(({ input }) => input);

/** Names that their grammar allows and that a careless quote would not survive. */
const LEGAL: Readonly<Record<NameId, readonly string[]>> = {
  vm: ['a.b-c_', 'vm1'], 'resource-group': ['RG.(test)', '-x-', '(x)'], subscription: ['ffffffff-FFFF-0000-0000-000000000000'],
  nsg: ['n_1.x'], host: ['10.0.0.4', 'a.b.c.d1'], port: ['1', '65535'],
  account: ["o'brien@contoso.com", 'svc-rdp$', "x%y", 'a&b', "CONTOSO\\o'brien", '#EXT#@x.onmicrosoft.com', '`whoami`', '$(whoami)', "';a"],
  'source-address': ['1.2.3.4'], thumbprint: ['f'.repeat(40)], 'owner-service': ['MSSQL$SQL2019', 'a.b-c_'],
  folder: ['MachineKeys (old)', 'MachineKeys.bak 2'],
};

const text = (changes: ScriptRequest): string | null => {
  const made = compose(changes);
  return made.refused === null ? made.text : null;
};
function shape(script: string): string {
  if (script.startsWith('# Block ')) return blocksSkeleton(script);
  return script.includes('set -euo pipefail') ? bashSkeleton(script) : skeleton(script);
}

describe('a typed value never changes what a script does', () => {
  test.each(NAME_FIELDS)('PowerShell settings line of $id, without its validator', ({ id, number }) => {
    if (number) return;
    const tame = skeleton(powershellNames([id], { [id]: 'x' }).join('\n'));
    for (const value of HOSTILE.filter((one) => gate(one) === null)) {
      expect(skeleton(`${powershellNames([id], { [id]: value }).join('\n')}\nWrite-Canary`), value).toBe(`${tame} Write-Canary`);
    }
  });

  test('the same for any text that passes the gate', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (value) => {
        fc.pre(gate(value) === null);
        const line = powershellNames(['account'], { account: value }).join('\n');
        expect(skeleton(`${line}\nWrite-Canary`)).toBe('$AccountName = LITERAL Write-Canary');
        expect(line).toMatch(/^[\x20-\x7e]*$/);
      }),
      { numRuns: 2000 },
    );
  });

  test('bash settings lines, without a validator', () => {
    for (const value of HOSTILE) {
      if (azBash(value).reject !== undefined) expect(() => bashNames(['account'], { account: value })).toThrow();
      else expect(bashSkeleton(bashNames(['account'], { account: value }).join('\n'))).toBe('ACCOUNT_NAME=LITERAL\n');
    }
  });

  test('an answer from a link changes one literal at most, whatever it says', () => {
    for (const fix of FIXES.filter(({ uses }) => uses.length > 0)) {
      const start = requestFor(fix, 'console', 'apply');
      const tame = skeleton(text(start)!);
      for (const question of fix.uses) {
        for (const option of [...QUESTIONS[question], ...HOSTILE]) {
          const changed = text({ ...start, answers: { [question]: option } as ScriptRequest['answers'] })!;
          expect(skeleton(changed)).toBe(tame);
          if (HOSTILE.includes(option)) expect(changed).toBe(text(start));
        }
      }
    }
  });

  test('a link in the header is one line of ASCII, or it is left out', () => {
    for (const value of ['https://x.example/\nStop-Computer', 'javascript:x', 'https://x.example/\u2019']) {
      expect(text(request({ permalink: value }))).toBe(text(request()));
    }
  });

  /** Every fix and channel, every name it needs: legal values keep the skeleton, all others are refused. */
  const cases = [...FIXES, null].flatMap((fix) =>
    CHANNELS.filter((channel) => carry(fix ?? SAMPLE, channel) === 'yes').map((channel) => ({ id: fix?.id ?? 'sample', fix, channel })),
  );
  const base = (fix: Scripted | null, channel: ChannelId): ScriptRequest =>
    fix ? { ...requestFor(fix, channel, 'apply'), names: TAME } : request({ channel });

  test.each(cases)('$id by $channel', ({ fix, channel }) => {
    const start = base(fix, channel);
    const tame = shape(text(start)!);
    const { needed, optional } = namesFor(start.fix, channel);
    for (const id of [...needed, ...optional]) {
      for (const value of [...LEGAL[id], ...HOSTILE]) {
        const changed = { ...start, names: { ...start.names, [id]: value } };
        const allowed = checkName(id, value, channel) === null || (value === '' && optional.includes(id));
        if (!allowed) expect(compose(changed), `${id}: ${value}`).toMatchObject({ fields: { [id]: expect.any(String) } });
        else if (value !== '') expect(shape(text(changed)!), `${id}: ${value}`).toBe(tame);
      }
    }
  });
});
