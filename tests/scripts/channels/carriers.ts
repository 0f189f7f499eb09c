import { type ChildProcessWithoutNullStreams, execFile, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type ChannelId, channelRule } from '../../../src/lib/scripts/index.ts';
import { findPowerShell } from '../../../tools/find-powershell.ts';
import { atCommandPrompt, atPowerShellPrompt, type Computer } from './cmd.ts';

/** What a carrier did with the copied text. */
export interface Carried {
  /** The text that reached PowerShell on the other machine. */
  readonly payload: string;
  /** What the person sees. */
  readonly output: readonly string[];
  /** The calls, as the tools of the carrier understood them. */
  readonly how: readonly string[];
  /** Files that are still there on either side. */
  readonly left: readonly string[];
  /** How often a password was asked for. */
  readonly asked: number;
  readonly error: string;
}

/** What the other side does. */
export interface Otherwise {
  /** The exit code that comes back. */
  readonly code?: number;
  /** The tool that breaks down. */
  readonly fail?: string;
  /** Tools that are not installed. */
  readonly missing?: readonly string[];
  /** What the error stream holds. */
  readonly errors?: string;
  /** The first shell of an SSH connection. */
  readonly shell?: 'cmd' | 'powershell';
  /** A bash that somebody types into, which reads ! in a line. */
  readonly interactive?: boolean;
}

type Sent = Omit<Carried, 'payload'> & { readonly payload: string; readonly lines: readonly string[]; readonly there: Readonly<Record<string, string>> };

/** Windows of the target. Not where it usually is, so that nobody relies on it. */
const ELSEWHERE = 'D:\\Win';

/** The shares and folders of an administrator's tools, as the target names them. */
function onTarget(path: string): string {
  return path.replace(/^\\\\[^\\]+\\ADMIN\$/, () => ELSEWHERE).replace(/^guest /, '');
}

/** PowerShell of the person who helps, with stand-ins for the tools that carry. */
export class AdminPowerShell {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #waiting: ((line: string) => void)[] = [];

  constructor() {
    const { program, before } = findPowerShell()!;
    const file = fileURLToPath(new URL('./admin.ps1', import.meta.url));
    this.#process = spawn(program, [...before, '-NoProfile', '-NonInteractive', '-File', file], { env: { ...process.env, NO_COLOR: '1' } });
    createInterface({ input: this.#process.stdout }).on('line', (line) => this.#waiting.shift()?.(line));
    this.#process.on('exit', () => this.#waiting.splice(0).forEach((answer) => answer('"PowerShell has ended"')));
  }

  /** @param reply what the other machine prints */
  async carry(text: string, reply: readonly string[], { code = 0, fail = '', errors = '', missing = [] }: Otherwise = {}): Promise<Carried> {
    const line = await new Promise<string>((resolve) => {
      this.#waiting.push(resolve);
      this.#process.stdin.write(`${JSON.stringify({ text, reply, code, fail, errors, missing })}\n`);
    });
    const { lines, there, ...sent } = JSON.parse(line) as Sent;
    if (lines.length === 0) return sent;
    const systemRoot = sent.how.some((how) => how.startsWith('psexec')) ? ELSEWHERE : 'C:\\Windows';
    const files = new Map(Object.entries(there).map(([path, content]) => [onTarget(path), content]));
    const computer: Computer = { files, folder: `${systemRoot}\\System32`, systemRoot, started: [], code };
    for (const one of lines) atCommandPrompt(computer, one);
    return { ...sent, payload: computer.started.map(({ script }) => script).join('') };
  }

  stop(): void {
    this.#process.stdin.end();
  }
}

const RECORD = `{ printf '%s\\x1f' "\${0##*/}" "$@"; printf '\\x1e'; } >> "$CAPTURE/how"`;

/**
 * az: an argument that begins with @, also behind its equals sign, is a file; without such a file it stays as it is.
 * What is not known or not there ends with code 2. The last 4,096 bytes of the output come back.
 */
const AZ = `#!/bin/bash
${RECORD}
fail() { echo "ERROR: $1" >&2; exit 2; }
read_file() {
  case "$1" in
    @?*) if [ -f "\${1:1}" ]; then cat -- "\${1:1}"; else printf '%s' "$1"; fi ;;
    *) printf '%s' "$1" ;;
  esac
}
[ "$1 $2 $3" = 'vm run-command invoke' ] || fail "'$*' is misspelled or not recognized by the system."
shift 3
declare -A given
while [ $# -gt 0 ]; do
  name="\${1%%=*}"
  case "$name" in
    --subscription | --resource-group | --name | --command-id | --query | --output | --scripts)
      if [ "$1" = "$name" ]; then shift; [ $# -gt 0 ] || fail "argument $name: expected one argument"; value="$(read_file "$1")"
      else value="$(read_file "\${1#*=}")"; fi
      given["$name"]="$value" ;;
    --only-show-errors) ;;
    *) fail "unrecognized arguments: $1" ;;
  esac
  shift
done
for name in --resource-group --name --command-id; do [ -n "\${given[$name]:-}" ] || fail "the following arguments are required: $name"; done
[ "\${given[--command-id]}" = RunPowerShellScript ] || fail "(InvalidParameter) \${given[--command-id]}"
[ "$FAIL" != az ] || { echo "ERROR: Please run 'az login' to setup account." >&2; exit 1; }
printf '%s' "\${given[--scripts]:-}" > "$CAPTURE/payload"
tail -c 4096 "$CAPTURE/reply"
exit "$CODE"
`;
const SCP = `#!/bin/bash
${RECORD}
[ "$1" = '--' ] && [ $# -gt 2 ] || exit 1
[ "$FAIL" != scp ] || { echo 'scp: Connection closed' >&2; exit 255; }
shift
to="\${!#}"
[ "\${to: -1}" = ':' ] || exit 1
while [ $# -gt 1 ]; do cp -- "$1" "$CAPTURE/there/" || exit 1; shift; done
`;
/** Like the real one it reads what is waiting on its input. */
const SSH = `#!/bin/bash
${RECORD}
[ $# = 3 ] && [ "$1" = '--' ] || exit 255
cat > /dev/null
[ "$FAIL" != ssh ] || { echo 'client_loop: send disconnect: Broken pipe' >&2; exit 255; }
printf '%s' "$3" > "$CAPTURE/line"
cat "$CAPTURE/reply"
exit "$CODE"
`;

const HOME = 'E:\\Users\\anna b';

/** What OpenSSH of the target makes of the line: cmd.exe /c "line", or powershell -c "line". */
function overSsh(folder: string, { code = 0, shell = 'cmd' }: Otherwise): { payload: string; left: readonly string[] } {
  const there = join(folder, 'there');
  const files = new Map(readdirSync(there).map((name) => [`${HOME}\\${name}`, readFileSync(join(there, name), 'utf8')]));
  const computer: Computer = { files, folder: HOME, systemRoot: ELSEWHERE, started: [], code };
  if (existsSync(join(folder, 'line'))) {
    const back = (shell === 'cmd' ? atCommandPrompt : atPowerShellPrompt)(computer, readFileSync(join(folder, 'line'), 'utf8'));
    if (back !== code) throw new Error(`exit code ${back} instead of ${code}`);
  }
  return { payload: computer.started.map(({ script }) => script).join(''), left: [...files.keys()] };
}

/** The bash of the person who helps, with stand-ins for az, ssh and scp on the PATH. */
export async function carryInBash(text: string, reply: readonly string[], other: Otherwise = {}): Promise<Carried> {
  const folder = mkdtempSync(join(tmpdir(), 'reconnect-channel-'));
  const [bin, home, there] = ['bin', 'home', 'there'].map((name) => join(folder, name)) as [string, string, string];
  for (const one of [bin, home, there]) mkdirSync(one);
  for (const [name, script] of [['az', AZ], ['ssh', SSH], ['scp', SCP]] as const) {
    writeFileSync(join(bin, name), script);
    chmodSync(join(bin, name), 0o755);
  }
  writeFileSync(join(folder, 'reply'), reply.map((line) => `${line}\n`).join(''));
  const env = { ...process.env, PATH: `${bin}:${process.env['PATH']}`, CAPTURE: folder, CODE: String(other.code ?? 0), FAIL: other.fail ?? '', PS1: '', PS2: '' };
  const options = other.interactive ? ['--norc', '--noprofile', '-i'] : [];
  const { stdout, stderr } = await new Promise<{ stdout: string; stderr: string }>((resolve) => {
    const bash = execFile('bash', options, { env, cwd: home, encoding: 'utf8' }, (_, out, error) => resolve({ stdout: out, stderr: error }));
    bash.stdin!.end(text);
  });
  const read = (name: string) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '');
  const calls = read('how').split('\x1e').filter((call) => call !== '').map((call) => call.split('\x1f').slice(0, -1));
  const far = calls.some(([tool]) => tool !== 'az') ? overSsh(folder, other) : { payload: read('payload'), left: [] };
  const carried = {
    ...far, left: [...readdirSync(home), ...far.left], output: stdout.split('\n').filter((line) => line !== ''),
    how: calls.map((call) => call.join(' ')), asked: 0, error: stderr,
  };
  rmSync(folder, { recursive: true });
  return carried;
}

/** Takes the text where a person pastes it for this channel. */
export async function carry(admin: AdminPowerShell, channel: ChannelId, text: string, reply: readonly string[], other?: Otherwise): Promise<Carried> {
  const { pastedOn, language } = channelRule(channel);
  if (pastedOn === 'target') return { payload: text, output: reply, how: [], left: [], asked: 0, error: '' };
  return language === 'bash' ? carryInBash(text, reply, other) : admin.carry(text, reply, other);
}
