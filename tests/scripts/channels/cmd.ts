/**
 * A stand-in for cmd.exe on another computer, as far as the channels use it: percent signs, quotes, &, batch files,
 * del, set and exit. What it does not know, it refuses; so does what would be looked up in a search path.
 */

/** A program that cmd.exe started: Windows PowerShell with a file. */
export interface Started {
  readonly program: string;
  /** The text of the file behind -File. */
  readonly script: string;
}

/** The computer that runs it. */
export interface Computer {
  /** Text by whole path. */
  readonly files: Map<string, string>;
  /** The folder in which the shell begins. */
  readonly folder: string;
  /** Where Windows is: C:\Windows, but not everywhere. */
  readonly systemRoot: string;
  readonly started: Started[];
  /** The exit code that its programs give. */
  readonly code: number;
}

/** Longer command lines are cut off. */
const LONGEST = 8191;

interface Shell {
  readonly variables: Map<string, string>;
  /** The batch file that runs now, with its whole path. */
  readonly batch?: string;
  ended?: number;
}

/** Names in percent signs. At the prompt an unknown one stays, in a batch file it is empty. */
function expanded(line: string, shell: Shell): string {
  const place = shell.batch ?? '';
  const inBatch = line.replaceAll('%~dp0', place.slice(0, place.lastIndexOf('\\') + 1)).replaceAll('%~f0', place);
  return (shell.batch ? inBatch : line).replace(/%([^%]+)%/g, (all, name: string) => shell.variables.get(name.toUpperCase()) ?? (shell.batch ? '' : all));
}

/** The commands of a line: & parts them, except inside double quotes. */
function commandsOf(line: string): string[] {
  const commands = [''];
  let quoted = false;
  for (const sign of line) {
    if (sign === '"') quoted = !quoted;
    if (!quoted && '|<>^()'.includes(sign)) throw new Error(`cmd.exe acts on ${sign} in: ${line}`);
    if (!quoted && sign === '&') commands.push('');
    else commands[commands.length - 1] += sign;
  }
  return commands.map((command) => command.trim());
}

/** Words as programs see them: double quotes hold a word together and are taken off. */
const wordsOf = (command: string): string[] => (command.match(/(?:"[^"]*"|[^\s"])+/g) ?? []).map((word) => word.replaceAll('"', ''));

function powershell(computer: Computer, program: string, words: readonly string[]): number {
  const expected = `${computer.systemRoot}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe`;
  if (program !== expected) throw new Error(`there is no ${program}`);
  const [file, ...rest] = words.slice(4);
  if (words.slice(0, 4).join(' ') !== '-NoProfile -ExecutionPolicy Bypass -File' || rest.length > 0) throw new Error(`PowerShell does not know: ${words.join(' ')}`);
  const script = computer.files.get(file!);
  if (script === undefined) throw new Error(`there is no file ${file}`);
  computer.started.push({ program, script });
  return computer.code;
}

function command(computer: Computer, shell: Shell, text: string): number {
  const [name = '', ...words] = wordsOf(text.replace(/^@/, ''));
  if (name === 'echo' && words.join(' ') === 'off') return 0;
  if (name === 'del') return computer.files.delete(words[0]!) ? 0 : 1;
  if (name === 'exit') return (shell.ended = Number(words[0]));
  if (name === 'set') {
    const [key, value] = words.join(' ').split('=') as [string, string];
    shell.variables.set(key.toUpperCase(), value);
    return 0;
  }
  if (!name.includes('\\')) throw new Error(`looked up in a search path: ${name}`);
  const path = name.startsWith('.\\') ? `${computer.folder}\\${name.slice(2)}` : name;
  return path.endsWith('.cmd') ? batch(computer, path) : powershell(computer, path, words);
}

function line(computer: Computer, shell: Shell, text: string): number {
  if (text.length > LONGEST) throw new Error('the line is too long for cmd.exe');
  let code = 0;
  for (const one of commandsOf(expanded(text, shell))) {
    if (shell.ended === undefined) code = command(computer, shell, one);
  }
  shell.variables.set('ERRORLEVEL', String(code));
  return shell.ended ?? code;
}

function batch(computer: Computer, path: string): number {
  const text = computer.files.get(path);
  if (text === undefined) throw new Error(`there is no file ${path}`);
  if (/[^\r]\n/.test(text)) throw new Error('cmd.exe wants CR LF in a batch file');
  const shell: Shell = { variables: variables(computer), batch: path };
  let code = 0;
  for (const one of text.split('\r\n').filter((each) => each !== '')) {
    if (shell.ended !== undefined) break;
    if (!computer.files.has(path)) throw new Error('the batch file cannot be found');
    code = line(computer, shell, one);
  }
  return code;
}

const variables = ({ systemRoot }: Computer): Map<string, string> => new Map([['SYSTEMROOT', systemRoot]]);

/**
 * cmd.exe /c with this line.
 * @returns the exit code
 */
export const atCommandPrompt = (computer: Computer, text: string): number => line(computer, { variables: variables(computer) }, text);

/** What PowerShell reads as one word without a sign that it acts on. */
const PLAIN = /^\.\\[A-Za-z0-9_.-]+$/;

/** PowerShell as the first shell: it looks for a bare name in the search path alone, and for .\name in its folder. */
export function atPowerShellPrompt(computer: Computer, text: string): number {
  if (!PLAIN.test(text)) throw new Error(`PowerShell may read more than a name in: ${text}`);
  return command(computer, { variables: variables(computer) }, text);
}
