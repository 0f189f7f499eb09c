import { nextQuestion } from './ask.ts';
import type { Engine } from './compile.ts';
import { effects } from './effects.ts';
import { encode } from './permalink.ts';
import { plan } from './plan.ts';
import { UNKNOWN, type Answers, type State } from './types.ts';
import { leader, situate } from './weigh.ts';

export interface WalkLimits {
  /** Questions asked at most. */
  readonly depth: number;
  /** Situations that fewer people than this part reach (0 to 1) are cut off. */
  readonly least: number;
}

/** One way out of a situation. */
export interface Branch {
  /** An option of the question, or `unknown`. */
  readonly option: string;
  /** Part of all people who come this way, 0 to 1. */
  readonly chance: number;
  /** Key of the situation it leads to; null if the tree is cut here. */
  readonly leadsTo: string | null;
}

/** A situation: some questions asked, in whatever order. */
export interface Situated {
  /** The answers as the fragment of a permalink; empty at the start. */
  readonly key: string;
  readonly answers: Answers;
  /** Part of all people who come here, 0 to 1. */
  readonly chance: number;
  /** The question that comes next, or null if asking more would not help. */
  readonly question: string | null;
  /** Most likely cause. */
  readonly cause: string;
  /** First step of the plan. */
  readonly fix: string;
  /** Empty if there is no question. */
  readonly branches: readonly Branch[];
}

/**
 * Asks every question that the engine would ask and follows every answer, `unknown` included. Equal
 * situations are merged. The start comes first, then all situations with one answer, and so on.
 */
export function walk(engine: Engine, limits: WalkLimits): readonly Situated[] {
  const order = engine.model.questions.map(({ id }) => id);
  const found: Situated[] = [];
  let level = new Map([['', { answers: {} as Answers, chance: 1 }]]);
  for (let depth = 0; level.size > 0; depth += 1) {
    const next: typeof level = new Map();
    for (const [key, { answers, chance }] of level) {
      const situated = look(engine, order, key, answers, chance, depth < limits.depth ? limits.least : Infinity);
      found.push(situated);
      for (const branch of situated.branches) {
        if (branch.leadsTo === null) continue;
        const known = next.get(branch.leadsTo);
        const after = { ...answers, [situated.question!]: branch.option };
        next.set(branch.leadsTo, { answers: after, chance: (known?.chance ?? 0) + branch.chance });
      }
    }
    level = next;
  }
  return found;
}

function look(
  engine: Engine,
  order: readonly string[],
  key: string,
  answers: Answers,
  chance: number,
  least: number,
): Situated {
  const state: State = { answers, tried: [] };
  const next = nextQuestion(engine, state);
  const known = engine.model.questions.find(({ id }) => id === next?.question)?.known ?? 0;
  const answered = next === null ? [] : effects(engine, state, next.question);
  const ways = answered.map(({ option, chance: part }) => ({ option, chance: part * known }));
  const all = next === null ? [] : [...ways, { option: UNKNOWN, chance: 1 - known }];
  return {
    key,
    answers,
    chance,
    question: next?.question ?? null,
    cause: engine.tables.causes[leader(engine.tables, situate(engine, state).causes)]!,
    fix: plan(engine, state).steps[0].fix,
    branches: all.map((way) => ({
      option: way.option,
      chance: chance * way.chance,
      leadsTo:
        chance * way.chance < least
          ? null
          : encode(order, { answers: { ...answers, [next!.question]: way.option } }),
    })),
  };
}
