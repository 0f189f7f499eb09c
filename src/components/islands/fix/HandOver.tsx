import { useState } from 'preact/hooks';
import { atTheMachine } from '../../../lib/handover/at-the-machine.ts';
import { changeTicket } from '../../../lib/handover/change-ticket.ts';
import { OUTCOME_WORDS, OUTCOMES, outcomeLink, outcomeText, type Outcome } from '../../../lib/handover/outcome-issue.ts';
import type { FixPageData } from '../../../lib/site/fix-page.ts';
import { QUESTION_IDS } from '../../../lib/knowledge/vocabulary.ts';
import { href } from '../../../lib/site/paths.ts';
import { encode } from '../../../lib/tree/permalink.ts';
import chips from 'reconnect:chips';
import { CopyText } from '../CopyText.tsx';
import { linkOf } from './FixApp.tsx';
import { channelWords } from './page.ts';
import { withOption, type Situation } from './situation.ts';

interface Props {
  readonly data: FixPageData;
  readonly situation: Situation;
}

/** The answers of the link as reasons, in the words of the chips. */
function reasons(situation: Situation): string[] {
  const { answers } = situation.link;
  return QUESTION_IDS.flatMap((id) => {
    const name = chips[id].options[answers[id] ?? ''];
    return name ? [`${chips[id].chip}: ${name}`] : [];
  });
}

/** The person at the machine sits at its keyboard, whatever way the sender has. */
function atKeyboard(situation: Situation): Situation {
  return { ...withOption(situation, 'access', null), channel: 'console' };
}

/** The plan again, with this fix among those that were tried. */
function nextPlan(data: FixPageData, { link }: Situation): string {
  const tried = [...link.tried.filter((id) => id !== data.fix.id), data.fix.id];
  return `${href('/troubleshoot/')}#${encode(QUESTION_IDS, { answers: link.answers, tried, at: 'plan' })}`;
}

function Report({ data, situation }: Props) {
  const [outcome, setOutcome] = useState<Outcome>();
  const report = outcome && { fix: data.fix.id, revision: data.fix.revision, channel: situation.channel, outcome };
  return (
    <div class="stack">
      <p>Did it work? Your answer helps the next person. It carries the fix, its revision, the way it was sent and the result; no names.</p>
      <p class="acts">
        {OUTCOMES.map((id) => (
          <button class="btn" type="button" key={id} aria-pressed={id === outcome} onClick={() => setOutcome(id)}>{OUTCOME_WORDS[id]}</button>
        ))}
      </p>
      {report && (
        <div class="stack" role="status">
          <p>This is all that will be sent:</p>
          <pre tabIndex={0} role="group" aria-label="The report">{outcomeText(report)}</pre>
          {data.issuesUrl === '' ? (
            <p class="quiet">This copy of the site has no place to report to. Copy the text and send it to whoever runs it.</p>
          ) : (
            <p><a class="btn" href={outcomeLink(data.issuesUrl, report)} rel="noreferrer">Open the prefilled report</a></p>
          )}
          {outcome === 'no-change' && <p><a class="btn" href={nextPlan(data, situation)}>Show what to try next</a></p>}
        </div>
      )}
    </div>
  );
}

/** Texts for other people, and the report of an outcome. */
export function HandOver({ data, situation }: Props) {
  const link = linkOf(data, situation);
  const channel = data.summary.kind === 'scripted' ? channelWords(situation.channel).title : 'by hand';
  return (
    <section class="band" aria-labelledby="handover-title">
      <h2 id="handover-title">Hand over, report</h2>
      <div class="stack">
        <details class="fold">
          <summary>Copy as change ticket</summary>
          <div class="fold-body"><CopyText id="change-ticket" label="What, why, risk, downtime, rollback, verification" text={changeTicket(data.summary, { link, channel, reasons: reasons(situation) })} /></div>
        </details>
        {data.summary.runsOn === 'target' && (
          <details class="fold">
            <summary>Half a page for the person at the machine</summary>
            <div class="fold-body"><CopyText id="half-page" label="Text to send" text={atTheMachine(data.summary, linkOf(data, atKeyboard(situation)))} /></div>
          </details>
        )}
        <Report data={data} situation={situation} />
      </div>
    </section>
  );
}
