import type { CauseModel, FixModel, Model, QuestionModel } from '../tree/index.ts';
import type { Cause, Fix, Knowledge, Question } from './knowledge.ts';
import type { Frequency } from './schema/shared.ts';
import { QUESTIONS, type QuestionId } from './vocabulary.ts';

/** The engine's model with this project's questions. */
export type RdpModel = Model<typeof QUESTIONS>;

/** The words of presentations and cures as percentages; finer steps were measured and change nothing. */
export const PERCENT: Readonly<Record<Frequency, number>> = {
  'almost-always': 95,
  usually: 80,
  half: 50,
  sometimes: 20,
  rarely: 5,
  never: 0,
};

/** The fix to fall back on when nothing fits: it collects evidence and changes nothing. */
export const FALLBACK_FIX = 'collect-evidence';

const percentages = (words: Readonly<Record<string, Frequency>>): Record<string, number> =>
  Object.fromEntries(Object.entries(words).map(([key, word]) => [key, PERCENT[word]]));

function questionModel(question: Question): QuestionModel<typeof QUESTIONS, QuestionId> {
  return {
    id: question.id,
    options: QUESTIONS[question.id],
    baseRates: question.baseRates ?? null,
    known: question.known,
    effort: question.effort,
    tailors: question.tailors,
  };
}

function causeModel(cause: Cause): CauseModel<typeof QUESTIONS> {
  return {
    id: cause.id,
    prior: cause.prior,
    near: Object.keys(cause.near),
    presentations: cause.presentations.map(({ share, answers }) => ({
      share,
      frequencies: Object.fromEntries(Object.entries(answers).map(([id, options]) => [id, percentages(options ?? {})])),
    })),
  };
}

/** Answers that change a fix's scripts, and where the machine is and how it can be reached: that decides how a script is sent. */
function usedAnswers(fix: Fix): readonly QuestionId[] {
  if (fix.kind !== 'scripted') return [];
  return fix.runsOn === 'target' ? [...new Set<QuestionId>([...fix.uses, 'target', 'access'])] : fix.uses;
}

/** Fixes that cure no cause are pages that others link to (a broken tool, say); no plan can contain them. */
const inPlans = (fix: Fix): boolean => Object.keys(fix.cures).length > 0 || fix.id === FALLBACK_FIX;

function fixModel(fix: Fix): FixModel<typeof QUESTIONS> {
  return {
    id: fix.id,
    kind: fix.kind,
    safety: fix.safety,
    minutes: fix.minutes,
    restart: fix.restart,
    cutsSessions: fix.cutsSessions,
    cures: percentages(fix.cures),
    uses: usedAnswers(fix),
    requires: fix.requires,
    when: fix.when as NonNullable<FixModel<typeof QUESTIONS>['when']>,
  };
}

/**
 * Content as the engine sees it: ids and numbers, no words.
 * @param withdrawn fixes that must not be proposed any more
 */
export function toModel(knowledge: Knowledge, withdrawn: readonly string[] = []): RdpModel {
  return {
    questions: knowledge.questions.map(questionModel),
    causes: knowledge.causes.map(causeModel),
    fixes: knowledge.fixes.filter((fix) => inPlans(fix) && !withdrawn.includes(fix.id)).map(fixModel),
    fallback: FALLBACK_FIX,
  };
}
