import type { RdpAnswers } from '../knowledge/vocabulary.ts';
import type { Finding } from './evidence.ts';

interface Phrase {
  /** Words as clients show them; blanks match any run of white space, also line breaks. */
  readonly text: RegExp;
  readonly answers: RdpAnswers;
}

/** Words of the usual clients, mostly English: other languages are read by their codes, which the internal error often lacks. */
const PHRASES: readonly Phrase[] = [
  { text: /encryption oracle remediation/i, answers: { symptom: 'sign-in' } },
  { text: /the function requested is not supported/i, answers: { symptom: 'sign-in' } },
  { text: /requires network level authentication/i, answers: { symptom: 'sign-in', nla: 'on' } },
  { text: /local security authority cannot be contacted/i, answers: { symptom: 'sign-in' } },
  { text: /(?:the )?logon attempt failed|your credentials did not work/i, answers: { symptom: 'sign-in' } },
  { text: /domain controller cannot be contacted/i, answers: { symptom: 'sign-in', nla: 'on', join: 'domain' } },
  { text: /an internal error (?:has )?occurred/i, answers: { symptom: 'internal-error' } },
  { text: /interner fehler|erreur interne|error interno|errore interno|interne fout|внутренняя ошибка|内部错误|内部エラー/i, answers: { symptom: 'internal-error' } },
  { text: /another console session/i, answers: { symptom: 'own-console' } },
  { text: /no remote desktop (?:licen[cs]e servers|client access licen[cs]es) available/i, answers: { symptom: 'licence' } },
  { text: /error in the licensing protocol|licensing protocol/i, answers: { symptom: 'licence' } },
  { text: /(?:expired or (?:is )?not yet valid|unexpected server authentication) ?certificate?/i, answers: { symptom: 'certificate' } },
  { text: /because of a security error/i, answers: { symptom: 'tls-error' } },
  { text: /ERRCONNECT_TLS_CONNECT_FAILED|tls connect failed/i, answers: { symptom: 'tls-error', client: 'third-party' } },
  { text: /because of (?:a protocol error|an error in data encryption)/i, answers: { symptom: 'protocol-error' } },
  { text: /remote desktop gateway server/i, answers: { route: 'gateway' } },
  { text: /remote desktop (?:can't|cannot) find the computer/i, answers: { symptom: 'unreachable' } },
  { text: /remote desktop (?:can't|cannot) connect to the remote computer for one of these reasons/i, answers: { symptom: 'unreachable' } },
  { text: /your remote desktop services session has ended/i, answers: { symptom: 'drops' } },
  { text: /this computer (?:can't|cannot|could not) connect to the remote computer/i, answers: { symptom: 'closed' } },
  { text: /\bremote desktop connection\b|\bmstsc(?:\.exe)?\b/i, answers: { client: 'mstsc' } },
  { text: /\bwindows app\b/i, answers: { client: 'windows-app' } },
  { text: /\b(?:x?freerdp3?|remmina|mremoteng|royal ts|guacd)\b/i, answers: { client: 'third-party' } },
];

const flexible = (pattern: RegExp): RegExp => new RegExp(pattern.source.replaceAll(' ', '\\s+'), pattern.flags);
const READY = PHRASES.map(({ text, answers }) => ({ text: flexible(text), answers }));

/** Typographic apostrophes become plain ones; the length stays, so offsets stay true. */
const plain = (text: string): string => text.replace(/[\u2018\u2019]/g, "'");

/**
 * What the words of a message say. Of phrases that answer the same question the first in the list
 * counts, because the list goes from the specific to the general.
 */
export function readPhrases(text: string): Finding[] {
  const searched = plain(text);
  const answered = new Set<string>();
  const findings: Finding[] = [];
  for (const { text: pattern, answers } of READY) {
    const match = pattern.exec(searched);
    if (!match) continue;
    const fresh = Object.fromEntries(Object.entries(answers).filter(([question]) => !answered.has(question)));
    Object.keys(answers).forEach((question) => answered.add(question));
    findings.push({ start: match.index, end: match.index + match[0].length, answers: fresh, strength: 'words' });
  }
  return findings;
}
