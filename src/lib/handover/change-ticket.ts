import { duration, RESTART, SAFETY, UNDO } from '../site/words.ts';
import type { FixSummary } from './fix-summary.ts';

/** What a ticket adds to the fix itself. */
export interface TicketContext {
  /** The permalink, without names. */
  readonly link: string;
  /** How the script is sent, in words: "Azure portal, Run command". */
  readonly channel: string;
  /** Why this is believed to be the cause, one sentence each; empty without answers. */
  readonly reasons: readonly string[];
}

const DOWNTIME: Readonly<Record<FixSummary['cutsSessions'], string>> = {
  no: 'None expected.',
  may: 'Open Remote Desktop sessions may be cut; programs keep running and sessions can be rejoined.',
  yes: 'Open Remote Desktop sessions are cut; programs keep running and sessions can be rejoined.',
};

function downtime(fix: FixSummary): string {
  return fix.restart === 'machine' ? `The machine is restarted. ${DOWNTIME[fix.cutsSessions]}` : DOWNTIME[fix.cutsSessions];
}

const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

/**
 * A change ticket as plain text: what, why, risk, downtime, rollback, verification.
 * It names no machine and no person; the reader adds those in the tool where the ticket is kept.
 */
export function changeTicket(fix: FixSummary, context: TicketContext): string {
  const sections: readonly (readonly [string, string])[] = [
    ['Change', `${fix.title}\n${fix.summary}`],
    ['Why', context.reasons.length > 0 ? bullets(context.reasons) : 'Remote Desktop connections to this machine fail.'],
    ['What is changed', fix.changes.length > 0 ? bullets(fix.changes) : 'Nothing is changed by a script.'],
    ['How', `Sent by: ${context.channel}. Rights: ${fix.rights}. Takes ${duration(fix.minutes)}. Check and dry run come before the change.`],
    ['Risk', `${bullets(fix.risks)}\n- Class: ${SAFETY[fix.safety].word}`],
    ['Downtime', `${downtime(fix)} Restart: ${RESTART[fix.restart].word}.`],
    ['Rollback', `Undo: ${UNDO[fix.undo].word}. ${fix.undoNote}`],
    ['Verification', fix.verify],
    ['To fill in', 'Computer:\nDate and time:\nDone by:'],
    ['Source', `${context.link}\nRevision ${fix.revision}, last checked ${fix.checked.date} (${fix.checked.how}). ${fix.tried}`.trimEnd()],
  ];
  return sections.map(([title, text]) => `${title.toUpperCase()}\n${text}`).join('\n\n');
}
