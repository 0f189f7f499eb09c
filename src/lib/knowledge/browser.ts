import type { Cause, Fix, Knowledge } from './knowledge.ts';
import type { FixContent } from './schema/fix.ts';
import { FALLBACK_FIX } from './model.ts';
import type { QuestionId } from './vocabulary.ts';

/** Projections of the knowledge for scripts in the browser: only the fields that are shown there. */

export type ChipWords = Readonly<Record<QuestionId, { readonly chip: string; readonly options: Readonly<Record<string, string>> }>>;

export type PlanFix = Pick<FixContent, 'summary' | 'kind' | 'minutes' | 'cutsSessions' | 'restart' | 'safety' | 'confidence' | 'revision'>;

export interface PlanCause {
  /** The story of each presentation, in the model's order. */
  readonly stories: readonly string[];
  readonly who: string;
  readonly text: string;
  /** Causes that the questions hardly separate from this one -> what would. */
  readonly near: Readonly<Record<string, string>>;
}

export interface PlanWords {
  readonly fixes: Readonly<Record<string, PlanFix>>;
  readonly causes: Readonly<Record<string, PlanCause>>;
}

/** Names of answers, for chips. */
export function chipWords(knowledge: Knowledge): ChipWords {
  return Object.fromEntries(knowledge.questions.map((question) => [question.id, {
    chip: question.chip,
    options: Object.fromEntries(Object.entries(question.options).map(([id, { chip }]) => [id, chip])),
  }])) as ChipWords;
}

function planFix(fix: Fix): PlanFix {
  const { summary, kind, minutes, cutsSessions, restart, safety, confidence, revision } = fix;
  return { summary, kind, minutes, cutsSessions, restart, safety, confidence, revision };
}

function planCause(cause: Cause): PlanCause {
  return {
    stories: cause.presentations.map(({ story }) => story),
    who: cause.handover.who,
    text: cause.handover.text,
    near: cause.near,
  };
}

/** Words of the plan by id. */
export function planWords(knowledge: Knowledge): PlanWords {
  return {
    fixes: Object.fromEntries(knowledge.fixes.map((fix) => [fix.id, planFix(fix)])),
    causes: Object.fromEntries(knowledge.causes.map((cause) => [cause.id, planCause(cause)])),
  };
}

/** What a fix page says about a link, in words. */
export interface VerdictWords {
  /** The fix that collects evidence. */
  readonly fallback: string;
  readonly fixes: Readonly<Record<string, string>>;
  readonly causes: Readonly<Record<string, string>>;
  readonly questions: Readonly<Record<QuestionId, string>>;
}

export function verdictWords(knowledge: Knowledge): VerdictWords {
  return {
    fallback: FALLBACK_FIX,
    fixes: Object.fromEntries(knowledge.fixes.map(({ id, title }) => [id, title])),
    causes: Object.fromEntries(knowledge.causes.map(({ id, label }) => [id, label])),
    questions: Object.fromEntries(knowledge.questions.map(({ id, ask }) => [id, ask])) as VerdictWords['questions'],
  };
}
