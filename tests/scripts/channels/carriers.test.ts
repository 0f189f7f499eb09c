/** The limits of each way, and what happens when it breaks down: the person is told, and nothing is left lying about. */
import jmespath from 'jmespath';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPowerShell } from '../../../tools/find-powershell.ts';
import { carry as carries, type ChannelId } from '../../../src/lib/scripts/index.ts';
import { AdminPowerShell, carry, carryInBash, type Otherwise } from './carriers.ts';
import { copied, SAMPLES } from './cases.ts';

let admin: AdminPowerShell;
beforeAll(() => {
  if (findPowerShell()) admin = new AdminPowerShell();
});
afterAll(() => admin?.stop());

const TARGET = SAMPLES.filter(({ fix }) => fix.runsOn === 'target');

describe.skipIf(!findPowerShell())('limits', () => {
  const sample = TARGET[0]!;
  const long = [...Array.from({ length: 200 }, (_, index) => `line ${index} ${'x'.repeat(60)}`), 'RECONNECT 1 x check ok fine'];

  test.for(['run-command-shell', 'run-command-az'] as const)('%s hands back the end of a long output', async (channel) => {
    const { output } = await carry(admin, channel, copied(sample, channel, 'check'), long);
    expect(output.join('\n').length).toBeLessThanOrEqual(4096);
    expect(output.at(-1)).toBe(long.at(-1));
  });

  test('what the error stream holds does not become the last line', async () => {
    const { output } = await carry(admin, 'run-command-az', copied(sample, 'run-command-az', 'check'), ['RECONNECT 1 x check ok fine'], { errors: '#< CLIXML' });
    expect(output).toEqual(['#< CLIXML', 'RECONNECT 1 x check ok fine']);
  });

  test('the query of az picks the output stream', async () => {
    const { how } = await carry(admin, 'run-command-shell', copied(sample, 'run-command-shell', 'check'), []);
    const query = /--query=(.*) --output/.exec(how[0]!)![1]!;
    const value = ['StdOut', 'StdErr'].map((name) => ({ code: `ComponentStatus/${name}/succeeded`, displayStatus: 'Provisioning succeeded', level: 'Info', message: name }));
    expect(jmespath.search({ value }, query)).toBe('StdOut');
  });

  test('a bash that somebody types into changes nothing in it', async () => {
    for (const { fix, item, start } of TARGET.filter((one) => carries(one.fix, 'ssh') === 'yes')) {
      const text = copied({ fix, item, start }, 'ssh', 'apply');
      const [typed, piped] = [await carryInBash(text, [], { interactive: true }), await carryInBash(text, [])];
      expect(typed.payload).toBe(piped.payload);
    }
  });

  test('a console takes it as one statement, so nothing runs before the end has come', async () => {
    for (const { fix, item, start } of TARGET) {
      const lines = copied({ fix, item, start }, 'console', 'apply').trimEnd().split('\n').filter((line) => !line.startsWith('#'));
      expect([lines[0], lines.at(-1), lines.slice(1, -1).filter((line) => !line.startsWith(' '))]).toEqual(['& {', '}', []]);
    }
  });
});

/** A carrier, what breaks down, and what the person must read. */
const FAILURES: readonly (readonly [ChannelId, Otherwise, RegExp])[] = [
  ['run-command-shell', { fail: 'az' }, /Please run 'az login'/],
  ['run-command-az', { fail: 'Invoke-AzVMRunCommand' }, /does not answer/],
  ['remoting', { fail: 'Invoke-Command' }, /does not answer/],
  ['hyperv-direct', { fail: 'Invoke-Command' }, /does not answer/],
  ['psexec', { missing: ['psexec.exe', 'psexec64.exe'] }, /PsExec is missing/],
  ['psexec', { fail: 'Set-Content' }, /does not answer/],
  ['psexec', { fail: 'psexec64.exe' }, /does not answer/],
  ['psexec', { missing: ['psexec64.exe'], fail: 'psexec.exe' }, /does not answer/],
  ['psexec', { code: 5 }, /PsExec ended with code 5/],
  ['vmware-tools', { missing: ['Invoke-VMScript'] }, /PowerCLI is missing/],
  ['vmware-tools', { fail: 'Set-Content' }, /does not answer/],
  ['vmware-tools', { fail: 'Copy-VMGuestFile' }, /does not answer/],
  ['vmware-tools', { fail: 'Invoke-VMScript' }, /does not answer/],
  ['vmware-tools', { code: 1 }, /ended with code 1/],
  ['ssh', { fail: 'scp' }, /Connection closed/],
  ['ssh', { code: 1 }, /SSH ended with code 1/],
];

describe.skipIf(!findPowerShell())('a carrier that fails says so, and leaves no file', () => {
  test.for(FAILURES)('%s %o', async ([channel, other, expected]) => {
    const { error, left, how } = await carry(admin, channel, copied(TARGET[0]!, channel, 'apply'), [], other);
    expect({ error, left }).toEqual({ error: expect.stringMatching(expected), left: [] });
    expect(how.filter((call) => call.startsWith('Invoke-VMScript')).length).toBeLessThan(2);
  });

  test('SSH that breaks off names the files that it could not take away', async () => {
    const { error, left } = await carry(admin, 'ssh', copied(TARGET[0]!, 'ssh', 'apply'), [], { fail: 'ssh' });
    expect(left.map((path) => path.split('\\').at(-1))).toEqual(['reconnect-allow-tls12-apply.cmd', 'reconnect-allow-tls12-apply.ps1']);
    expect(error).toMatch(/SSH ended with code 255.*delete reconnect-allow-tls12-apply\.ps1 and reconnect-allow-tls12-apply\.cmd in the folder of CONTOSO\\anna\.b-c_d there/);
  });

  test('az that does not know an option, or misses one, is not passed over', async () => {
    const text = copied(TARGET[0]!, 'run-command-shell', 'check');
    for (const [from, to, expected] of [['--scripts', '--script', /unrecognized/], ['--name="$VM_NAME"', '--only-show-errors', /required: --name/]] as const) {
      const { error, left, payload } = await carryInBash(text.replace(from, to), []);
      expect({ error, left, payload }).toEqual({ error: expect.stringMatching(expected), left: [], payload: '' });
    }
  });
});
