import type { Model } from '../types.ts';
import type { ModelRule } from './rule.ts';

/**
 * Every option that a person can choose points somewhere: at least one presentation lists it.
 * Of two options one may be left out, since the other one says it all.
 */
export const optionListed: ModelRule = {
  id: 'option-listed',
  checkModel: (model) =>
    model.questions.flatMap(({ id, options, baseRates }) =>
      baseRates === null || options.length <= 2
        ? []
        : options
            .filter((option) => !listed(model, id, option))
            .map((option) => ({
              where: ['questions', id, option],
              message: `no presentation says that ${id}=${option} occurs, so the answer points to no cause`,
              reproduce: `${id}=${option}`,
            })),
    ),
};

function listed(model: Model, question: string, option: string): boolean {
  return model.causes.some((cause) =>
    cause.presentations.some(({ frequencies }) => (frequencies[question]?.[option] ?? 0) > 0),
  );
}
