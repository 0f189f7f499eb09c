import type { ModelRule } from './rule.ts';

/** Every cause has something to do about it: a fix, or somebody to ask. */
export const causeHasFix: ModelRule = {
  id: 'cause-has-fix',
  checkModel: (model) =>
    model.causes
      .filter(({ id }) => !model.fixes.some(({ cures }) => (cures[id] ?? 0) > 0))
      .map(({ id }) => ({ where: ['causes', id], message: `no fix and no escalation cures ${id}` })),
};
