import type { ChannelId, FixForScripts, NameId, Names } from '../types.ts';

/** How a channel carries a script, as data. Wording for people is in src/content/channels. */
export interface ChannelRule {
  readonly id: ChannelId;
  /** Which fixes can be sent this way at all. */
  readonly carries: readonly FixForScripts['runsOn'][];
  /** The language of the copied text, where a fix for Windows is sent this way. */
  readonly language: 'powershell' | 'bash';
  /** Where the copied text is pasted: on the target, or on the computer of the person who helps. */
  readonly pastedOn: 'target' | 'admin';
  /** Names that sending needs, beside those that the fix needs. */
  readonly needs: readonly NameId[];
  /** Names that sending can use; left out if empty. */
  readonly optional: readonly NameId[];
  /** Bytes of output that come back, if there is a limit. */
  readonly outputBytes?: number;
  /** Characters that can be pasted at once, if there is a limit. */
  readonly pasteCharacters?: number;
  /** Why the channel carries nothing. */
  readonly never?: string;
}

const TARGET = { carries: ['target'], language: 'powershell', pastedOn: 'target', needs: [], optional: [] } as const;
const ADMIN = { ...TARGET, pastedOn: 'admin' } as const;
const AZURE = {
  ...ADMIN, carries: ['target', 'azure'], needs: ['resource-group', 'vm'], optional: ['subscription'], outputBytes: 4096,
} as const;

export const CHANNEL_RULES: readonly ChannelRule[] = [
  { ...TARGET, id: 'console' },
  { ...TARGET, id: 'run-command-portal', outputBytes: 4096 },
  { ...AZURE, id: 'run-command-shell', language: 'bash' },
  { ...AZURE, id: 'run-command-az' },
  { ...TARGET, id: 'agent' },
  { ...TARGET, id: 'serial-console', pasteCharacters: 1800 },
  { ...ADMIN, id: 'remoting', needs: ['host'] },
  { ...ADMIN, id: 'ssh', language: 'bash', needs: ['host', 'account'] },
  { ...ADMIN, id: 'psexec', needs: ['host'] },
  { ...ADMIN, id: 'hyperv-direct', needs: ['vm'] },
  { ...ADMIN, id: 'vmware-tools', needs: ['vm'] },
  {
    ...ADMIN, id: 'offline-disk',
    never: 'Repairing the disk on another machine is not offered yet. Every script here needs a running Windows.',
  },
  { ...TARGET, id: 'client', carries: ['client-admin', 'client-user'], pastedOn: 'admin' },
  { ...ADMIN, id: 'none', never: 'Nothing can be run until there is a way in. This page says how to get one.' },
];

const RULES = new Map(CHANNEL_RULES.map((rule) => [rule.id, rule]));

/** The rule of a channel. */
export function channelRule(id: ChannelId): ChannelRule {
  const rule = RULES.get(id);
  if (!rule) throw new Error(`no channel "${id}"`);
  return rule;
}

const ELSEWHERE: Readonly<Record<FixForScripts['runsOn'], string>> = {
  target: 'This fix runs on the computer that you connect to, not on this one.',
  'client-admin': 'This fix runs on your own computer, the one that you connect from.',
  'client-user': 'This fix runs on your own computer, the one that you connect from.',
  azure: 'This fix changes Azure, not Windows: use Cloud Shell or Az PowerShell.',
  other: 'This fix is done on another computer, by hand.',
};

/** Can this channel carry this fix? `yes`, or the reason why not. */
export function carry(fix: Pick<FixForScripts, 'runsOn' | 'channels'>, channel: ChannelId): 'yes' | (string & {}) {
  const rule = channelRule(channel);
  if (rule.never) return fix.channels[channel] === 'yes' ? rule.never : (fix.channels[channel] ?? rule.never);
  if (!rule.carries.includes(fix.runsOn)) return ELSEWHERE[fix.runsOn];
  return fix.channels[channel] ?? 'Nobody has checked yet that this fix survives this way of sending it.';
}

/** The names that a script needs on a channel: those of the fix first, then those of the way it is sent. */
export function namesFor(
  fix: Pick<FixForScripts, 'runsOn' | 'needs'>,
  channel: ChannelId,
): { readonly needed: readonly NameId[]; readonly optional: readonly NameId[] } {
  const rule = channelRule(channel);
  const needed = [...new Set([...fix.needs, ...(fix.runsOn === 'azure' ? [] : rule.needs)])];
  return { needed, optional: rule.optional.filter((id) => !needed.includes(id)) };
}

/** The names that the way of sending itself writes down: what it needs, and what it can use if it was typed. */
export const filledNames = (rule: ChannelRule, names: Names): readonly NameId[] => [
  ...rule.needs,
  ...rule.optional.filter((id) => names[id]),
];
