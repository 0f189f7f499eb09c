import type { CauseContent } from '../knowledge/schema/cause.ts';

/** The stories of a cause, the most frequent first. */
export function typicalStories(cause: Pick<CauseContent, 'presentations'>, count = Infinity): string[] {
  return [...cause.presentations]
    .sort((a, b) => b.share - a.share)
    .slice(0, count)
    .map(({ story }) => story);
}
