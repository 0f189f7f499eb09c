import { type ChannelId, type Names, type Part, PARTS } from '../../../src/lib/scripts/index.ts';
import { type Fix, scriptText, scriptedFixes, tryScript, withoutJournal } from '../run.ts';
import { type Case, scenariosOf } from '../scenarios.ts';
import { machine, type Overrides, type State, type Step } from '../windows.ts';

/** A fix with a state of its table that it heals. */
export interface Sample {
  readonly fix: Fix;
  readonly item: Case;
  readonly start: Overrides;
}

/** Names that a form takes and that a shell would act on. The table's name is exchanged on its machine too. */
const HOSTILE: Readonly<Record<string, string>> = {
  'owner-service': 'MSSQL$SQL-1.a',
  folder: 'MachineKeys (old) - 1.2_3)',
};

/** The same case with names that hold such signs. */
function withHostileNames(item: Case, start: Overrides): Sample['item'] & { readonly start: Overrides } {
  let text = JSON.stringify(start);
  const names: Record<string, string> = { ...item.names };
  for (const [id, name] of Object.entries(item.names)) {
    if (HOSTILE[id] === undefined) continue;
    text = text.replaceAll(name, HOSTILE[id]);
    names[id] = HOSTILE[id];
  }
  return { ...item, names, start: JSON.parse(text) as Overrides };
}

function samplesOf(fix: Fix): Sample[] {
  const table = scenariosOf(fix.id);
  const item = table?.cases.find(({ apply }) => apply !== undefined && !apply.startsWith('refused '));
  if (!table || !item) return [];
  const start = machine(fix.runsOn === 'client-user' ? { user: { kind: 'person' } } : {}, table.shared, item.machine);
  const { start: hostile, ...named } = withHostileNames(item, start);
  return [{ fix, item: named, start: hostile }];
}

/** Each fix for Windows with the first state of its table that it heals. */
export const SAMPLES: readonly Sample[] = scriptedFixes().filter(({ runsOn }) => runsOn !== 'azure' && runsOn !== 'other').flatMap(samplesOf);

/** Names for the way itself. A virtual machine of a hypervisor may have nearly any name. */
const WAY: Names = { 'resource-group': 'rg-1(x)_.y', subscription: '11111111-2222-3333-4444-555555555555', account: 'CONTOSO\\anna.b-c_d' };
const HYPERVISOR: Names = { vm: "Bob\u2019s 'test' $env:X; (a) & %PATH% {b} !c #d @e \u00fc" };

/** The parts that a fix has, in the order in which a person runs them. */
export const partsOf = ({ fix, item }: Sample, channel: ChannelId): readonly Part[] =>
  PARTS.filter((part) => tryScript(fix, part, channel, item.answers, namesOn(channel, item)).refused === null);

const namesOn = (channel: ChannelId, { names }: Case): Names => ({ ...names, ...WAY, ...(channel === 'hyperv-direct' || channel === 'vmware-tools' ? HYPERVISOR : {}) });

/** What a person copies for one channel. */
export const copied = ({ fix, item }: Sample, channel: ChannelId, part: Part): string => scriptText(fix, part, channel, item.answers, namesOn(channel, item));

/** Thumbprints and times of new things differ with every run. */
const masked = (text: string): string => text.replace(/\b[0-9A-F]{40}\b/g, '<thumbprint>').replace(/(since-|Reconnect\\)\d[\d-]*/g, '$1<time>');

/** What the last line of a part must say of a state: the words of its table. */
export function expectedResult({ item }: Sample, part: Part): string {
  return { check: item.check, 'dry-run': 'would-change', apply: item.apply!, undo: item.undo ?? 'undone' }[part].split(' ')[0]!;
}

/** What counts: the machine without the journal, and the last line. */
export function outcome({ state, output }: Step): { readonly state: readonly string[]; readonly last: string } {
  const kept: State = withoutJournal(state);
  return { state: Object.entries(kept).map(([name, value]) => masked(`${name} = ${value}`)).sort(), last: masked(output.at(-1) ?? '') };
}
