/** What a person copies is what runs: each channel's text goes through stand-ins of its tools, and the machine ends up the same. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPowerShell } from '../../../tools/find-powershell.ts';
import { carry as carries, type ChannelId, type Part } from '../../../src/lib/scripts/index.ts';
import { type Overrides, SimulatedWindows, type Step } from '../windows.ts';
import { AdminPowerShell, carry } from './carriers.ts';
import { copied, expectedResult, outcome, partsOf, type Sample, SAMPLES } from './cases.ts';

let windows: SimulatedWindows;
let admin: AdminPowerShell;
beforeAll(async () => {
  if (!findPowerShell()) return;
  windows = await SimulatedWindows.start();
  admin = new AdminPowerShell();
}, 60_000);
afterAll(() => {
  windows?.stop();
  admin?.stop();
  if (findPowerShell()) console.info(`Through the channels: ${SAMPLES.length} fixes, ${carried} texts carried by ${CHANNELS.length} channels, ${executed} scripts executed.`);
});

let carried = 0;
let executed = 0;

const SYSTEM: Overrides = { kind: 'system' };
const ADMINISTRATOR: Overrides = { kind: 'administrator' };
const PERSON: Overrides = { kind: 'person' };

/** A channel, the account under which it runs scripts, and what its tools must have been asked to do. */
const CHANNELS: readonly (readonly [ChannelId, Overrides, RegExp])[] = [
  ['run-command-portal', SYSTEM, /^$/],
  ['run-command-shell', SYSTEM, /^az vm run-command invoke --subscription=1{8}\S+ --resource-group=rg-1\(x\)_\.y --name=vm1 --command-id=RunPowerShellScript --scripts @reconnect-[a-z0-9-]+\.ps1 .* --output=tsv$/],
  ['run-command-az', SYSTEM, /^Set-AzContext 1{8}\S+\nInvoke-AzVMRunCommand rg-1\(x\)_\.y vm1$/],
  ['agent', SYSTEM, /^$/],
  ['psexec', SYSTEM, /^psexec64\.exe \\\\server01\.contoso\.com$/],
  ['remoting', ADMINISTRATOR, /^Invoke-Command server01\.contoso\.com$/],
  ['hyperv-direct', ADMINISTRATOR, /^Invoke-Command Bob\u2019s 'test' \$env:X; \(a\) & %PATH% \{b\} !c #d @e \u00fc$/],
  ['vmware-tools', ADMINISTRATOR, /^Invoke-VMScript Bob\u2019s 'test' \$env:X; \(a\) & %PATH% \{b\} !c #d @e \u00fc$/],
  ['ssh', ADMINISTRATOR, /^scp -- (\S+)\.ps1 \1\.cmd CONTOSO\\anna\.b-c_d@server01\.contoso\.com:\nssh -- CONTOSO\\anna\.b-c_d@server01\.contoso\.com \.\\\1\.cmd$/],
];

/** Run Command makes an end of line of these two signs, wherever they stand. */
const afterRunCommand = (payload: string): string => payload.replaceAll('\\n', '\n');

/** The one statement of a script, byte for byte, without the remarks above it. */
const block = (text: string): string => text.slice(text.search(/^& \{$/m)).trimEnd();

const played = new Map<string, Promise<Step[]>>();

/** Texts as they arrive, one after the other on one machine. The same texts for the same account are played once. */
function play(sample: Sample, user: Overrides, texts: readonly string[]): Promise<Step[]> {
  const key = JSON.stringify([sample.fix.id, user, texts]);
  const known = played.get(key);
  if (known) return known;
  const steps = windows.play({ ...sample.start, user }, texts.map((run) => ({ run })));
  executed += texts.length;
  played.set(key, steps);
  return steps;
}

const all = (sample: Sample, channel: ChannelId, parts: readonly Part[]): string[] => parts.map((part) => copied(sample, channel, part));

/** Nothing went past the simulation, and all that was printed fits every channel. */
function sound(steps: readonly Step[]): void {
  for (const { unknown, fault, output } of steps) {
    expect({ unknown, fault }).toEqual({ unknown: [], fault: null });
    expect(output.join('\r\n').length).toBeLessThan(3500);
    expect(output.at(-1)).toMatch(/^RECONNECT 1 /);
  }
}

/** Some states can be healed by SYSTEM alone. An administrator is told so, by every way. */
const forSystemAlone = (steps: readonly Step[]): boolean => steps.some(({ output }) => / refused needs-system( |$)/.test(output.at(-1)!));

/** Each part says what the table of the fix says. */
function expectResults(steps: readonly Step[], sample: Sample, parts: readonly Part[], user: Overrides): void {
  const said = steps.map(({ output }) => output.at(-1)!);
  if (user !== SYSTEM && forSystemAlone(steps)) {
    expect(said.slice(1, 3).map((line) => line.split(' ').slice(2, 6))).toEqual(['dry-run', 'apply'].map((part) => [sample.fix.id, part, 'refused', 'needs-system']));
    return;
  }
  for (const [index, part] of parts.entries()) expect(said[index]!.split(' ').slice(2, 5)).toEqual([sample.fix.id, part, expectedResult(sample, part)]);
}

const TARGET = SAMPLES.filter(({ fix }) => fix.runsOn === 'target');
const named = (samples: readonly Sample[]) => samples.map((sample) => [sample.fix.id, sample] as const);

describe.skipIf(!findPowerShell()).for(CHANNELS)('by %s', ([channel, user, asked]) => {
  test.for(named(TARGET.filter(({ fix }) => carries(fix, channel) === 'yes')))('%s does what it does at the console', async ([, sample]) => {
    const parts = partsOf(sample, channel);
    const here = await play(sample, user, all(sample, 'console', parts));
    sound(here);
    // All that the machine says comes back, and the last line is still the last.
    const sent = await Promise.all(all(sample, channel, parts).map((text, index) => carry(admin, channel, text, here[index]!.output, { shell: index % 2 === 0 ? 'cmd' : 'powershell' })));
    carried += sent.length;
    for (const [index, one] of sent.entries()) {
      expect({ error: one.error, left: one.left, output: one.output }).toEqual({ error: '', left: [], output: here[index]!.output });
      expect(one.how.join('\n')).toMatch(asked);
      expect(one.asked).toBe(['remoting', 'hyperv-direct', 'vmware-tools'].includes(channel) ? 1 : 0);
    }
    const payloads = sent.map(({ payload }) => (channel.startsWith('run-command') ? afterRunCommand(payload) : payload));
    expect(payloads.map(block)).toEqual(all(sample, 'console', parts).map(block));
    const there = await play(sample, user, payloads);
    sound(there);
    expect(there.map(outcome)).toEqual(here.map(outcome));
    expectResults(there, sample, parts, user);
  });
});

test.skipIf(!findPowerShell()).for(named(TARGET))('%s does the same for SYSTEM and for an administrator', async ([, sample]) => {
  const parts = partsOf(sample, 'console');
  const [system, administrator] = await Promise.all([SYSTEM, ADMINISTRATOR].map((user) => play(sample, user, all(sample, 'console', parts))));
  if (forSystemAlone(administrator!)) expect(outcome(administrator![2]!).state).toEqual(outcome(administrator![0]!).state);
  else expect(administrator!.map(outcome)).toEqual(system!.map(outcome));
});

describe.skipIf(!findPowerShell())('on the own computer', () => {
  const own = SAMPLES.filter(({ fix }) => fix.runsOn !== 'target');
  test.for(named(own))('%s', async ([, sample]) => {
    const user = sample.fix.runsOn === 'client-user' ? PERSON : ADMINISTRATOR;
    const parts = partsOf(sample, 'client');
    const steps = await play(sample, user, all(sample, 'client', parts));
    sound(steps);
    expectResults(steps, sample, parts, user);
  });
});
