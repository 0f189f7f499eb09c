import type { Fix } from './run.ts';

const PROGRAM_DATA = 'C:\\ProgramData';
const SERVICES = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\';
/** Journals, and where their folders are made before they move there. */
const OURS = /^C:\\(ProgramData\\Reconnect(\\|$)|Windows\\Reconnect-[0-9a-f-]{36}$)/i;
/** Services that stop with another one, and come back with it. */
export const DEPENDENTS: Readonly<Record<string, readonly string[]>> = { TermService: ['UmRdpService'], RPCSS: [] };
/** What a verb keeps of the machine, as the simulation names it. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  'registry-value': ['value', 'registry'], 'registry-key': ['value', 'key', 'registry', 'acl'], 'service-start': ['value', 'registry'], 'service-state': ['service'],
  acl: ['acl'], 'file-move': ['file', 'acl', 'attributes'], 'file-copy': ['file', 'acl', 'attributes'], 'folder-rename': ['file', 'acl', 'attributes'],
  certificate: ['certificate'], 'firewall-rule': ['rule'], 'undo-task': ['task'], 'stored-credential': ['credential'],
};

type Item = Fix['footprint'][number];

/** The target of a footprint item as the simulation writes it. */
function plain({ verb, target }: Item): string {
  const path = target.replace('%ProgramData%', PROGRAM_DATA).replace(/^HK(LM|CU):\\/, 'HK$1\\').replace('Cert:\\LocalMachine\\', '');
  return verb === 'service-start' ? `${SERVICES}${path}!Start` : path;
}

/** Is this thing, as the simulation names it, a target of this part of the footprint? */
export function covers(item: Item, kind: string, target: string): boolean {
  if (!KINDS[item.verb]?.includes(kind)) return false;
  const [here, there] = [target.toLowerCase(), plain(item).toLowerCase()];
  if (item.verb === 'registry-key') return here === there || here.startsWith(`${there}\\`) || here.startsWith(`${there}!`);
  if (item.verb === 'service-state') return here === there || (DEPENDENTS[plain(item)] ?? []).some((name) => name.toLowerCase() === here);
  if (item.verb === 'folder-rename') return here.startsWith(there.replace(/\*$/, ''));
  return there.endsWith('*') ? here.startsWith(there.slice(0, -1)) : here === there;
}

/** Keys above a declared value may be made, and are taken away again. */
function above(fix: Fix, kind: string, target: string): boolean {
  if (kind !== 'key' && kind !== 'registry') return false;
  return fix.footprint.some((item) => item.verb.startsWith('registry') && plain(item).toLowerCase().startsWith(`${target.toLowerCase()}\\`) ||
    plain(item).toLowerCase().startsWith(`${target.toLowerCase()}!`));
}

/** What Windows does by itself once the service that makes the certificate has started. */
function byWindows(fix: Fix, kind: string, target: string): boolean {
  const makes = fix.footprint.some((item) => item.verb === 'service-state' && ['SessionEnv', 'TermService'].includes(item.target));
  return makes && (/^certificate$/.test(kind) && target.startsWith('Remote Desktop\\') || target.includes('\\MachineKeys\\f686aace6942fb7f7ceb231212eef4a4_'));
}

/** Kind and target of a line: "value HKLM\...!X: 0 -> 1" */
export function split(change: string): [string, string] {
  const [, kind = '', target = ''] = /^(\w+) (.*?)(?:: .* -> .*)?$/.exec(change) ?? [];
  return [kind, target];
}

/** Does one of these writes concern this part of the footprint? */
export const concerns = (item: Item, writes: readonly string[]): boolean => writes.some((write) => covers(item, ...split(write)));

/** The entries of a state difference, or of the list of writes, that the fix does not declare. */
export function outside(fix: Fix, found: readonly string[]): string[] {
  return found.filter((change) => {
    const [kind, target] = split(change);
    if (OURS.test(target) || target === 'Reconnect run') return false;
    return !fix.footprint.some((item) => covers(item, kind, target)) && !above(fix, kind, target) && !byWindows(fix, kind, target);
  });
}

/** The entries of a state difference that undo has to put back exactly, and did not. */
export function notPutBack(fix: Fix, found: readonly string[]): string[] {
  return found.filter((change) => {
    const [kind, target] = split(change);
    const items = fix.footprint.filter((item) => covers(item, kind, target));
    if (items.length === 0) return !byWindows(fix, kind, target);
    return items.some((item) => item.undo === 'journal');
  });
}
