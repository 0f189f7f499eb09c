import { sum } from '../rates.ts';
import type { Model } from '../types.ts';
import type { ModelRule, Report } from './rule.ts';

/** Percent to which the options of one question may add up. Words are coarse, so it is more than 100. */
export const LARGEST_SUM = 130;

/** Every cause has presentations, and their figures are possible. */
export const presentations: ModelRule = {
  id: 'presentations',
  checkModel: (model) => model.causes.flatMap(inCause),
};

function inCause({ id, presentations: given }: Model['causes'][number]): Report[] {
  const where = ['causes', id, 'presentations'];
  if (given.length === 0) return [{ where, message: `say how ${id} shows up; without it no answer can point there` }];
  return given.flatMap(({ share, frequencies }, at) => [
    ...(share > 0 ? [] : [{ where: [...where, at, 'share'], message: 'a share must be more than 0' }]),
    ...Object.entries(frequencies).flatMap(([question, options]) =>
      badFigures([...where, at, 'frequencies', question], Object.values(options ?? {})),
    ),
  ]);
}

function badFigures(where: Report['where'], percents: readonly (number | undefined)[]): Report[] {
  const figures = percents.map((percent) => percent ?? 0);
  if (figures.some((percent) => !(percent >= 0 && percent <= 100))) {
    return [{ where, message: 'figures are percent, 0 to 100' }];
  }
  const total = sum(figures);
  if (total <= LARGEST_SUM) return [];
  return [{ where, message: `the options add up to ${total} percent; only one can be the answer` }];
}
