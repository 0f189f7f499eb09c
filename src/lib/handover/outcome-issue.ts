/** What a person found after a fix. */
export const OUTCOMES = ['worked', 'no-change', 'worse', 'script-failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  worked: 'It worked',
  'no-change': 'No change',
  worse: 'It made things worse',
  'script-failed': 'A script stopped with an error',
};

export interface OutcomeReport {
  readonly fix: string;
  readonly revision: number;
  readonly channel: string;
  readonly outcome: Outcome;
}

/**
 * The text of a report: ids and a result, no names, no addresses. It is shown to the person before
 * the link is opened, so that nothing is sent unseen.
 */
export function outcomeText({ fix, revision, channel, outcome }: OutcomeReport): string {
  return `fix: ${fix}\nrevision: ${revision}\nchannel: ${channel}\nresult: ${outcome}\n`;
}

/**
 * A link that opens a prefilled issue.
 * @param issuesUrl the address of the "new issue" page
 */
export function outcomeLink(issuesUrl: string, report: OutcomeReport): string {
  const url = new URL(issuesUrl);
  url.searchParams.set('title', `${report.fix}: ${report.outcome}`);
  url.searchParams.set('body', outcomeText(report));
  return url.href;
}
