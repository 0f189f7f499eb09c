/** Every script of every fix, by every channel, for every answer, is read by PowerShell's own parser. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHANNELS, QUESTIONS } from '../../src/lib/knowledge/vocabulary.ts';
import { carry, type ChannelId, channelRule, type Part, PARTS, type RdpAnswers } from '../../src/lib/scripts/index.ts';
import { findPowerShell } from '../../tools/find-powershell.ts';
import { type Fix, scriptedFixes, tryScript } from './run.ts';
import { SimulatedWindows } from './windows.ts';

/** Each option of each question that changes the script of this fix, and `unknown`. */
function answersOf(fix: Fix): RdpAnswers[] {
  return fix.uses.reduce<RdpAnswers[]>(
    (all, id) => all.flatMap((answers) => [answers, ...QUESTIONS[id].map((option) => ({ ...answers, [id]: option }))]), [{}]);
}

/** Does the text run on Windows as it stands? Admin wrappers and Serial Console blocks do not. */
const asItStands = (fix: Fix, channel: ChannelId): boolean =>
  channel === 'client' || (fix.runsOn === 'target' && channelRule(channel).pastedOn === 'target' && channel !== 'serial-console');

describe.skipIf(!findPowerShell())('the real parser', () => {
  let windows: SimulatedWindows;
  beforeAll(async () => void (windows = await SimulatedWindows.start()), 60_000);
  afterAll(() => windows?.stop());

  test.for(scriptedFixes().map((fix) => [fix.id, fix] as const))('%s', { timeout: 120_000 }, async ([, fix]) => {
    const seen = new Set<string>();
    const carried = CHANNELS.filter((channel) => carry(fix, channel) === 'yes');
    const requests = carried.flatMap((channel) => PARTS.flatMap((part: Part) => answersOf(fix).map((answers) => ({ channel, part, answers }))));
    for (const { channel, part, answers } of requests) {
      const made = tryScript(fix, part, channel, answers);
      if (made.refused !== null || made.language !== 'powershell') continue;
      for (const text of made.blocks ?? [made.text]) {
        if (seen.has(text)) continue;
        seen.add(text);
        expect({ channel, part, found: await windows.parse(text, asItStands(fix, channel)) }).toEqual({ channel, part, found: [] });
      }
    }
    expect(seen.size).toBeGreaterThan(0);
  });

  test('finds what it looks for', async () => {
    const bad = ['$a ? 1 : 2', '$a ?? 1', 'a && b', '${a}?.b', 'exit 1', '. $x', '& $x', 'class A {}', "'a", '[System.Net.WebClient]::new()', 'a 2>&1', 'a; b', 'using namespace System'];
    for (const text of bad) expect({ text, found: (await windows.parse(`& {\n${text}\n}${text === 'a; b' ? '\nb' : ''}`, true)).length > 0 }).toEqual({ text, found: true });
    expect(await windows.parse("& {\n  Write-Output 'x'\n}\n", true)).toEqual([]);
  });
});
