import { QUESTION_IDS, type QuestionId } from '../knowledge/vocabulary.ts';
import { readCodes } from './code-meanings.ts';
import { readEvents } from './events.ts';
import {
  STRENGTHS, type Conflict, type EvidenceKnowledge, type Finding, type Span, type Understood, type UnderstoodAnswer,
} from './evidence.ts';
import { findCodes } from './find-codes.ts';
import { readPhrases } from './phrases.ts';
import { findResults, readOutput } from './script-output.ts';

/** Longer pastes are cut: a whole event log would only slow the page down. */
const MAX_LENGTH = 40_000;

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** The findings that speak about one question, only the strongest kind. */
function strongest(findings: readonly Finding[], question: QuestionId): Finding[] {
  const about = findings.filter((finding) => finding.answers[question] !== undefined);
  const best = Math.max(...about.map((finding) => STRENGTHS.indexOf(finding.strength)));
  return about.filter((finding) => STRENGTHS.indexOf(finding.strength) === best);
}

/** Sorts spans and joins those that touch, so that a page can mark them in one pass. */
function joined(spans: readonly Span[]): Span[] {
  const result: { start: number; end: number }[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else result.push({ start: span.start, end: span.end });
  }
  return result;
}

/**
 * Reads what a person pasted: a client's message, the output of one of our scripts, event ids. Nothing is
 * sent anywhere. Contradictions of equal strength are reported, not decided.
 * @param pasted any text; only its first 40,000 characters are read
 */
export function readEvidence(pasted: string, knowledge: EvidenceKnowledge): Understood {
  const text = pasted.slice(0, MAX_LENGTH);
  const results = findResults(text);
  const codes = findCodes(text, knowledge.codes);
  const findings = [
    ...readCodes(codes, knowledge.codes),
    ...readPhrases(text),
    ...readEvents(text),
    ...readOutput(text, results, knowledge.results),
  ];
  const answers: Partial<Record<QuestionId, UnderstoodAnswer>> = {};
  const conflicts: Conflict[] = [];
  for (const question of QUESTION_IDS) {
    const candidates = strongest(findings, question);
    const options = [...new Set(candidates.map((finding) => finding.answers[question]))].filter((option) => option !== undefined);
    const first = candidates[0];
    if (first === undefined || options[0] === undefined) continue;
    if (options.length > 1) {
      conflicts.push({ question, options, lines: candidates.map(({ start }) => lineAt(text, start)) });
    } else {
      answers[question] = { option: options[0], line: lineAt(text, first.start), start: first.start, end: first.end };
    }
  }
  const useful = findings.filter((finding) => Object.keys(finding.answers).length > 0);
  return { codes, answers, conflicts, results, spans: joined([...codes, ...results, ...useful]) };
}
