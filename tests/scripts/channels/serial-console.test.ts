/** Serial Console: what is lost, doubled, swapped or left out on the way is noticed, nothing but the whole script ever runs, and a second try works. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPowerShell } from '../../../tools/find-powershell.ts';
import { carry as carries, channelRule } from '../../../src/lib/scripts/index.ts';
import { serialConsole } from '../../../src/lib/scripts/channels/serial-console.ts';
import type { ScriptRequest } from '../../../src/lib/scripts/types.ts';
import { SimulatedWindows, type Step } from '../windows.ts';
import { copied, expectedResult, outcome, partsOf, SAMPLES } from './cases.ts';
import { builtFile, copiedBlocks } from './pieces.ts';
import { manySessions, typedAtPrompt } from './prompt.ts';

type Block = readonly string[];

let windows: SimulatedWindows;
beforeAll(async () => {
  if (findPowerShell()) windows = await SimulatedWindows.start();
}, 60_000);
afterAll(() => {
  windows?.stop();
  if (executed > 0) console.info(`Through the serial console: ${TARGET.length} fixes, ${typed} blocks typed, ${executed} scripts executed; ${spoilt} sessions with one character lost or doubled.`);
});

let executed = 0;
let typed = 0;
let spoilt = 0;

const TARGET = SAMPLES.filter(({ fix }) => carries(fix, 'serial-console') === 'yes').map((sample) => [sample.fix.id, sample] as const);

describe.skipIf(!findPowerShell())('by serial-console', () => {
  test.for(TARGET)('%s does what it does at the console', async ([, sample]) => {
    const parts = partsOf(sample, 'serial-console');
    const start = { ...sample.start, user: { kind: 'administrator' } };
    const texts = parts.map((part) => copied(sample, 'console', part));
    const blocks = parts.map((part) => copiedBlocks(sample, part));
    for (const block of blocks.flat()) {
      expect(block.join('\n').length).toBeLessThanOrEqual(1800);
      expect(Math.max(...block.map((line) => line.length))).toBeLessThan(255);
    }
    const here = await windows.play(start, texts.map((run) => ({ run })));
    const there = await windows.play(start, blocks.map((pieces, index) => ({ run: typedAtPrompt(pieces.flat(), builtFile(texts[index]!)) })));
    executed += here.length + there.length;
    const forSystemAlone = here.some(({ output }) => / refused needs-system( |$)/.test(output.at(-1)!));
    typed += blocks.flat().length;
    for (const [index, { output, unknown, fault }] of there.entries()) {
      const count = blocks[index]!.length - 1;
      expect({ unknown, fault }).toEqual({ unknown: [], fault: null });
      expect(output).toEqual([...Array.from({ length: count }, (_, n) => `OK, block ${n + 1} is in place.`), ...output.slice(count)]);
      expect(output.slice(count).join('\r\n').length).toBeLessThan(3500);
      if (!forSystemAlone) expect(output.at(-1)!.split(' ').slice(2, 5)).toEqual([sample.fix.id, parts[index], expectedResult(sample, parts[index]!)]);
    }
    expect(there.map(outcome)).toEqual(here.map(outcome));
  });
});

/** What the person does after each block: Enter. Once more ends what a lost quote has opened. */
const entered = (block: Block): string[] => [...block, ''];

const without = (text: string, at: number): string => text.slice(0, at) + text.slice(at + 1);
const doubled = (text: string, at: number): string => text.slice(0, at + 1) + text.slice(at);

/** The block with one character changed. */
function damaged(block: Block, line: number, change: (text: string) => string): string[] {
  return block.map((text, index) => (index === line ? change(text) : text));
}

const isOk = (line: string): boolean => /^OK, block \d+ is in place\.$/.test(line);
const middle = (text: string): number => Math.floor(text.length / 2);

/** Kinds of damage: what arrives in place of block `n`. */
const DAMAGES: readonly ((blocks: readonly Block[], n: number) => Block)[] = [
  // A lost character, a doubled one, a lost quote, a lost line, the block after it, the block before it once more.
  (blocks, n) => damaged(blocks[n]!, 4, (text) => without(text, middle(text))),
  (blocks, n) => damaged(blocks[n]!, 4, (text) => doubled(text, middle(text))),
  (blocks, n) => damaged(blocks[n]!, 4, (text) => without(text, text.length - 1)),
  (blocks, n) => blocks[n]!.filter((_, index) => index !== 5),
  (blocks, n) => blocks[n + 1]!,
  (blocks, n) => blocks[n - 1]!,
];

describe.skipIf(!findPowerShell()).for(TARGET)('%s', ([, sample]) => {
  const blocks = copiedBlocks(sample, 'apply');
  const file = builtFile(copied(sample, 'console', 'apply'));
  /** One window after the other, on one machine. */
  const play = async (...windowsOpened: readonly (readonly Block[])[]): Promise<Step[]> => {
    const runs = windowsOpened.map((lines) => ({ run: typedAtPrompt(lines.flatMap(entered), file) }));
    executed += runs.length;
    typed += windowsOpened.flat().length;
    const steps = await windows.play({ ...sample.start, user: { kind: 'administrator' } }, [{ look: true }, ...runs]);
    for (const { unknown, fault } of steps) expect({ unknown, fault }).toEqual({ unknown: [], fault: null });
    return steps;
  };
  let plain: ReturnType<typeof outcome>;
  beforeAll(async () => {
    plain = outcome((await play(blocks)).at(-1)!);
    expect(plain.last).toMatch(/^RECONNECT 1 \S+ apply /);
  });

  test('each block that is damaged is refused, and the next try goes on from there', async () => {
    const pasted = blocks.flatMap((block, n) => (n === 0 || n > blocks.length - 3 ? [block] : [DAMAGES[n % DAMAGES.length]!(blocks, n), block]));
    const [, step] = await play(pasted) as [Step, Step];
    expect(step.output.filter(isOk)).toEqual(Array.from({ length: blocks.length - 1 }, (_, n) => `OK, block ${n + 1} is in place.`));
    expect(outcome(step)).toEqual(plain);
  });

  test.for([['that block', (n: number) => n], ['the first block', () => 0]] as const)('whoever goes on after a damaged block runs nothing; again from %s, it works', async ([, from]) => {
    const n = Math.floor(blocks.length / 2);
    const broken = blocks.map((block, index) => (index === n ? damaged(block, 3, (text) => without(text, middle(text))) : block));
    const [begin, first, second] = await play(broken, [...broken, ...blocks.slice(from(n))]) as [Step, Step, Step];
    expect(first.output.slice(-2)).toEqual([
      `This block is damaged, or not the next one. Paste block ${n + 1} now.`, 'Nothing was run. If no block is missing, begin again with block 1.',
    ]);
    expect(first.state).toEqual(begin.state);
    expect(outcome(second)).toEqual(plain);
  });
});

describe.skipIf(!findPowerShell())('one character, anywhere', () => {
  const core = {
    header: ['# A small script with all that a quote could hide.'],
    body: ['& {', "  $x = 'a'; Write-Output ('b' + $x); (Restart-Service 'TermService')", "  Remove-Item -LiteralPath 'C:\\Windows' | Out-Null", '}'],
  };
  const made = serialConsole(core, { channel: 'serial-console' } as ScriptRequest);
  if (typeof made === 'string') throw new Error(made);
  const blocks = made.blocks!.map((block) => block.split('\n'));
  const file = [...core.header, ...core.body.map((line) => line.trim())].map((line) => `${line}\r\n`).join('');
  const places = blocks.flatMap((block, at) => block.flatMap((text, line) => (text.startsWith('# ') ? [] : [...text].map((sign, index) => ({ at, line, index, sign })))));

  // A doubled letter does no more than a lost one; a doubled sign may.
  test.for([['lost', without, /./], ['doubled', doubled, /[^A-Za-z]/]] as const)('%s: what runs is the whole script, or nothing', async ([, change, signs]) => {
    const chosen = places.filter(({ sign }) => signs.test(sign));
    const sessions = chosen.map(({ at, line, index }) => blocks.flatMap((block, n) => entered(n === at ? damaged(block, line, (text) => change(text, index)) : block)));
    const [begin, step] = await windows.play(SAMPLES[0]!.start, [{ look: true }, { run: manySessions(sessions, file) }]);
    expect(step!.output.length).toBe(sessions.length);
    spoilt += sessions.length;
    const ran = chosen.filter((_, index) => step!.output[index]!.includes('RAN'));
    expect(step!.output.filter((said) => said.includes('RAN SOMETHING ELSE'))).toEqual([]);
    // Where the script itself is damaged, nothing runs. A second blank behind the command is no damage.
    expect(ran.map(({ at, line, index }) => `${blocks[at]![line]} ${index}`).filter((place) => /^a .*(?<! 1)$/.test(place))).toEqual([]);
    const made = Object.keys(step!.state).filter((name) => begin!.state[name] === undefined);
    expect(made.filter((name) => !/^(file|acl) C:\\Windows\\Reconnect-[0-9a-f-]{36}/.test(name))).toEqual([]);
    expect(step!.happened).toEqual([]);
  });

  test('a line lost from the last block', async () => {
    const last = blocks.length - 1;
    const sessions = blocks[last]!.map((_, line) => blocks.flatMap((block, n) => entered(n === last ? block.filter((_one, index) => index !== line) : block)));
    const [, step] = await windows.play(SAMPLES[0]!.start, [{ look: true }, { run: manySessions(sessions, file) }]);
    expect(step!.output.filter((said) => said.includes('RAN SOMETHING ELSE'))).toEqual([]);
  });

  test('each line is a statement of its own, and each block can be pasted at once', () => {
    for (const block of blocks) expect(block.join('\n').length).toBeLessThanOrEqual(channelRule('serial-console').pasteCharacters!);
  });
});
