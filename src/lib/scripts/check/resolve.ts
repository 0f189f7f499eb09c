import type { Token } from './token.ts';

const TERMINAL_SERVER = 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server';

/** What the frame gives a fix, as text of the footprint. */
const GIVEN: Readonly<Record<string, readonly string[]>> = {
  $terminalserver: [TERMINAL_SERVER],
  $rdptcp: [`${TERMINAL_SERVER}\\WinStations\\RDP-Tcp`],
};

/** Stands for a value that only the machine knows. */
export const ANY = '\u0000';

/** Functions of the frame whose result is a place. */
const PLACES: Readonly<Record<string, string>> = {
  'get-rcprogramdata': '%ProgramData%',
  'get-rcmachinekeyspath': '%ProgramData%\\Microsoft\\Crypto\\RSA\\MachineKeys',
  'get-rcrdpkeyfile': '%ProgramData%\\Microsoft\\Crypto\\RSA\\MachineKeys\\f686aace6942fb7f7ceb231212eef4a4_\u0000',
};

/** All texts that an argument can stand for; null if nobody can tell from the script. */
export type Values = readonly string[] | null;

/** Every text of the left with every text of the right behind it. */
export const product = (left: readonly string[], right: readonly string[]): string[] => left.flatMap((a) => right.map((b) => a + b));

/** Reads which texts a variable can hold, from the assignments and loops of one script. */
export class Resolver {
  readonly #tokens: readonly Token[];
  readonly #busy = new Set<string>();

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens.filter(({ kind }) => kind !== 'newline' && kind !== 'comment');
  }

  /** All texts that an argument can stand for; null if nobody can tell. */
  of(tokens: readonly Token[]): Values {
    const [first] = tokens;
    if (!first) return null;
    if (first.kind === 'string' && tokens.length === 1) return [first.text.slice(1, -1).replaceAll("''", "'")];
    if (first.kind === 'expandable' && tokens.length === 1) return this.#expanded(first.text.slice(1, -1));
    if (first.kind === 'variable' && tokens.length === 1) return this.#variable(first.text);
    if (first.kind === 'variable' && /^\.(FullName|Thumbprint|Name)$/i.test(tokens.slice(1).map(({ text }) => text).join(''))) {
      return this.#property(first.text, tokens.at(-1)!.text.replace('.', ''));
    }
    return first.text === '(' ? this.#bracketed(tokens) : null;
  }

  #expanded(text: string): Values {
    let found: readonly string[] = [''];
    for (const piece of text.match(/\$\{?[A-Za-z_][\w]*(?::\w+)?\}?|\$\([^)]*\)|[^$]+/g) ?? []) {
      const name = piece.startsWith('$') && !piece.startsWith('$(') ? piece.replace(/[{}]/g, '') : null;
      const values = name === null ? (piece.startsWith('$(') ? [ANY] : [piece]) : this.#variable(name);
      if (values === null) return null;
      found = product(found, values);
    }
    return found;
  }

  #bracketed(tokens: readonly Token[]): Values {
    const place = tokens.length === 3 ? PLACES[tokens[1]!.text.toLowerCase()] : undefined;
    return place === undefined ? this.#joined(tokens) : [place];
  }

  /** Join-Path in brackets. */
  #joined(tokens: readonly Token[]): Values {
    const text = tokens.map((token) => token.text).join(' ');
    if (!/^\( Join-Path -Path \S+ -ChildPath .+ \)$/.test(text)) return null;
    const child = tokens.findIndex((token) => token.text === '-ChildPath');
    const [path, leaf] = [this.of(tokens.slice(3, child)), this.of(tokens.slice(child + 1, -1))];
    return path && product(path, product(['\\'], leaf ?? [ANY]));
  }

  #variable(name: string): Values {
    const key = name.toLowerCase();
    const given = GIVEN[key];
    if (given) return given;
    const declared = /^\$(HostName|OwnerService|FolderPath|Thumbprint|AccountName|VmName)$/i.exec(name)?.[1];
    if (declared !== undefined) return [`%${declared}%`];
    if (this.#busy.has(key)) return [];
    this.#busy.add(key);
    const values = [...this.#assigned(key), ...this.#looped(key)];
    this.#busy.delete(key);
    return values.length === 0 || values.includes(null) ? null : (values as string[][]).flat();
  }

  /** Right sides of `$name = ...` on one line. */
  #assigned(key: string): Values[] {
    return this.#tokens.flatMap((token, at) => {
      if (token.text.toLowerCase() !== key || this.#tokens[at + 1]?.text !== '=') return [];
      const right = this.#tokens.slice(at + 2).filter(({ line }) => line === token.line);
      return [this.#right(right)];
    });
  }

  #right(tokens: readonly Token[]): Values {
    const place = PLACES[tokens[0]?.text.toLowerCase() ?? ''];
    if (place !== undefined) return [place];
    const words = tokens.map(({ text }) => text);
    if (words[0] === 'Join-Path') return this.#joined([{ ...tokens[0]!, text: '(' }, ...tokens, { ...tokens[0]!, text: ')' }]);
    if (words[0] === 'Split-Path' && words.includes('-Parent')) {
      const path = this.of(tokens.slice(2, words.indexOf('-Parent')));
      return path && path.map((one) => one.replace(/\\[^\\]*$/, ''));
    }
    return this.of(tokens);
  }

  /** Texts of `foreach ($name in @('a', 'b'))`. */
  #looped(key: string): Values[] {
    return this.#tokens.flatMap((token, at) => {
      if (token.text.toLowerCase() !== key || this.#tokens[at + 1]?.text.toLowerCase() !== 'in') return [];
      if (this.#tokens[at + 2]?.text !== '@(') return [null];
      const depth = this.#tokens[at + 2]!.depth;
      const end = this.#tokens.findIndex((other, index) => index > at + 2 && other.depth === depth && other.text === ')');
      const inside = this.#tokens.slice(at + 3, end).filter(({ text }) => text !== ',');
      return [inside.every(({ kind }) => kind === 'string') ? inside.map(({ text }) => text.slice(1, -1)) : null];
    });
  }

  /** `$key.FullName` of a loop over what a frame function finds. */
  #property(name: string, property: string): Values {
    const at = this.#tokens.findIndex((token, index) => token.text.toLowerCase() === name.toLowerCase() && this.#tokens[index + 1]?.text.toLowerCase() === 'in');
    if (at < 0) return null;
    const source = this.#tokens.slice(at + 2, at + 8).map(({ text }) => text.toLowerCase()).find((text) => text in PLACES);
    if (property === 'FullName' && source !== undefined) return [PLACES[source]!];
    return property === 'Thumbprint' || property === 'Name' ? [ANY] : null;
  }
}
