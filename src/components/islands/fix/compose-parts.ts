import texts from 'reconnect:frame';
import type { FixPageData } from '../../../lib/site/fix-page.ts';
import { compose, PARTS, type Composed, type Part, type Refused } from '../../../lib/scripts/index.ts';
import { QUESTION_IDS } from '../../../lib/knowledge/vocabulary.ts';
import type { Situation } from './situation.ts';

export type Composition = Readonly<Record<Part, Composed | Refused>>;

/** The permalink goes into the header of a script only on a site that knows its own address. */
function headerLink(link: string): string | undefined {
  return link.startsWith('https://') ? link : undefined;
}

/** All parts of a fix for a situation. */
export function composeAll(data: FixPageData, situation: Situation, link: string): Composition {
  const answers = Object.fromEntries(
    QUESTION_IDS.filter((id) => data.fix.uses.includes(id)).map((id) => [id, situation.link.answers[id] ?? 'unknown']),
  );
  const parts = PARTS.map((part) => [part, compose({
    ...texts, fix: data.fix, part, channel: situation.channel, answers, names: situation.names, fragments: data.fragments,
    version: data.version, date: data.date, permalink: headerLink(link),
  })] as const);
  return Object.fromEntries(parts) as unknown as Composition;
}
