import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EvidenceKnowledge } from '../../../src/lib/evidence/evidence.ts';
import { readEvidence } from '../../../src/lib/evidence/read-evidence.ts';

const KNOWLEDGE: EvidenceKnowledge = {
  codes: [
    { space: 'main', value: '0x904', answers: { symptom: 'closed' } },
    { space: 'main', value: '0x204', answers: { symptom: 'unreachable' } },
    { space: 'main', value: '0x1807', answers: { symptom: 'sign-in' } },
    { space: 'extended', value: '0x7', answers: {} },
    { space: 'extended', value: '0x0', answers: {} },
  ],
  results: [{ fix: 'renew-rdp-certificate', code: 'expired', answers: { event: 'key-access' } }],
};

const read = (text: string) => readEvidence(text, KNOWLEDGE);
const codesOf = (text: string) => read(text).codes.map(({ space, value }) => `${space} ${value}`);

const DIALOG = `[Window Title]
Remote Desktop Connection

[Content]
This computer can't connect to the remote computer.

Try connecting again. If the problem continues, contact the owner of the remote computer or your network administrator.

[^] Hide details  [OK]

[Expanded Information]
Error code: 0x904
Extended error code: 0x7
Timestamp (UTC): 11/21/26 07:18:47 AM`;

describe('codes in a pasted message', () => {
  it.each([
    ['the whole dialog', DIALOG],
    ['without line breaks and blanks between the lines', DIALOG.replaceAll('\n', '')],
    ['the extended code first', 'Extended error code: 0x7\nError code: 0x904'],
    ['decimal', 'Error code: 2308, extended error code: 7'],
    ['upper case', 'ERROR CODE: 0X904 EXTENDED ERROR CODE: 0X7'],
    ['as a pair', 'mstsc says 0x904 / 0x7 since this morning'],
    ['in German', 'Fehlercode: 0x904\nErweiterter Fehlercode: 0x7'],
    ['in French', "Code d'erreur : 0x904 Code d'erreur étendu : 0x7"],
  ])('are read from %s', (_, text) => {
    expect(codesOf(text).sort()).toEqual(['extended 0x7', 'main 0x904']);
    expect(read(text).answers.symptom?.option).toBe('closed');
  });

  it('are not made of times, dates, addresses or versions', () => {
    expect(codesOf('10.0.0.4:3389 at 07:18:47 on 11/21/26, version 10.0.26100.2308, code name 7')).toEqual([]);
  });

  it('keep the two number spaces apart', () => {
    expect(codesOf('Error code: 0x7')).toEqual(['main 0x7']);
  });
});

describe('answers', () => {
  it('follow the pair, not the main code alone', () => {
    expect(read('Error code: 0x904\nExtended error code: 0x0').answers.symptom?.option).toBe('drops');
  });

  it('follow a licence code although the socket was closed', () => {
    expect(read('Error code: 0x904\nExtended error code: 0x10a').answers.symptom?.option).toBe('licence');
  });

  it('name the line they were read from', () => {
    expect(read(DIALOG).answers.symptom?.line).toBe(12);
    expect(read(DIALOG).answers.client).toMatchObject({ option: 'mstsc', line: 2 });
  });

  it('come from words where there is no code, also with typographic apostrophes and broken lines', () => {
    expect(read('This computer can\u2019t connect to\nthe remote computer.').answers.symptom?.option).toBe('closed');
    expect(read('This could be due to CredSSP encryption oracle remediation.').answers.symptom?.option).toBe('sign-in');
  });

  it('are left open when two messages of equal weight contradict each other', () => {
    const understood = read('Error code: 0x904\n...\nError code: 0x204');
    expect(understood.answers.symptom).toBeUndefined();
    expect(understood.conflicts).toEqual([{ question: 'symptom', options: ['closed', 'unreachable'], lines: [1, 3] }]);
  });

  it('are read from the handshake test', () => {
    expect(read('Certificate of CN=x\nRECONNECT probe cert-expired').answers).toMatchObject({
      port: { option: 'open' }, probe: { option: 'cert-expired', line: 2 },
    });
    expect(read('RECONNECT probe port-closed').answers).toMatchObject({ port: { option: 'closed' } });
    expect(read('RECONNECT probe nonsense').answers).toEqual({});
  });

  it('are read from the last line of a script', () => {
    const understood = read('...\nRECONNECT 1 renew-rdp-certificate check fault expired until=2026-11-14');
    expect(understood.answers.event?.option).toBe('key-access');
    expect(understood.results[0]).toMatchObject({ fix: 'renew-rdp-certificate', part: 'check', result: 'fault', code: 'expired' });
  });

  it('are read from event ids, and small ids only beside their source', () => {
    expect(read('Event ID: 36870 Source: Schannel').answers.event?.option).toBe('key-access');
    expect(read('TermDD 56').answers.event?.option).toBe('protocol');
    expect(read('there were 56 of them').answers.event).toBeUndefined();
  });
});

describe('two errors in one text', () => {
  it('are paired each with its own extended code, and contradict each other', () => {
    const understood = read('Error code: 0x904\nExtended error code: 0x7\n\nError code: 0x204\nExtended error code: 0x0');
    expect(understood.conflicts).toEqual([{ question: 'symptom', options: ['closed', 'unreachable'], lines: [1, 4] }]);
  });

  it('in German are read by their words where there is no code', () => {
    expect(read('In der Remotedesktopverbindung ist ein interner Fehler aufgetreten.').answers.symptom?.option).toBe('internal-error');
  });

  it('of an event log are read with the word event alone', () => {
    expect(read('Event ID 1058').answers.event?.option).toBe('key-access');
  });
});

describe('any text', () => {
  it('is read without error, and spans are in order and inside', () => {
    const pieces = fc.constantFrom('Error code: ', '0x904', '0x7', 'Extended error code: ', '\n', ' / ', 'mstsc', 'RECONNECT 1 ', 'é', '2308');
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string())), (parts) => {
        const text = parts.join('');
        const { spans } = read(text);
        let end = 0;
        for (const span of spans) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          end = span.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
