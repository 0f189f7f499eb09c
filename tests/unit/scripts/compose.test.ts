import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { CHANNELS } from '../../../src/lib/knowledge/vocabulary.ts';
import { CHANNEL_RULES, carry, compose, namesFor, PARTS, sha256, type Composed, type ScriptRequest } from '../../../src/lib/scripts/index.ts';
import { MAX_SERIAL_BLOCKS } from '../../../src/lib/scripts/channels/serial-console.ts';
import { request, SAMPLE, SAMPLE_FRAGMENTS, TAME } from './library.ts';

function made(changes: Partial<ScriptRequest> = {}): Composed {
  const result = compose(request(changes));
  if (result.refused !== null) throw new Error(`${result.refused} ${JSON.stringify(result.fields)}`);
  return result;
}
const lines = (changes: Partial<ScriptRequest> = {}): string[] => made(changes).text.split('\n');
const CARRIED = CHANNELS.filter((channel) => SAMPLE.channels[channel] === 'yes');

describe('the text', () => {
  test('begins with where it comes from', () => {
    const text = lines({ permalink: 'https://example.org/fix/sample-fix/#target=azure' });
    expect(text.slice(0, 3)).toEqual([
      '# Reconnect: sample-fix, revision 3. Site 1.0.0, 2026-11-21.',
      '# https://example.org/fix/sample-fix/#target=azure',
      '& {',
    ]);
    expect(lines()[1]).toBe('& {');
  });

  test('dry run, apply and undo differ in the mode line only', () => {
    const [dry, apply, undo] = (['dry-run', 'apply', 'undo'] as const).map((part) => lines({ part }));
    const differ = (other: string[]) => apply!.filter((line, index) => line !== other[index]);
    expect(differ(dry!)).toEqual(["  $Mode = 'apply'"]);
    expect(differ(undo!)).toEqual(["  $Mode = 'apply'"]);
  });

  test('a check is read-only: no verb, no journal, no steps', () => {
    const { text } = made({ part: 'check' });
    expect(text).not.toMatch(/Invoke-RcChange|Add-RcJournal|\$steps|Set-Rc|Write-RcState/);
  });

  test('holds the verbs that the fix uses and no other', () => {
    const { text } = made();
    expect(text).toMatch(/function Set-RcRegistryValue/);
    expect(text).toMatch(/function Restart-RcService/);
    expect(text).not.toMatch(/function (Set-RcAcl|Move-RcFile|Remove-RcCertificate|Set-RcServiceStart)/);
  });

  test('every function that is called is there once', () => {
    const { text } = made();
    const defined = [...text.matchAll(/^ {2}function (\S+) \{$/gm)].map(([, name]) => name!);
    const called = new Set(text.match(/\b[A-Z][A-Za-z]+-Rc[A-Za-z]*/g));
    expect(new Set(defined).size).toBe(defined.length);
    expect([...called].filter((name) => !defined.includes(name))).toEqual([]);
    expect(defined.filter((name) => !called.has(name))).toEqual([]);
  });

  test('guards stand in their order, undo keeps the first two', () => {
    const text = made().text;
    const order = ['Assert-RcShell', 'Assert-RcElevated', "if ($Mode -ne 'undo')", 'Assert-RcWindowsBuild -From 9600', 'Assert-RcNotController',
      "Assert-RcNoPolicy -Value 'HKLM:\\SOFTWARE\\Policies\\X!PortNumber'", 'Move-RcOutOfSession'];
    const places = order.map((word) => text.indexOf(word));
    expect(places).not.toContain(-1);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  test('the footprint stands in the settings, with the name that was typed', () => {
    expect(lines()).toContain('    "registry-value|$RdpTcp!PortNumber|journal"');
    expect(lines()).toContain('    "service-state|$OwnerService|journal"');
  });

  test('only answers that the fix uses are written, unknown if there is none', () => {
    expect(lines({ answers: { nla: 'on', target: 'pc' } })).toContain("    'target' = 'pc'");
    expect(lines({ answers: { nla: 'on' } })).toContain("    'target' = 'unknown'");
    expect(made({ answers: { nla: 'on' } }).text).not.toContain("'nla'");
  });

  test('a number stays a number', () => expect(lines()).toContain('  $PortNumber = 3389'));
});

describe('names', () => {
  const names = { ...TAME, 'owner-service': 'Wqzx7' };
  test.each(CARRIED)('stand only in settings lines: %s', (channel) => {
    const found = made({ channel, names }).text.split('\n').filter((line) => line.includes('Wqzx7'));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/\$OwnerService = ['`]Wqzx7['`]/);
  });
  test.each(CARRIED.filter((channel) => namesFor(SAMPLE, channel).needed.includes('host')))('host as well: %s', (channel) => {
    const found = lines({ channel }).filter((line) => line.includes('server01.contoso.com'));
    expect(found).toHaveLength(1);
  });
  test('a missing name gives a message and no script', () => {
    const result = compose(request({ names: { port: '3389' } }));
    expect(result).toMatchObject({ refused: expect.any(String), fields: { 'owner-service': expect.stringMatching(/^Type this first/) } });
    expect(result).not.toHaveProperty('text');
  });
  test('an optional name may stay empty', () => {
    const { subscription: _, ...rest } = TAME;
    expect(made({ channel: 'run-command-shell', names: rest }).text).not.toContain('SUBSCRIPTION');
    expect(made({ channel: 'run-command-shell' }).text).toContain("SUBSCRIPTION_ID='00000000");
  });
  test('a wrong optional name is refused', () => {
    const result = compose(request({ channel: 'run-command-az', names: { ...TAME, subscription: 'mine' } }));
    expect(result).toMatchObject({ fields: { subscription: expect.any(String) } });
  });
});

describe('channels', () => {
  test('every id has a rule', () => expect(CHANNEL_RULES.map(({ id }) => id)).toEqual([...CHANNELS]));
  test.each(['none', 'offline-disk'] as const)('%s says why it carries nothing', (channel) => {
    expect(carry({ ...SAMPLE, channels: { [channel]: 'yes' } }, channel)).toMatch(/\.$/);
  });
  test('a reason of the fix wins', () => {
    expect(carry({ runsOn: 'target', channels: { ssh: 'Not over SSH, because.' } }, 'ssh')).toBe('Not over SSH, because.');
  });
  test('what runs on the client is not sent to the target, and the other way round', () => {
    expect(carry({ runsOn: 'client-user', channels: { console: 'yes' } }, 'console')).toMatch(/your own computer/);
    expect(carry({ runsOn: 'target', channels: { client: 'yes' } }, 'client')).toMatch(/not on this one/);
    expect(carry({ runsOn: 'azure', channels: { console: 'yes' } }, 'console')).toMatch(/changes Azure/);
  });
  test('a channel that the fix does not name is refused', () => {
    expect(carry({ runsOn: 'target', channels: {} }, 'console')).toMatch(/Nobody has checked/);
  });
  test('a refused channel gives the reason and no text', () => {
    expect(compose(request({ channel: 'client' }))).toEqual({ refused: carry(SAMPLE, 'client'), fields: {} });
  });
  test.each(CARRIED)('%s holds the whole script', (channel) => {
    const core = lines().slice(2).map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
    const sent = lines({ channel }).map((line) => line.trim().replace(/^a '#(.*)'$/, (_, pasted: string) => pasted.replaceAll('`', "'")));
    let at = 0;
    for (const line of sent) if (line === core[at]) at += 1;
    expect(core.slice(at)).toEqual([]);
  });
  test.each(['run-command-shell', 'ssh'] as const)('%s takes its files away at the end, whatever happens', (channel) => {
    const text = lines({ channel });
    const trap = text.findIndex((line) => /^trap 'rm -f -- "\$FILE"( "\$RUN")?' EXIT$/.test(line));
    expect(trap).toBeGreaterThan(0);
    expect(trap).toBeLessThan(text.findIndex((line) => line.startsWith('cat > ')));
  });
  test.each(CARRIED)('%s looks PowerShell up in no search path', (channel) => {
    for (const line of lines({ channel })) {
      if (/powershell\.exe/.test(line) && !line.includes('if ($same)')) expect(line).toMatch(/v1\.0\\powershell\.exe/);
    }
  });
  test('Run Command in bash prints the output by a query without a pipe sign', () => {
    const query = lines({ channel: 'run-command-shell' }).find((line) => line.includes('--query'));
    expect(query).not.toContain('|');
  });
});

describe('serial console', () => {
  const { blocks = [], text } = made({ channel: 'serial-console' });
  test('every block fits and is numbered', () => {
    expect(blocks.length).toBeGreaterThan(3);
    blocks.forEach((block, index) => {
      expect(block.length).toBeLessThanOrEqual(1800);
      expect(block.startsWith(`# Block ${index + 1} of ${blocks.length}\n`)).toBe(true);
    });
    expect(`${blocks.join('\n')}\n`).toBe(text);
  });
  test('the blocks build a file whose SHA-256 is compared before it runs', () => {
    const added = text.split('\n').filter((line) => line.startsWith("a '")).map((line) => line.slice(4, -1).replaceAll('`', "'"));
    const hash = createHash('sha256').update(added.map((line) => `${line}\r\n`).join('')).digest('hex').toUpperCase();
    expect(text).toContain(hash);
    expect(text.indexOf(hash)).toBeLessThan(text.indexOf('powershell.exe -NoProfile'));
  });
  test('a pasted line holds two quotes, and a remark sign behind the first: a lost quote makes no command of it', () => {
    const pasted = text.split('\n').filter((line) => line.startsWith('a '));
    expect(pasted.filter((line) => !/^a '#[^']*'$/.test(line))).toEqual([]);
  });
  test('each block but the last ends with its number and a sum that goes on from block to block', () => {
    let sum = 7;
    blocks.slice(0, -1).forEach((block, index) => {
      const added = block.split('\n').filter((line) => line.startsWith("a '")).map((line) => line.slice(4, -1).replaceAll('`', "'"));
      for (const sign of added.join('|')) sum = (sum * 31 + sign.charCodeAt(0)) % 999_983;
      expect(block.split('\n').at(-1)).toBe(`n ${index + 1} ${sum}`);
    });
  });
  test('a sign that the script holds does not stand for a quote', () => {
    const withLine = (line: string) => ({ ...SAMPLE_FRAGMENTS, 'check.ps1': `${line}\n${SAMPLE_FRAGMENTS['check.ps1']}` });
    const check = { channel: 'serial-console', part: 'check' } as const;
    expect(made({ ...check, fragments: withLine("Write-RcLine 'a ` b'") }).text).toContain("a '#Write-RcLine ~a ` b~'");
    const all = withLine("Write-RcLine 'a ` ~ b'");
    expect(compose(request({ ...check, fragments: all })).refused).toMatch(/cannot carry/);
  });
  test('a script that needs too many blocks is refused', () => {
    const long = Array.from({ length: 400 }, (_, index) => `Write-RcLine 'Line ${index}: ${'x'.repeat(90)}'`).join('\n');
    const result = compose(request({ channel: 'serial-console', fragments: { 'check.ps1': long, 'apply.ps1': long } }));
    expect(result.refused).toMatch(new RegExp(`more than ${MAX_SERIAL_BLOCKS}`));
  });
});

test('what a person runs for themselves has no journal, no lock and no undo', () => {
  const fix = { ...SAMPLE, runsOn: 'client-user', undo: 'none', needs: ['host'], channels: { client: 'yes' }, footprint: [] } as const;
  const fragments = { 'check.ps1': "return New-RcResult -State 'unknown' -Code 'saved'\n", 'apply.ps1': 'Remove-RcStoredCredential -Target "TERMSRV/$HostName"\n' };
  const changes = { fix, fragments, channel: 'client' } as const;
  expect(made(changes).text).toMatch(/Assert-RcPerson/);
  expect(made(changes).text).not.toMatch(/Assert-RcElevated|Add-RcJournal|Lock-RcMachine|Undo-Rc/);
  expect(compose(request({ ...changes, part: 'undo' })).refused).toMatch(/cannot be undone/);
});

test('a fix without its file is a mistake of ours, not of the person', () => {
  expect(() => compose(request({ fragments: {} }))).toThrow(/sample-fix has no apply.ps1/);
});

test.each(['', 'abc', 'x'.repeat(55), 'x'.repeat(56), 'x'.repeat(1000), '\u00e9\u20ac'])('SHA-256 is right', (text) => {
  expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
});

test('parts are in the order in which they are used', () => expect(PARTS).toEqual(['check', 'dry-run', 'apply', 'undo']));
