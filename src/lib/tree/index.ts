/**
 * The engine: ranks causes, orders fixes, chooses questions and explains all three.
 * Pure functions over plain data; it knows nothing of the field it is used in.
 */

export * from './types.ts';
export * from './state.ts';
export { compile, compileChecked, ModelError, type Engine } from './compile.ts';
export { shares, type CauseShare } from './weigh.ts';
export { plan, type Plan, type PlanStep, PLAN_FLOOR, UNCOVERED_SHARE, DIAGNOSE_BELOW } from './plan.ts';
export { attemptCost } from './cost.ts';
export {
  nextQuestion,
  tailoringQuestions,
  type NextQuestion,
  STOP_SAVING,
} from './ask.ts';
export { effects, type OptionEffect } from './effects.ts';
export {
  explainCause,
  resembles,
  separates,
  type CauseExplanation,
  type AnswerEffect,
  type Separation,
} from './explain.ts';
export { whyQuestion, type Movement } from './why.ts';
export { inTens } from './tens.ts';
export { decisive } from './decisive.ts';
export { walk, type WalkLimits, type Situated, type Branch } from './walk.ts';
export { encode, LINK_ID, type Link } from './permalink.ts';
export { decode, type DecodedLink, type LinkIds, type LinkProblem } from './decode.ts';
export {
  compareWithLock,
  linkIdsOf,
  lockWith,
  resolveAlias,
  type IdLock,
  type PresentIds,
  type LockComparison,
  type LockProblem,
} from './ids.ts';
