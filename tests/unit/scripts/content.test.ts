import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { print } from 'sh-syntax';
import { beforeAll, describe, expect, test } from 'vitest';
import { findPowerShell } from '../../../tools/find-powershell.ts';
import { CHANNELS } from '../../../src/lib/knowledge/vocabulary.ts';
import { checkCalls, ownFunctions } from '../../../src/lib/scripts/check/catalogue.ts';
import { checkCodes } from '../../../src/lib/scripts/check/codes.ts';
import { checkSessions } from '../../../src/lib/scripts/check/sessions.ts';
import { checkFootprint } from '../../../src/lib/scripts/check/footprint.ts';
import type { Parse } from '../../../src/lib/scripts/check/parse.ts';
import { verbsInCheck } from '../../../src/lib/scripts/check/rules/read-only-check.ts';
import { applyRules } from '../../../src/lib/scripts/check/rules.ts';
import { readScript, type Place } from '../../../src/lib/scripts/check/script.ts';
import { checkAz, checkBash } from '../../../src/lib/scripts/check/shell.ts';
import { carry, channelRule, compose, type ChannelId, type Composed } from '../../../src/lib/scripts/index.ts';
import { ADMIN_CMDLETS, AZ, CMDLETS, FIXES, functionFiles, ON_WINDOWS, powershellGrammar, requestFor, type Scripted } from './library.ts';

let parse: Parse;
beforeAll(async () => {
  parse = await powershellGrammar();
});

/** Pages for the functions of all files: a file may call what stands in another. */
const OURS = Object.assign({}, ...functionFiles().map(([, text]) => ownFunctions(readScript(text, 'frame').tokens))) as typeof CMDLETS;
const KNOWN = { ...CMDLETS, ...OURS, 'Read-RcState': page('Verb', 'Target'), 'Write-RcState': page('Verb', 'Target', 'State'), 'Get-RcCheck': page() };
function page(...names: string[]) {
  return { syntax: [], parameters: Object.fromEntries(names.map((name) => [name, { type: 'String' }])) };
}

describe.each(functionFiles())('%s', (_, text) => {
  test('keeps the rules', () => expect(applyRules(readScript(text, 'frame'))).toEqual([]));
  test('is understood by the grammar', () => expect(parse(text)).toEqual([]));
  test('calls only what 5.1 has', () => expect(checkCalls(readScript(text, 'frame'), KNOWN)).toEqual([]));
});

describe.each(ON_WINDOWS)('$id', (fix) => {
  const [check, apply] = ['check.ps1', 'apply.ps1'].map((file) => readScript(fix.scripts[file]!, 'fragment', fix.id));
  test('its files keep the rules', () => expect([...applyRules(check!), ...applyRules(apply!)]).toEqual([]));
  test('its files are understood by the grammar', () => expect([...parse(check!.text), ...parse(apply!.text)]).toEqual([]));
  test('its files call only what 5.1 has', () => expect([...checkCalls(check!, KNOWN), ...checkCalls(apply!, KNOWN)]).toEqual([]));
  test('its check changes nothing', () => expect(verbsInCheck(check!)).toEqual([]));
  test('its codes are declared, with their states', () => expect(checkCodes(check!, fix.codes)).toEqual([]));
  test('it says so if it cuts sessions', () => expect(checkSessions(apply!, fix.cutsSessions)).toEqual([]));
  test('its footprint is what it touches', () => expect(checkFootprint(apply!, fix.footprint)).toEqual([]));
});

const CARRIED = FIXES.flatMap((fix) => CHANNELS.filter((channel) => carry(fix, channel) === 'yes').map((channel) => ({ id: fix.id, fix, channel })));

function script(fix: Scripted, channel: ChannelId, part: 'check' | 'apply' | 'undo'): Composed {
  const made = compose(requestFor(fix, channel, part));
  if (made.refused !== null) throw new Error(made.refused);
  return made;
}

function placeOf(fix: Scripted, channel: ChannelId): Place {
  if (channel === 'serial-console') return 'blocks';
  return fix.runsOn === 'azure' || (channelRule(channel).pastedOn === 'admin' && channel !== 'client') ? 'admin' : 'target';
}

describe.each(CARRIED)('$id by $channel', ({ fix, channel }) => {
  const parts = (['check', 'apply'] as const).map((part) => script(fix, channel, part));
  if (parts[0]!.language === 'bash') {
    test('is bash that a shell reads', async () => {
      for (const { text } of parts) await expect(print(text)).resolves.toBeTruthy();
    });
    test('keeps the rules of bash and the options of az', () => {
      for (const { text } of parts) expect([...checkBash(text), ...checkAz(text, AZ)]).toEqual([]);
    });
  } else {
    test('keeps the rules', () => {
      for (const { text } of parts) expect(applyRules(readScript(text, placeOf(fix, channel), fix.id))).toEqual([]);
    });
    test('is understood by the grammar', () => {
      for (const { text } of parts) expect(parse(text)).toEqual([]);
    });
    test('calls only what there is', () => {
      const place = placeOf(fix, channel);
      const cmdlets = place === 'admin' ? ADMIN_CMDLETS : CMDLETS;
      if (place === 'blocks') return;
      for (const { text } of parts) expect(checkCalls(readScript(text, place, fix.id), cmdlets)).toEqual([]);
    });
  }
});

test('no placeholder is left in any script', () => {
  for (const { fix, channel } of CARRIED) expect(script(fix, channel, 'apply').text).not.toMatch(/TODO|FIXME|YOUR[-_ ]|\{\{|(?<!\?)<[a-z][a-z -]*>/);
});

const powershell = findPowerShell();

test.skipIf(!powershell)('a real PowerShell reads every script', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reconnect-'));
  const texts = CARRIED.flatMap(({ fix, channel }) => (['check', 'apply'] as const).map((part) => script(fix, channel, part)));
  texts.filter(({ language }) => language === 'powershell').forEach(({ text }, index) => writeFileSync(join(folder, `${index}.ps1`), text));
  functionFiles().forEach(([file, text]) => writeFileSync(join(folder, `frame-${file}`), text));
  const command = `$n = 0; foreach ($f in Get-ChildItem '${folder}') { $n++; $e = $null; $t = $null
    [void][System.Management.Automation.Language.Parser]::ParseFile($f.FullName, [ref]$t, [ref]$e)
    foreach ($x in $e) { '{0}:{1} {2}' -f $f.Name, $x.Extent.StartLineNumber, $x.Message } }; "read $n"`;
  const { stdout } = spawnSync(powershell!.program, [...powershell!.before, '-NoProfile', '-NonInteractive', '-Command', command], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  expect(stdout.trim()).toMatch(/^read \d{3,}$/);
}, 120_000);
