/** open-azure-nsg, run in bash and in PowerShell against stand-ins for Azure: one rule of its own, and nothing else. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPowerShell } from '../../../tools/find-powershell.ts';
import { type ChannelId, PARTS } from '../../../src/lib/scripts/index.ts';
import { readFix, scriptText } from '../run.ts';
import { type Case, scenariosOf } from '../scenarios.ts';
import { merge } from '../windows.ts';
import { type Azure, AzPowerShell, inBash, type NsgRule, type Ran, type Shell } from './nsg.ts';

const fix = readFix('open-azure-nsg')!;
const table = scenariosOf(fix.id)!;
const names = { subscription: '11111111-2222-3333-4444-555555555555', nsg: 'nsg1', port: '3389', 'source-address': '203.0.113.7' };

const USUAL = { direction: 'Inbound', access: 'Allow', protocol: 'Tcp', from: ['10.0.0.0/8'], ports: ['443'], description: '' };
const OWN = { name: 'Reconnect-rdp-3389-203.0.113.7', from: ['203.0.113.7'], ports: ['3389'], description: 'Reconnect open-azure-nsg' };

/** A rule as a table writes it: what it does not say is usual. "own" is the rule of the fix. */
const rule = (name: string, over: object): NsgRule => ({ name, priority: 0, ...USUAL, ...(name === 'own' ? OWN : {}), ...over });
const group = (...overs: Case['machine'][]): NsgRule[] =>
  Object.entries(overs.reduce<Case['machine']>((all, over) => merge(all, over) as Case['machine'], {})).map(([name, over]) => rule(name, over as object));
const RULES = group(table.shared);

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

const inPowerShell: Shell = (...request) => powershell!.run(...request);
const SHELLS: [string, ChannelId, Shell][] = [
  ['bash', 'run-command-shell', inBash(false)], ['bash with the line ends of Windows', 'run-command-shell', inBash(true)], ['PowerShell', 'run-command-az', inPowerShell],
];

describe.for(SHELLS)('open-azure-nsg in %s', ([name, channel, shell]) => {
  const crlf = name === 'bash with the line ends of Windows';
  const skip = name === 'PowerShell' && !findPowerShell();
  const script = Object.fromEntries(PARTS.map((part) => [part, scriptText(fix, part, channel, {}, names)]));
  const play = (azure: Azure, ...parts: string[]) => shell(azure, 'nsg1', parts.map((part) => script[part] ?? part));

  // The line ends matter to the way that numbers and names are read, not to each state.
  const cases = crlf ? table.cases.filter(({ undo }, index) => index === 0 || undo === 'undone removed') : table.cases;
  test.skipIf(skip).for(cases.map((item) => [item.name, item] as const))('%s', async ([, { machine, check, apply, leaves, undo }]) => {
    const before = group(table.shared, machine);
    const added = (leaves ?? []).map((left) => rule('own', { priority: Number(left.split(' ')[1]) }));
    const [checked, dry, done, after, again, back, none] = (await play({ rules: before }, 'check', 'dry-run', 'apply', 'check', 'apply', 'undo', 'undo')) as [Ran, Ran, Ran, Ran, Ran, Ran, Ran];
    const fixed = added.length > 0;
    expect([checked, dry, done, after, again, back].map(said)).toEqual([
      check, fixed ? 'would-change listed' : apply, apply, fixed ? 'ok own-rule' : check, 'no-change own-rule', undo ?? 'undone removed',
    ]);
    expect([checked.rules, dry.rules]).toEqual([before, before]);
    for (const one of [done, after, again]) expect(one.rules).toEqual([...before, ...added]);
    const removed = undo?.startsWith('refused') ? before : before.filter((one) => one.name !== OWN.name);
    expect([back.rules, none.rules, said(none)]).toEqual([removed, removed, undo?.startsWith('refused') ? undo : 'no-change nothing-to-undo']);
    if (undo?.startsWith('refused')) expect(back.output.join('\n')).toContain(OWN.name);
    for (const one of before.filter(({ direction }) => direction === 'Inbound')) expect(done.output.join('\n')).toContain(`"${one.name}"`);
    expect(/A rule that denies stands before/.test(done.output.join('\n'))).toBe(fixed && before.some(({ name: one }) => one === 'deny-all'));
  });
  if (crlf) return;

  test.skipIf(skip)('no free number: refused', async () => {
    const rules = Array.from({ length: 3997 }, (_, index) => rule(`r${index}`, { priority: 100 + index }));
    const [done] = (await play({ rules }, 'apply')) as [Ran];
    expect([said(done), done.rules.length]).toEqual(['refused no-free-priority', 3997]);
  });

  test.skipIf(skip)('not signed in, or not allowed: nothing changes, and the last line is there', async () => {
    const [out] = (await play({ rules: RULES, broken: 'sign-in' }, 'apply')) as [Ran];
    expect(said(out)).toBe(name === 'bash' ? 'failed error' : 'refused wrong-subscription');
    const [denied] = (await play({ rules: RULES, broken: 'write' }, 'apply')) as [Ran];
    expect([said(denied), denied.rules]).toEqual(['failed error', RULES]);
    const rules = [...RULES, rule('own', { priority: 102 })];
    const [kept] = (await play({ rules, broken: 'write' }, 'undo')) as [Ran];
    expect([said(kept), kept.rules]).toEqual(['failed error', rules]);
  });

  test.skipIf(skip).for(['*', 'Internet', '0.0.0.0', '10.0.0.0/8'])('the source %s, edited into the text, is refused', async (source) => {
    const [done] = (await play({ rules: RULES }, script['apply']!.replace("'203.0.113.7'", `'${source}'`))) as [Ran];
    expect([said(done), done.rules]).toEqual(['refused source-too-wide', RULES]);
  });

  if (name === 'PowerShell') test.skipIf(skip)('signed in to another subscription: refused', async () => {
    const ran = await play({ rules: RULES, broken: 'subscription' }, 'check', 'apply', 'undo');
    expect(ran.map(said)).toEqual(['refused wrong-subscription', 'refused wrong-subscription', 'refused wrong-subscription']);
  });
});
