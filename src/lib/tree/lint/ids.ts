import { LINK_KEYS } from '../decode.ts';
import { LINK_ID } from '../permalink.ts';
import type { Path } from '../references.ts';
import { NOT_COVERED, UNKNOWN, type Model } from '../types.ts';
import type { ModelRule, Report } from './rule.ts';

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Every id can stand in a permalink and means only one thing there. */
export const ids: ModelRule = {
  id: 'ids',
  checkModel: (model) => [
    ...all(model).flatMap(([where, id]) => (KEBAB.test(id) && LINK_ID.test(id) ? [] : [misshapen(where, id)])),
    ...reserved(model.questions, 'questions', LINK_KEYS),
    ...reserved(model.causes, 'causes', [NOT_COVERED]),
    ...model.questions
      .filter(({ options }) => options.includes(UNKNOWN))
      .map(({ id }) => ({ where: ['questions', id, UNKNOWN], message: `every question has "${UNKNOWN}" already` })),
  ],
};

function all(model: Model): [Path, string][] {
  return [
    ...model.questions.flatMap(({ id, options }): [Path, string][] => [
      [['questions', id], id],
      ...options.map((option): [Path, string] => [['questions', id, option], option]),
    ]),
    ...model.causes.map(({ id }): [Path, string] => [['causes', id], id]),
    ...model.fixes.map(({ id }): [Path, string] => [['fixes', id], id]),
  ];
}

function misshapen(where: Path, id: string): Report {
  return { where, message: `"${id}" must be 1 to 32 lower-case letters and digits, in parts joined by single hyphens` };
}

function reserved(items: readonly { readonly id: string }[], kind: string, taken: readonly string[]): Report[] {
  return items
    .filter(({ id }) => taken.includes(id))
    .map(({ id }) => ({ where: [kind, id], message: `"${id}" has a meaning of its own and cannot be used here` }));
}
