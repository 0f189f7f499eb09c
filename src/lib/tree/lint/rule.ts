import type { Engine } from '../compile.ts';
import { encode } from '../permalink.ts';
import type { Path } from '../references.ts';
import type { Answers, Model } from '../types.ts';
import { walk, type Situated } from '../walk.ts';

/** How far the linter follows the questions; deeper situations repeat what these show. */
export const LINT_WALK = { depth: 3, least: 0.004 } as const;

/** Something in a model that is wrong, or that nobody can have meant. */
export interface Finding {
  /** Id of the rule. */
  readonly rule: string;
  /** Where in the model, as keys and ids from the outside in: `causes`, cause id, `presentations`, index ... */
  readonly where: Path;
  /** What is wrong and what to do, in a sentence or two. */
  readonly message: string;
  /** Fragment of a permalink that shows it, as short as possible. */
  readonly reproduce?: string;
}

/** What a rule reports; the linter adds the rule's id. */
export type Report = Omit<Finding, 'rule'>;

/** A rule that only reads the model. It also runs on models that cannot be compiled. */
export interface ModelRule {
  readonly id: string;
  readonly checkModel: (model: Model) => readonly Report[];
}

/** A rule that asks the engine. */
export interface EngineRule {
  readonly id: string;
  readonly checkEngine: (subject: Subject) => readonly Report[];
}

export type Rule = ModelRule | EngineRule;

/** The engine under inspection, with the situations that the questions lead to. */
export class Subject {
  readonly engine: Engine;
  readonly model: Model;
  private walked: readonly Situated[] | null = null;

  constructor(engine: Engine) {
    this.engine = engine;
    this.model = engine.model;
  }

  /** Situations, fewest answers first. Walked on first use. */
  situations(): readonly Situated[] {
    this.walked ??= walk(this.engine, LINT_WALK);
    return this.walked;
  }

  /** The fragment of a permalink with these answers. */
  link(answers: Answers): string {
    return encode(
      this.model.questions.map(({ id }) => id),
      { answers },
    );
  }
}
