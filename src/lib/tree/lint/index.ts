/** The linter: what is wrong with a model although every id in it exists. One rule per file. */

import { compile } from '../compile.ts';
import type { Model } from '../types.ts';
import { baseRates } from './base-rates.ts';
import { causeHasFix } from './cause-has-fix.ts';
import { causesDistinct } from './causes-distinct.ts';
import { deadEnd } from './dead-end.ts';
import { fixReachable } from './fix-reachable.ts';
import { ids } from './ids.ts';
import { optionListed } from './option-listed.ts';
import { presentations } from './presentations.ts';
import { priors } from './priors.ts';
import { questionDecisive } from './question-decisive.ts';
import { references } from './references.ts';
import { requires } from './requires.ts';
import { Subject, type Finding, type Rule } from './rule.ts';
import { unknownSafe } from './unknown-safe.ts';
import { unwrittenRatio } from './unwritten-ratio.ts';

export type { Finding } from './rule.ts';

/** All rules, in the order in which their findings are listed. */
export const RULES: readonly Rule[] = [
  references,
  ids,
  baseRates,
  priors,
  presentations,
  requires,
  optionListed,
  unwrittenRatio,
  causeHasFix,
  fixReachable,
  questionDecisive,
  causesDistinct,
  unknownSafe,
  deadEnd,
];

/**
 * Everything that the rules find. A model whose references are broken cannot be compiled; then only
 * the rules that read the plain model speak.
 */
export function lint(model: Model, rules: readonly Rule[] = RULES): readonly Finding[] {
  const broken = references.checkModel(model).length > 0;
  const subject = broken ? null : new Subject(compile(model));
  return rules.flatMap((rule) => {
    const reports = 'checkModel' in rule ? rule.checkModel(model) : subject === null ? [] : rule.checkEngine(subject);
    return reports.map((report) => ({ rule: rule.id, ...report }));
  });
}
