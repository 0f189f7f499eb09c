import type { ModelRule } from './rule.ts';

/** Every option of a question that informs has a base rate, and every question that does not only tailors. */
export const baseRates: ModelRule = {
  id: 'base-rates',
  checkModel: (model) =>
    model.questions.flatMap(({ id, options, baseRates: rates, tailors }) => {
      const where = ['questions', id, 'baseRates'];
      if (rates === null) {
        return tailors ? [] : [{ where, message: `${id} has no base rates, so it can never change a conclusion` }];
      }
      return options
        .filter((option) => !((rates[option] ?? 0) > 0))
        .map((option) => ({
          where: [...where, option],
          message: `say how often "${option}" occurs among all cases; it needs more than 0`,
        }));
    }),
};
