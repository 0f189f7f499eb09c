import { describe, expect, it } from 'vitest';
import { atTheMachine } from '../../../src/lib/handover/at-the-machine.ts';
import { changeTicket } from '../../../src/lib/handover/change-ticket.ts';
import type { FixSummary } from '../../../src/lib/handover/fix-summary.ts';
import { outcomeLink } from '../../../src/lib/handover/outcome-issue.ts';

const FIX: FixSummary = {
  id: 'allow-tls12', title: 'Allow TLS 1.2', summary: 'Turns TLS 1.2 back on.', kind: 'scripted', runsOn: 'target', minutes: 5,
  cutsSessions: 'may', restart: 'service', rights: 'Administrator', safety: 'reversible', undo: 'journal',
  undoNote: 'Everything comes back.', revision: 3, checked: { date: '2026-11-21', how: 'from documents' }, tried: 'Executed by nobody.',
  verify: 'A handshake test reports tls-ok.', risks: ['Other programs see TLS 1.2 too.'], changes: ['two registry values'],
};
const LINK = 'https://example.org/fix/allow-tls12/#target=azure';

describe('the change ticket', () => {
  const ticket = changeTicket(FIX, { link: LINK, channel: 'Azure portal, Run command', reasons: ['Event 36871 was found.'] });

  it.each(['CHANGE', 'WHY', 'WHAT IS CHANGED', 'RISK', 'DOWNTIME', 'ROLLBACK', 'VERIFICATION'])('has the section %s', (title) => {
    expect(ticket).toContain(`${title}\n`);
  });

  it('says what a change board asks', () => {
    expect(ticket).toContain('Event 36871 was found.');
    expect(ticket).toContain('- two registry values');
    expect(ticket).toContain('sessions may be cut');
    expect(ticket).toContain('Everything comes back.');
    expect(ticket).toContain('Revision 3');
    expect(ticket).toContain('Executed by nobody.');
  });
});

describe('the half page for the person at the machine', () => {
  it('warns, opens PowerShell, asks for the check only and for its last line', () => {
    const text = atTheMachine(FIX, LINK);
    expect(text).toContain('may be cut off');
    expect(text).toContain('Run as administrator');
    expect(text).toContain(LINK);
    expect(text).toContain('RECONNECT');
    expect(text).not.toContain('apply');
  });

  it('does not speak of PowerShell where there is no script', () => {
    expect(atTheMachine({ ...FIX, kind: 'by-hand' }, LINK)).not.toContain('powershell');
  });
});

describe('the report of an outcome', () => {
  it('carries fix, revision, channel and result, and nothing else', () => {
    const link = new URL(outcomeLink('https://example.org/issues/new', { fix: FIX.id, revision: 3, channel: 'console', outcome: 'worked' }));
    expect([...link.searchParams.keys()]).toEqual(['title', 'body']);
    expect(link.searchParams.get('body')).toBe('fix: allow-tls12\nrevision: 3\nchannel: console\nresult: worked\n');
  });
});
