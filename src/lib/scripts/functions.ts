import type { Texts } from './types.ts';

/** One PowerShell function with the comments directly above it. */
export interface PowerShellFunction {
  readonly name: string;
  readonly lines: readonly string[];
  /** The stem of the file that it stands in. */
  readonly file: string;
}

const HEAD = /^function ([A-Za-z]+-Rc[A-Za-z]*) \{$/;
const CALL = /\b[A-Z][A-Za-z]+-Rc[A-Za-z]*\b/g;

const linesOf = (text: string): string[] => text.trimEnd().split(/\r?\n/);

/**
 * The functions of one file. They begin and end at column 0; comments above one belong to it.
 * @throws Error for text outside a function, with file and line
 */
export function functionsIn(file: string, text: string): PowerShellFunction[] {
  const found: PowerShellFunction[] = [];
  let lines: string[] = [];
  let name = '';
  linesOf(text).forEach((line, index) => {
    const head = HEAD.exec(line)?.[1];
    if (name === '' && head === undefined && !line.startsWith('#')) {
      throw new Error(`${file}.ps1:${index + 1}: only functions and comments may stand at the left margin`);
    }
    name = head ?? name;
    lines.push(line);
    if (line !== '}') return;
    found.push({ name, lines, file });
    [lines, name] = [[], ''];
  });
  return found;
}

/** Names of our functions that `text` mentions. */
export const callsIn = (text: string): ReadonlySet<string> => new Set(text.match(CALL));

/** All functions of some files by name. */
export function functionTable(...sources: readonly Texts[]): ReadonlyMap<string, PowerShellFunction> {
  const table = new Map<string, PowerShellFunction>();
  for (const [file, text] of sources.flatMap((source) => Object.entries(source))) {
    if (!/^(# .*\n)*function /.test(text)) continue;
    for (const item of functionsIn(file, text)) table.set(item.name, item);
  }
  return table;
}

/**
 * The functions that `text` needs, directly or through others, in the order of the table.
 * @param generated functions that the composer writes itself, by name
 */
export function neededFunctions(
  text: string,
  table: ReadonlyMap<string, PowerShellFunction>,
): readonly PowerShellFunction[] {
  const wanted = new Set<string>();
  const open = [...callsIn(text)];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const item = table.get(name);
    if (!item || wanted.has(name)) continue;
    wanted.add(name);
    open.push(...callsIn(item.lines.slice(1).join('\n')));
  }
  return [...table.values()].filter((item) => wanted.has(item.name));
}
