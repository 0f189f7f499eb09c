import type { Model } from '../types.ts';
import type { ModelRule } from './rule.ts';

/** Every fix can stand in a plan: it cures something, another one requires it, or it is the fallback. */
export const fixReachable: ModelRule = {
  id: 'fix-reachable',
  checkModel: (model) =>
    model.fixes
      .filter((fix) => !reachable(model, fix))
      .map(({ id }) => ({
        where: ['fixes', id, 'cures'],
        message: `${id} cures nothing and no fix requires it, so no plan can contain it`,
      })),
};

function reachable(model: Model, { id, cures }: Model['fixes'][number]): boolean {
  const curesSomething = Object.values(cures).some((percent) => percent > 0);
  return curesSomething || id === model.fallback || model.fixes.some(({ requires }) => requires.includes(id));
}
