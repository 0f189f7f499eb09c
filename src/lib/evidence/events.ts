import type { OptionId } from '../knowledge/vocabulary.ts';
import type { Finding } from './evidence.ts';

/**
 * Event ids and what they answer, in the order of the question: the first kind found is the answer.
 * Small numbers are taken only next to the name of their source, because they are common.
 */
const EVENTS: readonly { readonly option: OptionId<'event'>; readonly source?: RegExp; readonly ids: readonly number[] }[] = [
  { option: 'key-access', ids: [36869, 36870, 36872] },
  { option: 'key-access', source: /RemoteConnectionManager/i, ids: [1050, 1051, 1052, 1053, 1054, 1055, 1057, 1058, 1059, 1062, 1063, 1065] },
  { option: 'tls-mismatch', ids: [36871, 36874, 36888] },
  { option: 'logon-failure', ids: [4625, 4771] },
  { option: 'logon-failure', source: /RdpCoreTS/i, ids: [140] },
  { option: 'service', source: /Service Control Manager/i, ids: [7000, 7001, 7009, 7011, 7022, 7023, 7024, 7031, 7034] },
  { option: 'licensing', source: /Licens|RemoteConnectionManager/i, ids: [1003, 1004, 1128, 1130] },
  { option: 'broker', source: /SessionBroker|Connection Broker/i, ids: [1296, 1306, 2056] },
  { option: 'protocol', source: /TermDD/i, ids: [50, 56] },
];

const SOURCE_DISTANCE = 120;
/** From this number on, "event 1058" is enough without the name of its source. */
const TELLING = 1050;

function nearby(text: string, source: RegExp, index: number): boolean {
  return source.test(text.slice(Math.max(0, index - SOURCE_DISTANCE), index + SOURCE_DISTANCE));
}

/** What event ids in the text say; at most one finding, because one answer is asked. */
export function readEvents(text: string): Finding[] {
  for (const { option, source, ids } of EVENTS) {
    const number = new RegExp(`(?<![\\w.])(?:${ids.join('|')})(?![\\w])`, 'g');
    for (const match of text.matchAll(number)) {
      const labelled = /\b(?:event|schannel|id)\b[^0-9]{0,24}$/i.test(text.slice(Math.max(0, match.index - 40), match.index));
      const named = source !== undefined && nearby(text, source, match.index);
      const telling = labelled && (source === undefined || Number(match[0]) >= TELLING);
      if (!named && !telling) continue;
      return [{ start: match.index, end: match.index + match[0].length, answers: { event: option }, strength: 'measurement' }];
    }
  }
  return [];
}
