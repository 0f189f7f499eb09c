import { bashNames } from '../settings.ts';
import type { Core } from '../core.ts';
import type { ScriptRequest } from '../types.ts';
import { channelRule, filledNames } from './registry.ts';
import { scriptFile, type Wrapped } from './wrap.ts';

const END = 'RECONNECT_END';

/** One subshell: it is read whole before anything runs, and an error ends it, not the person's shell. */
export function subshell(header: readonly string[], lines: readonly string[]): Wrapped {
  return { lines: [...header, '(', 'set -euo pipefail', ...lines, ')'], language: 'bash' };
}

/**
 * Writes the script to a file and sends the file. Bash changes nothing inside the quoted here-document.
 * @param send the lines that send "$FILE" on its way
 * @param more other files that `send` writes, by variable. All files are gone at the end, whatever happens.
 */
export function fromFile(core: Core, request: ScriptRequest, send: readonly string[], more: Readonly<Record<string, string>> = {}): Wrapped | string {
  const script = [...core.header, ...core.body];
  if (script.includes(END)) return 'The script contains the end mark of the here-document.';
  const names = bashNames(filledNames(channelRule(request.channel), request.names), request.names);
  const named = { FILE: scriptFile(request), ...more };
  const files = Object.keys(named).map((name) => `"$${name}"`).join(' ');
  const begin = [...Object.entries(named).map(([name, file]) => `${name}='${file}'`), `trap 'rm -f -- ${files}' EXIT`];
  return subshell(core.header, [...names, ...begin, `cat > "$FILE" <<'${END}'`, ...script, END, ...send]);
}
