import type { FixSummary } from './fix-summary.ts';

/** Before anything is cut or lowered, in the words of the person who asks. */
function warning(fix: FixSummary): string {
  if (fix.restart === 'machine') return 'The computer will be restarted. Please save your work first.\n';
  if (fix.cutsSessions !== 'no') return 'People who are connected from afar may be cut off for a minute. Nothing of theirs is lost.\n';
  return '';
}

const OPEN_CONSOLE = `1. Press the Windows key, type: powershell
2. Right-click "Windows PowerShell" and choose "Run as administrator". Say Yes. If you are asked for a
   password that you do not have, stop here and tell me.`;

/**
 * Half a page for the person who sits at the machine and need not know what Remote Desktop is.
 * @param link the permalink; it opens the scripts that are meant
 */
export function atTheMachine(fix: FixSummary, link: string): string {
  const opening = `Hello,

I cannot reach the computer from here. Could you please do this at its keyboard? It takes about ${fix.minutes} minutes.
${warning(fix)}`;
  if (fix.kind !== 'scripted') {
    return `${opening}
1. On that computer or on your phone, open
   ${link}
2. Follow the steps on the page: "${fix.title}".
3. Tell me what you saw.

Thank you.`;
  }
  return `${opening}
${OPEN_CONSOLE}
3. Open this page in a browser:
   ${link}
4. Press Copy at step 1, "check". Paste it into the blue or black window (right-click pastes) and press Enter.
   It only looks; it changes nothing.
5. Send me its last line. It begins with RECONNECT.

Please do not run the other steps before I have answered.

Thank you.`;
}
