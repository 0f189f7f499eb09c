import type { Finding } from './script.ts';

/** A word of a shell command line, as it stands and without its quotes. */
interface ShellWord {
  readonly raw: string;
  readonly line: number;
}

/** Commands that no script of ours uses in a shell. */
const FORBIDDEN = /(?:^|[\s;|(])(curl|wget|eval|sudo|chmod|source|bash -c|sh -c|base64|rm -r\w*)(?=\s|$)/;

/** Text without the content of here-documents, line numbers kept. */
export function withoutHereDocuments(text: string): string {
  let end: string | undefined;
  return text
    .split('\n')
    .map((line) => {
      if (end !== undefined) {
        if (line === end) end = undefined;
        return '';
      }
      end = /<<'([A-Z_]+)'/.exec(line)?.[1];
      return line;
    })
    .join('\n');
}

/** Takes quoted pieces out, so that what is left is what the shell splits and expands. */
const unquoted = (line: string): string => line.replace(/'[^']*'/g, "''").replace(/"(?:[^"\\]|\\.)*"/g, '""');

type Rule = (line: string, bare: string) => string | undefined;

const RULES: readonly (readonly [string, Rule])[] = [
  ['ascii', (line) => (/[^\x20-\x7e]/.test(line) ? 'only printable ASCII' : undefined)],
  ['here-document', (line) => (/<<[^<']/.test(line.replace(/<<<.*/, '')) ? 'the end mark of a here-document is quoted' : undefined)],
  ['forbidden', (_, bare) => (FORBIDDEN.test(bare) ? `never: ${FORBIDDEN.exec(bare)?.[1]}` : undefined)],
  ['quoting', (_, bare) => (/\$[A-Za-z_{]/.test(bare.replace(/\$\(\([^)]*\)\)/g, '').replace(/for \w+ in \$\w+;/, '')) ? 'put the variable in double quotes' : undefined)],
  ['errors', (line) => (/^\s*az /.test(line) && /[^\\]$/.test(line) && !/--only-show-errors/.test(line) ? 'az with --only-show-errors' : undefined)],
];

/** Style and safety of a bash text. Syntax is the parser's business. */
export function checkBash(text: string): Finding[] {
  const lines = withoutHereDocuments(text).split('\n');
  const found = lines.flatMap((line, index) =>
    line.trimStart().startsWith('#')
      ? []
      : RULES.flatMap(([rule, check]) => {
          const message = check(line, unquoted(line));
          return message === undefined ? [] : [{ rule: `bash-${rule}`, line: index + 1, message }];
        }),
  );
  if (!lines.includes('set -euo pipefail')) found.push({ rule: 'bash-strict', line: 1, message: 'set -euo pipefail is missing' });
  return found;
}

/** The words of each line of commands; lines that end with a backslash are joined. */
function commandLines(text: string): ShellWord[][] {
  const joined: ShellWord[][] = [];
  let words: ShellWord[] = [];
  withoutHereDocuments(text).split('\n').forEach((line, index) => {
    const found = line.replace(/\\$/, '').match(/(?:'[^']*'|"(?:[^"\\]|\\.)*"|[^\s'"])+/g) ?? [];
    words.push(...found.map((raw) => ({ raw, line: index + 1 })));
    if (line.endsWith('\\')) return;
    joined.push(words);
    words = [];
  });
  return joined;
}

/** Azure CLI commands with the names of their options. */
export type AzCommands = Readonly<Record<string, { readonly params: readonly string[] }>>;

function checkAzLine(words: readonly ShellWord[], commands: AzCommands): Finding[] {
  const start = words.findIndex(({ raw }) => raw === 'az' || raw.endsWith('=$(az') || raw === '$(az');
  if (start < 0) return [];
  const rest = words.slice(start + 1);
  const firstOption = rest.findIndex(({ raw }) => raw.startsWith('-'));
  const name = ['az', ...rest.slice(0, firstOption < 0 ? rest.length : firstOption).map(({ raw }) => raw)].join(' ');
  const line = words[start]!.line;
  const known = commands[name];
  if (!known) return [{ rule: 'az-command', line, message: `"${name}" is not in the catalogue of Azure CLI` }];
  const end = rest.findIndex(({ raw }) => raw === '|' || raw === ';' || raw === '&&');
  return rest
    .slice(firstOption, end < 0 ? rest.length : end)
    .filter(({ raw }) => raw.startsWith('-'))
    .flatMap(({ raw, line: at }) => {
      const option = raw.replace(/=.*$/s, '').replace(/\)$/, '');
      return known.params.includes(option) ? [] : [{ rule: 'az-option', line: at, message: `${name} has no option ${option}` }];
    });
}

/** Every az command of a bash text exists, and so do its options. */
export function checkAz(text: string, commands: AzCommands): Finding[] {
  return commandLines(text).flatMap((words) => checkAzLine(words, commands));
}
