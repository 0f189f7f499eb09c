import { SAFETY_TIER } from '../cost.ts';
import type { FixModel, Model } from '../types.ts';
import type { ModelRule, Report } from './rule.ts';

/** What a fix requires can be done before it: no circles, and nothing more dangerous than itself. */
export const requires: ModelRule = {
  id: 'requires',
  checkModel: (model) => model.fixes.flatMap((fix) => [...circle(model, fix), ...riskier(model, fix)]),
};

function circle(model: Model, fix: FixModel): Report[] {
  if (!needs(model, fix.id, fix.id, new Set())) return [];
  return [{ where: ['fixes', fix.id, 'requires'], message: `${fix.id} requires itself, directly or through others` }];
}

function needs(model: Model, from: string, target: string, seen: Set<string>): boolean {
  const next = model.fixes.find(({ id }) => id === from)?.requires ?? [];
  return next.some((id) => {
    if (id === target) return true;
    if (seen.has(id)) return false;
    seen.add(id);
    return needs(model, id, target, seen);
  });
}

function riskier(model: Model, fix: FixModel): Report[] {
  return fix.requires.flatMap((id) => {
    const needed = model.fixes.find((other) => other.id === id);
    if (!needed || SAFETY_TIER[needed.safety] <= SAFETY_TIER[fix.safety]) return [];
    const message = `${fix.id} is ${fix.safety} but requires ${id}, which is ${needed.safety}`;
    return [{ where: ['fixes', fix.id, 'requires', id], message }];
  });
}
