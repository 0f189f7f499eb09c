/** Tests before anything else, each with its reason, and nothing changed. */
import { describe, expect, test } from 'vitest';
import { findPowerShell } from '../../../tools/find-powershell.ts';
import type { Part } from '../../../src/lib/scripts/index.ts';
import { type Given, LOOK, play, run, said, text, useWindows } from './bench.ts';
import type { Overrides } from '../windows.ts';

useWindows();
const VERSION = 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';
const build = (number: string) => ({ registry: { [VERSION]: { CurrentBuildNumber: number } } });
const product = (type: string) => ({ registry: { 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\ProductOptions': { ProductType: type } } });
const policy = (name: string) => ({ registry: { 'HKLM\\SOFTWARE\\Policies\\Reconnect test': { [name]: 0 } } });
const range = (from: number, to?: number): Given => ({ windows: { from, to } });
const owned = (name: string): Given => ({ policies: [`HKLM:\\SOFTWARE\\Policies\\Reconnect test!${name}`] });

/** The machine, the fix, and what check, dry run, apply and undo (of nothing) say. */
const ROWS: readonly (readonly [string, Overrides, Given, Readonly<Record<'check' | 'apply' | 'undo', string>>])[] = [
  ['a healthy machine', {}, {}, { check: 'fault not-two', apply: 'fixed two', undo: 'undone restored' }],
  ['32-bit PowerShell', { architecture: 'x86' }, {}, { check: 'refused bitness', apply: 'refused bitness', undo: 'refused bitness' }],
  ['a restricted language', { languageMode: 'constrained' }, {}, { check: 'refused language-mode', apply: 'refused language-mode', undo: 'refused language-mode' }],
  ['no elevation', { user: { kind: 'filtered' } }, {}, { check: 'refused not-elevated', apply: 'refused not-elevated', undo: 'refused not-elevated' }],
  ['the first build', build('20348'), range(20348), { check: 'fault not-two', apply: 'fixed two', undo: 'undone restored' }],
  ['a build too early', build('20347'), range(20348), { check: 'refused windows-build', apply: 'refused windows-build', undo: 'no-change nothing-to-undo' }],
  ['the last build', build('20348'), range(9600, 20348), { check: 'fault not-two', apply: 'fixed two', undo: 'undone restored' }],
  ['a build too late', build('20349'), range(9600, 20348), { check: 'refused windows-build', apply: 'refused windows-build', undo: 'no-change nothing-to-undo' }],
  ['a new build, no last one', build('999998'), range(9600), { check: 'fault not-two', apply: 'fixed two', undo: 'undone restored' }],
  ['a domain controller', product('LanmanNT'), { domainController: 'refused' }, { check: 'fault not-two', apply: 'refused domain-controller', undo: 'no-change nothing-to-undo' }],
  ['a domain controller that may', product('LanmanNT'), {}, { check: 'fault not-two', apply: 'fixed two', undo: 'undone restored' }],
  ['a server that is none', product('ServerNT'), { domainController: 'refused' }, { check: 'fault not-two', apply: 'fixed two', undo: 'undone restored' }],
  ['a policy that owns the value', policy('V'), owned('V'), { check: 'fault not-two', apply: 'refused policy-owned', undo: 'no-change nothing-to-undo' }],
  ['another policy', policy('W'), owned('V'), { check: 'fault not-two', apply: 'fixed two', undo: 'undone restored' }],
  ['a policy with a sign in its name', policy('V!W'), owned('V!W'), { check: 'fault not-two', apply: 'refused policy-owned', undo: 'no-change nothing-to-undo' }],
];

describe.skipIf(!findPowerShell())('frame', () => {
  test.for(ROWS)('%s', async ([, start, given, wanted]) => {
    const [begin, check, dry, apply, undo] = await play(start, [LOOK, run('check', given), run('dry-run', given), run('apply', given), run('undo', given)]);
    const refused = wanted.apply.startsWith('refused');
    expect({ check: said(check), dry: said(dry), apply: said(apply), undo: said(undo) }).toEqual({
      ...wanted, dry: refused ? wanted.apply : 'would-change not-two',
    });
    if (refused) expect([dry.state, apply.state, undo.state]).toEqual([begin.state, begin.state, begin.state]);
  });

  // The version of the PowerShell that runs the tests cannot be changed, so the text asks for another one.
  test.for([['4.0', 'refused powershell-version'], ['5.0', 'refused powershell-version'], ['5.1', 'fixed two'], ['7.4', 'fixed two']] as const)('PowerShell %s', async ([version, wanted]) => {
    const asked = text('apply').replaceAll('$PSVersionTable.PSVersion', `([version]'${version}')`);
    const [done] = await play({}, [{ run: asked }]);
    expect(said(done)).toBe(wanted);
  });

  const person: Given = { runsOn: 'client-user', undo: 'none', footprint: [] };
  test.for([['person', 'fault not-two'], ['administrator', 'fault not-two'], ['system', 'refused is-system']] as const)('what a person runs for themselves, as %s', async ([kind, wanted]) => {
    const steps = "Remove-RcStoredCredential -Target 'TERMSRV/x'";
    for (const part of ['check', 'dry-run', 'apply'] as Part[]) {
      const [done] = await play({ user: { kind } }, [run(part, { ...person, steps })]);
      expect(said(done)).toBe(part === 'check' || kind === 'system' ? wanted : part === 'apply' ? 'not-fixed not-two' : 'no-change not-two');
    }
    if (kind === 'system') return;
    const [failed] = await play({ user: { kind } }, [run('apply', { ...person, steps: `throw 'broken'\n${steps}` })]);
    expect(failed.output).toEqual(['Stopped by an error: broken', 'RECONNECT 1 frame-test apply failed error']);
  });
});
