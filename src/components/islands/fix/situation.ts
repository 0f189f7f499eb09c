import { CHANNELS, QUESTION_IDS, type ChannelId, type OptionId, type QuestionId, type QUESTIONS } from '../../../lib/knowledge/vocabulary.ts';
import { carry } from '../../../lib/scripts/channels/registry.ts';
import type { FixForScripts, Names } from '../../../lib/scripts/types.ts';
import { decode, type DecodedLink } from '../../../lib/tree/decode.ts';
import { encode } from '../../../lib/tree/permalink.ts';
import { UNKNOWN } from '../../../lib/tree/types.ts';
import { LINK_IDS } from '../link-ids.ts';

/** What tailors the scripts of a fix page. Names live here, in memory, and nowhere else. */
export interface Situation {
  readonly link: DecodedLink<typeof QUESTIONS>;
  readonly channel: ChannelId;
  readonly names: Names;
}

/** How the target can be reached, as answered -> the channel to offer first. */
const FIRST_CHANNEL: Readonly<Record<string, readonly ChannelId[]>> = {
  'run-command': ['run-command-portal', 'run-command-shell'],
  'serial-console': ['serial-console'],
  remoting: ['remoting'],
  hypervisor: ['hyperv-direct'],
  console: ['console'],
  agent: ['agent'],
  none: ['none'],
};

/** Ways that exist only for some targets. All others fit every target. */
const ONLY_FOR: Readonly<Partial<Record<ChannelId, readonly OptionId<'target'>[]>>> = {
  'run-command-portal': ['azure'],
  'run-command-shell': ['azure'],
  'run-command-az': ['azure'],
  'serial-console': ['azure'],
  'hyperv-direct': ['server', 'pc'],
  'vmware-tools': ['server', 'cloud'],
};

/** Does this way exist for the target that was named? Without an answer every way does. */
export function fits(channel: ChannelId, target: string | undefined): boolean {
  const targets: readonly string[] | undefined = ONLY_FOR[channel];
  return targets === undefined || target === undefined || target === UNKNOWN || targets.includes(target);
}

/** The channels that can carry this fix, in vocabulary order. */
export function usable(fix: FixForScripts): ChannelId[] {
  return CHANNELS.filter((id) => carry(fix, id) === 'yes');
}

/** The channel of the link, else the one that the answers suggest, else the first that works. */
function channelFor(link: Situation['link'], fix: FixForScripts): ChannelId {
  const works = usable(fix);
  const wanted = [
    ...CHANNELS.filter((id) => id === link.via),
    ...(FIRST_CHANNEL[link.answers.access ?? ''] ?? []),
    ...(link.answers.target === 'azure' ? (['run-command-portal'] as const) : []),
  ];
  return wanted.find((id) => works.includes(id) || id === 'none') ?? works[0] ?? 'none';
}

/** Reads the address of the page. */
export function readSituation(fix: FixForScripts, names: Names): Situation {
  const link = decode(location.hash, LINK_IDS);
  return { link, channel: channelFor(link, fix), names };
}

/** The fragment for a situation; names are not in it. */
export function fragmentOf({ link, channel }: Situation, revision: number): string {
  return encode(QUESTION_IDS, { ...link, via: channel, rev: revision, at: null });
}

/** The situation with one answer changed, or taken out. */
export function withOption(situation: Situation, question: QuestionId, option: string | null): Situation {
  const answers = { ...situation.link.answers, [question]: option ?? undefined };
  if (option === null) delete answers[question];
  return { ...situation, link: { ...situation.link, answers: answers as Situation['link']['answers'] } };
}

/** True if the address says more than the page itself. */
export const isTailored = ({ link }: Situation): boolean =>
  Object.keys(link.answers).length > 0 || link.via !== null || link.tried.length > 0;
