/** open-azure-nsg, run in bash and in PowerShell against a stand-in for Azure: one rule of its own, and nothing else. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPowerShell } from '../../../tools/find-powershell.ts';
import { type ChannelId, PARTS } from '../../../src/lib/scripts/index.ts';
import { readFix, scriptText } from '../run.ts';
import { type Azure, AzPowerShell, inBash, type NsgRule, type Ran, type Shell } from './nsg.ts';

const fix = readFix('open-azure-nsg')!;
const names = { subscription: '11111111-2222-3333-4444-555555555555', nsg: 'nsg1', port: '3389', 'source-address': '203.0.113.7' };
const RULE = 'Reconnect-rdp-3389-203.0.113.7';

const rule = (name: string, priority: number, more: Partial<NsgRule> = {}): NsgRule => ({
  name, priority, direction: 'Inbound', access: 'Allow', protocol: 'Tcp', from: ['10.0.0.0/8'], ports: ['443'], description: '', ...more,
});
const OWN = rule(RULE, 102, { from: ['203.0.113.7'], ports: ['3389'], description: 'Reconnect open-azure-nsg' });
/** 100 and 101 are taken; 102 is taken only outward, which does not count. Not in order, as Azure may answer. */
const USUAL = [
  rule('web', 101, { from: ['10.1.0.0/16', '10.2.0.0/16'], ports: ['80', '443'] }), rule('deny-all', 100, { access: 'Deny', protocol: '*', from: ['*'], ports: ['*'] }),
  rule('out', 102, { direction: 'Outbound' }), rule('late', 4096, { access: 'Deny' }),
];

const said = ({ output }: Ran): string => {
  const [mark, version, id, , result, code] = (output.at(-1) ?? '').split(' ');
  expect([mark, version, id]).toEqual(['RECONNECT', '1', 'open-azure-nsg']);
  return `${result} ${code}`;
};

let powershell: AzPowerShell | undefined;
beforeAll(() => {
  if (findPowerShell()) powershell = new AzPowerShell();
});
afterAll(() => powershell?.stop());

const SHELLS: [string, ChannelId, Shell][] = [
  ['bash', 'run-command-shell', inBash(false)], ['bash with the line ends of Windows', 'run-command-shell', inBash(true)], ['PowerShell', 'run-command-az', (...request) => powershell!.run(...request)],
];

describe.for(SHELLS)('open-azure-nsg in %s', ([name, channel, shell]) => {
  const skip = name === 'PowerShell' && !findPowerShell();
  const script = Object.fromEntries(PARTS.map((part) => [part, scriptText(fix, part, channel, {}, names)]));
  const play = (azure: Azure, ...parts: string[]) => shell(azure, 'nsg1', parts.map((part) => script[part] ?? part));

  test.skipIf(skip)('adds one rule of its own, adds no second one, and takes only that one away', async () => {
    const [before, dry, done, after, again, back, none] = (await play({ rules: USUAL }, 'check', 'dry-run', 'apply', 'check', 'apply', 'undo', 'undo')) as [Ran, Ran, Ran, Ran, Ran, Ran, Ran];
    expect([before, dry, done, after, again, back, none].map(said)).toEqual([
      'unknown listed', 'would-change listed', 'fixed own-rule', 'ok own-rule', 'no-change own-rule', 'undone removed', 'no-change nothing-to-undo',
    ]);
    expect([before.rules, dry.rules]).toEqual([USUAL, USUAL]);
    expect(done.rules).toEqual([...USUAL, OWN]);
    expect([after.rules, again.rules]).toEqual([done.rules, done.rules]);
    expect([back.rules, none.rules]).toEqual([USUAL, USUAL]);
    expect(done.output.join('\n')).toMatch(/A rule that denies stands before .*100/);
    for (const { name } of USUAL.filter(({ direction }) => direction === 'Inbound')) expect(done.output.join('\n')).toContain(`"${name}"`);
  });

  const foreign: [string, Partial<NsgRule>][] = [
    ['another description', { description: 'made by hand' }], ['every source', { from: ['*'] }], ['another port', { ports: ['22'] }], ['Deny', { access: 'Deny' }],
    ['a second source', { from: ['203.0.113.7', '198.51.100.1'] }], ['a second port', { ports: ['3389', '22'] }], ['no source', { from: [] }],
  ];
  const isLeft = async (more: Partial<NsgRule>) => {
    const rules = [...USUAL, { ...OWN, ...more }];
    const [seen, applied, undone] = (await play({ rules }, 'check', 'apply', 'undo')) as [Ran, Ran, Ran];
    expect([seen, applied, undone].map(said)).toEqual(['blocked own-rule-changed', 'no-change own-rule', 'refused own-rule-changed']);
    expect([seen.rules, applied.rules, undone.rules]).toEqual([rules, rules, rules]);
    expect(undone.output.join('\n')).toContain(RULE);
  };
  if (name === 'bash with the line ends of Windows') return;

  test.skipIf(skip).for(foreign)('a rule with our name and %s is left, and named', ([, more]) => isLeft(more));

  test.skipIf(skip)('an empty group takes the first number', async () => {
    const [done] = (await play({ rules: [] }, 'apply')) as [Ran];
    expect(done.rules).toEqual([{ ...OWN, priority: 100 }]);
  });

  test.skipIf(skip)('no free number: refused', async () => {
    const rules = Array.from({ length: 3997 }, (_, index) => rule(`r${index}`, 100 + index));
    const [done] = (await play({ rules }, 'apply')) as [Ran];
    expect([said(done), done.rules.length]).toEqual(['refused no-free-priority', 3997]);
  });

  test.skipIf(skip)('not signed in, or not allowed: nothing changes, and the last line is there', async () => {
    const [out] = (await play({ rules: USUAL, broken: 'sign-in' }, 'apply')) as [Ran];
    expect(said(out)).toMatch(/^(failed error|refused wrong-subscription)$/);
    const [denied] = (await play({ rules: USUAL, broken: 'write' }, 'apply')) as [Ran];
    expect([said(denied), denied.rules]).toEqual(['failed error', USUAL]);
    const [kept] = (await play({ rules: [...USUAL, OWN], broken: 'write' }, 'undo')) as [Ran];
    expect([said(kept), kept.rules]).toEqual(['failed error', [...USUAL, OWN]]);
  });

  test.skipIf(skip).for(['*', 'Internet', '0.0.0.0', '10.0.0.0/8'])('the source %s, edited into the text, is refused', async (source) => {
    const [done] = (await play({ rules: USUAL }, script['apply']!.replace("'203.0.113.7'", `'${source}'`))) as [Ran];
    expect([said(done), done.rules]).toEqual(['refused source-too-wide', USUAL]);
  });

  if (name === 'PowerShell') test.skipIf(skip)('signed in to another subscription: refused', async () => {
    const ran = await play({ rules: USUAL, broken: 'subscription' }, 'check', 'apply', 'undo');
    expect(ran.map(said)).toEqual(['refused wrong-subscription', 'refused wrong-subscription', 'refused wrong-subscription']);
  });
});
