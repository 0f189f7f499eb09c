import type { Part } from '../../../src/lib/scripts/index.ts';
import { tryScript } from '../run.ts';
import type { Sample } from './cases.ts';

/** What a person copies for the serial console: blocks, each in lines. */
export function copiedBlocks({ fix, item }: Sample, part: Part): string[][] {
  const made = tryScript(fix, part, 'serial-console', item.answers, item.names);
  if (made.refused !== null) throw new Error(`${fix.id} ${part}: ${made.refused}`);
  return made.blocks!.map((block) => block.split('\n'));
}

/** The file that the pieces build: the console's text, each line without its indentation, without the remarks inside. */
export function builtFile(consoleText: string): string {
  const lines = consoleText.trimEnd().split('\n');
  const head = lines.findIndex((line) => !line.startsWith('#'));
  const body = lines.slice(head).map((line) => line.trim()).filter((line) => !line.startsWith('#'));
  return [...lines.slice(0, head), ...body].map((line) => `${line}\r\n`).join('');
}
