import type { FixContent } from '../knowledge/schema/fix.ts';

/** What the texts for other people need to know of a fix: no scripts, no names. */
export type FixSummary = Pick<
  FixContent,
  | 'title' | 'summary' | 'kind' | 'runsOn' | 'minutes' | 'cutsSessions' | 'restart' | 'rights' | 'safety' | 'undo' | 'undoNote'
  | 'revision' | 'checked' | 'verify' | 'risks'
> & {
  readonly id: string;
  /** What it changes, in words. */
  readonly changes: readonly string[];
  /** How its scripts were tried, and what was not, in sentences; empty without scripts. */
  readonly tried: string;
};
