import { z } from 'zod';
import type { EvidenceKnowledge } from '../lib/evidence/evidence.ts';
import { readEvidence } from '../lib/evidence/read-evidence.ts';
import { answers } from '../lib/knowledge/schema/shared.ts';
import type { QuestionId, QUESTIONS, RdpAnswers } from '../lib/knowledge/vocabulary.ts';
import { nextQuestion, NOT_COVERED, plan, shares, UNKNOWN, type Engine, type State } from '../lib/tree/index.ts';

type RdpEngine = Engine<typeof QUESTIONS>;
type RdpState = State<typeof QUESTIONS>;

const caseFile = z.object({
  cases: z.array(
    z.object({
      id: z.string(),
      strict: z.boolean(),
      error: z.string().nullish(),
      answers,
      causes: z.array(z.string()),
    }),
  ),
});
type Case = z.infer<typeof caseFile>['cases'][number];

interface Conclusion {
  /** Best first. */
  readonly causes: readonly string[];
  readonly fixes: readonly string[];
}

function conclude(engine: RdpEngine, state: RdpState): Conclusion {
  return {
    causes: shares(engine, state).map(({ cause }) => cause),
    fixes: plan(engine, state).steps.map(({ fix }) => fix),
  };
}

function pastedAnswers(text: string | null | undefined, evidence: EvidenceKnowledge): Partial<Record<QuestionId, string>> {
  const understood = readEvidence(text ?? '', evidence);
  return Object.fromEntries(Object.entries(understood.answers).map(([question, found]) => [question, found.option]));
}

/** Starts from the pasted error, or the symptom, or nothing; asks as the site does until it would stop. */
function guide(engine: RdpEngine, case_: Case, evidence: EvidenceKnowledge): Conclusion & { asked: QuestionId[] } {
  const start = case_.error
    ? pastedAnswers(case_.error, evidence)
    : case_.answers.symptom === undefined ? {} : { symptom: case_.answers.symptom };
  let state: RdpState = { answers: start as RdpAnswers, tried: [] };
  const asked: QuestionId[] = [];
  for (let next = nextQuestion(engine, state); next; next = nextQuestion(engine, state)) {
    asked.push(next.question);
    const answer = case_.answers[next.question] ?? UNKNOWN;
    state = { ...state, answers: { ...state.answers, [next.question]: answer } };
  }
  return { ...conclude(engine, state), asked };
}

/** Place of the first right cause; `not-covered` keeps its place and is never right. */
function placeOf(causes: readonly string[], right: readonly string[]): number {
  const place = causes.findIndex((cause) => cause !== NOT_COVERED && right.includes(cause));
  return place < 0 ? Number.POSITIVE_INFINITY : place;
}

function hits(places: readonly number[]): { top1: number; top3: number } {
  return { top1: places.filter((place) => place < 1).length, top3: places.filter((place) => place < 3).length };
}

/**
 * Runs a file of real cases: once with everything that its reporter said, once asking as the site asks.
 * The causes that count as right are read for scoring only.
 * @param json text shaped as {cases: [{id, strict, error, answers, causes}]}
 * @returns one line per case, then the totals over the strict ones
 */
export function runCases(json: string, engine: RdpEngine, evidence: EvidenceKnowledge): object[] {
  const { cases } = caseFile.parse(JSON.parse(json));
  const lines = cases.map((case_) => {
    const answers = { ...pastedAnswers(case_.error, evidence), ...case_.answers } as RdpAnswers;
    return { case: case_.id, given: conclude(engine, { answers, tried: [] }), guided: guide(engine, case_, evidence) };
  });
  const strict = lines.map((line, index) => ({ line, case_: cases[index] as Case })).filter(({ case_ }) => case_.strict);
  const asked = strict.reduce((sum, { line }) => sum + line.guided.asked.length, 0);
  const totals = {
    cases: cases.length,
    strict: strict.length,
    given: hits(strict.map(({ line, case_ }) => placeOf(line.given.causes, case_.causes))),
    guided: {
      ...hits(strict.map(({ line, case_ }) => placeOf(line.guided.causes, case_.causes))),
      questions: strict.length === 0 ? 0 : Math.round((asked / strict.length) * 100) / 100,
    },
  };
  return [...lines, totals];
}
