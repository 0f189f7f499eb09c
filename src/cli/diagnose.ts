/**
 * npm run -s diagnose -- [--paste FILE|-] [--tried fix,fix] [question=option ...]
 * npm run -s diagnose -- --cases FILE
 *
 * The site's engine and knowledge without a browser. Prints one JSON object, or one JSON line per case
 * and a line of totals. A bad id: exit code 2, with the valid ids on stderr.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { readEvidence } from '../lib/evidence/read-evidence.ts';
import type { Understood } from '../lib/evidence/evidence.ts';
import { evidenceKnowledge } from '../lib/evidence/from-knowledge.ts';
import { readLock, withdrawnFixes } from '../lib/knowledge/ids.ts';
import { loadKnowledge } from '../lib/knowledge/load.ts';
import { toModel } from '../lib/knowledge/model.ts';
import { QUESTION_IDS, QUESTIONS, type QuestionId, type RdpAnswers } from '../lib/knowledge/vocabulary.ts';
import { compile, nextQuestion, plan, shares, whyQuestion, type Engine, type State } from '../lib/tree/index.ts';
import { whyThisQuestion } from '../lib/wording/why-question.ts';
import { runCases } from './cases.ts';

type RdpState = State<typeof QUESTIONS>;

/** Something that the person at the keyboard can mend. */
class UsageError extends Error {}

function isQuestion(id: string): id is QuestionId {
  return (QUESTION_IDS as readonly string[]).includes(id);
}

function readAnswer(argument: string): [QuestionId, string] {
  const [question = '', option = ''] = argument.split('=');
  if (!isQuestion(question)) throw new UsageError(`no question "${question}"; there are: ${QUESTION_IDS.join(', ')}`);
  const options: readonly string[] = [...QUESTIONS[question], 'unknown'];
  if (!options.includes(option)) throw new UsageError(`no option "${option}" of ${question}; it has: ${options.join(', ')}`);
  return [question, option];
}

function readTried(list: string | undefined, known: readonly string[]): string[] {
  const tried = list ? list.split(',') : [];
  const wrong = tried.find((id) => !known.includes(id));
  if (wrong !== undefined) throw new UsageError(`no fix "${wrong}"; there are: ${known.join(', ')}`);
  return tried;
}

function understoodAnswers(understood: Understood): Partial<Record<QuestionId, string>> {
  return Object.fromEntries(Object.entries(understood.answers).map(([question, found]) => [question, found.option]));
}

const thousandths = (share: number): number => Math.round(share * 1000) / 1000;

function report(engine: Engine<typeof QUESTIONS>, state: RdpState, understood: Understood, short: (cause: string) => string) {
  const next = nextQuestion(engine, state);
  return {
    understood: {
      codes: understood.codes.map(({ space, value }) => ({ space, value })),
      answers: Object.fromEntries(
        Object.entries(understood.answers).map(([question, { option, line }]) => [question, { option, line }]),
      ),
      conflicts: understood.conflicts,
    },
    causes: shares(engine, state).map(({ cause, share }) => [cause, thousandths(share)]),
    plan: plan(engine, state).steps.map(({ fix, cures, safety }) => ({ fix, cures, safety })),
    next: next && { question: next.question, why: whyThisQuestion(whyQuestion(engine, state, next.question), short) },
  };
}

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { paste: { type: 'string' }, tried: { type: 'string' }, cases: { type: 'string' } },
  });
  const knowledge = loadKnowledge();
  const engine = compile(toModel(knowledge, withdrawnFixes(readLock())));
  const evidence = evidenceKnowledge(knowledge);
  if (values.cases !== undefined) {
    for (const line of runCases(readFileSync(values.cases, 'utf8'), engine, evidence)) console.log(JSON.stringify(line));
    return;
  }
  // File descriptor 0 is standard input.
  const pasted = values.paste === undefined ? '' : readFileSync(values.paste === '-' ? 0 : values.paste, 'utf8');
  const understood = readEvidence(pasted, evidence);
  const short = (id: string) => knowledge.causes.find((cause) => cause.id === id)?.short ?? 'something else';
  const explicit = Object.fromEntries(positionals.map(readAnswer));
  const answers = { ...understoodAnswers(understood), ...explicit } as RdpAnswers;
  const tried = readTried(values.tried, knowledge.fixes.map((fix) => fix.id));
  console.log(JSON.stringify(report(engine, { answers, tried }, understood, short)));
}

try {
  main();
} catch (error) {
  const expected = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
  console.error(expected || error instanceof Error ? (error as Error).message : error);
  process.exitCode = expected ? 2 : 1;
}
