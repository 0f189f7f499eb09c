/**
 * What apply changes, as a table writes it:
 * - "value RDP-Tcp!SecurityLayer: DWord 0 -> DWord 2": before and after, with the short names of windows.ts; * stands for any text.
 * - "restart TermService": the service was stopped and started again; what depends on it came along.
 */
import { DEPENDENTS } from './footprint.ts';
import { SHORT } from './windows.ts';

const RESTART = /^restart (\S+)$/;
const MORE = { Services: 'HKLM\\SYSTEM\\CurrentControlSet\\Services', RSA: 'C:\\ProgramData\\Microsoft\\Crypto\\RSA' };
const NAMES = Object.entries({ ...SHORT, ...MORE }).sort(([one], [other]) => other.length - one.length);

/** A line with its short name written out: "value RDP-Tcp!X: ..." -> "value HKLM\...\RDP-Tcp!X: ...". */
export function long(line: string): string {
  const [, kind = '', rest = ''] = /^(\w+ )(.*)$/.exec(line) ?? [];
  const known = NAMES.find(([short]) => rest.startsWith(short) && /^($|[!\\:])/.test(rest.slice(short.length)));
  return known ? kind + known[1] + rest.slice(known[0].length) : line;
}

function fits(line: string, change: string): boolean {
  const pattern = long(line).split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*');
  return new RegExp(`^${pattern}$`, 'i').test(change);
}

/** Services that were stopped and then started, without those that only came along. */
export function restarted(happened: readonly string[]): string[] {
  const along = Object.values(DEPENDENTS).flat();
  const names = happened.filter((text) => text.startsWith('started ')).map((text) => text.slice('started '.length));
  return names.filter((name) => !along.includes(name) && happened.indexOf(`stopped ${name}`) >= 0 && happened.indexOf(`stopped ${name}`) < happened.indexOf(`started ${name}`));
}

/** The services that a table says are restarted, in their order. */
export const restarts = (leaves: readonly string[]): string[] => leaves.flatMap((line) => RESTART.exec(line)?.[1] ?? []);

/** The lines that say what differs afterwards. */
export const lasting = (leaves: readonly string[]): string[] => leaves.filter((line) => !RESTART.test(line));

/** Changes that the table does not name, and lines of the table to which nothing happened. */
export function differs(leaves: readonly string[], changes: readonly string[]): { readonly unnamed: string[]; readonly missing: string[] } {
  const lines = lasting(leaves);
  return {
    unnamed: changes.filter((change) => !lines.some((line) => fits(line, change))),
    missing: lines.filter((line) => !changes.some((change) => fits(line, change))),
  };
}
