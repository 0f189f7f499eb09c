import type { EvidenceKnowledge } from './evidence.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { RdpAnswers } from '../knowledge/vocabulary.ts';

/** What reading pasted text needs to know: what each code and each result of a check says. */
export function evidenceKnowledge(knowledge: Knowledge): EvidenceKnowledge {
  return {
    codes: knowledge.codes.map(({ space, value, answers }) => ({ space, value, answers: answers as RdpAnswers })),
    results: knowledge.fixes.flatMap((fix) =>
      fix.kind !== 'scripted'
        ? []
        : Object.entries(fix.codes).map(([code, { answers }]) => ({ fix: fix.id, code, answers: answers as RdpAnswers })),
    ),
  };
}
