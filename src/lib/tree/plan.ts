import { applicability, chanceOf, takeOut } from './chance.ts';
import { largestFirst } from './compare.ts';
import type { CompiledFix, Engine, Tables } from './compile.ts';
import { sum } from './rates.ts';
import type { FixKind, SafetyClass, State, Vocabulary } from './types.ts';
import { residual, situate, type Situation } from './weigh.ts';

/** A fix is left out of a plan if the chance that it cures is smaller than this (0 to 1). */
export const PLAN_FLOOR = 0.005;
/** `not-covered` must lead with at least this share before a plan says that nothing fits. */
export const UNCOVERED_SHARE = 0.1;
/** If no safe fix has at least this chance, or no question has an answer, collecting evidence comes first. */
export const DIAGNOSE_BELOW = 0.1;

export interface PlanStep {
  readonly fix: string;
  readonly kind: FixKind;
  readonly safety: SafetyClass;
  /** The causes that it cures, the one to which it owes most of its chance first. */
  readonly cures: readonly string[];
  /** Chance that this fix alone cures, as things stand now, 0 to 1. */
  readonly chance: number;
  /** Chance that it cures after all the steps before it have failed, 0 to 1. */
  readonly turn: number;
  /** Minutes that an attempt costs, waiting and disturbance included. */
  readonly cost: number;
  /** The later step that needs this one first, if that is why it stands here. */
  readonly requiredBy: string | null;
}

export interface Plan {
  /** Never empty; the first is never one that lowers security or cannot be undone. */
  readonly steps: readonly [PlanStep, ...PlanStep[]];
  /** True if nothing in the model fits the answers well: say so, and collect evidence first. */
  readonly uncovered: boolean;
  /** Chance that none of the steps cures, 0 to 1. */
  readonly unresolved: number;
}

/**
 * What to try, in order. Best chance per minute first, each step chosen as if those before it had
 * failed. Safety comes before that: steps that lower security or cannot be undone stand behind all
 * others. The fallback of the model stands between the two, or first if nothing has a fair chance.
 * Fixes that were tried do not come back; only the fallback does, when nothing else is left.
 */
export function plan<V extends Vocabulary>(engine: Engine<V>, state: State<NoInfer<V>>): Plan {
  const { tables } = engine;
  const now = situate(engine, state);
  const order = new Order(tables, now);
  const { leads, share } = residual(tables, now.causes);
  const uncovered = leads && share >= UNCOVERED_SHARE;
  const safe = safeSteps(tables, now, order);
  const weak = now.columns.every((column) => column < 0) || safe.every((at) => order.chance[at]! < DIAGNOSE_BELOW);
  const fallbackOpen = now.tried[tables.fallback] === 0;
  if (fallbackOpen && (uncovered || weak)) order.place(tables.fallback);
  order.placeAll(safe);
  if (fallbackOpen || order.isEmpty()) order.place(tables.fallback);
  const risky = [1, 2].map((tier) => openFixes(tables, now, tier, order.chance, PLAN_FLOOR));
  risky.forEach((fixes, below) => {
    order.placeRequired(risky.slice(below).flat(), below);
    order.placeAll(fixes);
  });
  const [first, ...rest] = order.steps();
  return { steps: [first!, ...rest], uncovered, unresolved: sum(order.left) };
}

/** Safe steps worth listing; if there is none and the fallback is used up, those with any chance. */
function safeSteps(tables: Tables, now: Situation, order: Order): readonly number[] {
  const worthwhile = openFixes(tables, now, 0, order.chance, PLAN_FLOOR);
  if (worthwhile.length > 0 || now.tried[tables.fallback] === 0) return worthwhile;
  return openFixes(tables, now, 0, order.chance, Number.MIN_VALUE);
}

/** Fixes of a tier that were not tried and have at least a given chance, without the fallback. */
function openFixes(
  tables: Tables,
  now: Situation,
  tier: number,
  chance: readonly number[],
  least: number,
): readonly number[] {
  return tables.fixes.flatMap((fix, at) =>
    fix.tier === tier && now.tried[at] === 0 && at !== tables.fallback && chance[at]! >= least ? [at] : [],
  );
}

/** A plan while it is being put together. */
class Order {
  /** Fix -> chance as things stand now. */
  readonly chance: readonly number[];
  /** Cause -> what is left of its share after the steps placed so far. */
  readonly left: Float64Array;
  private readonly tables: Tables;
  private readonly now: Situation;
  private readonly applies: Float64Array;
  private readonly placed = new Map<number, PlanStep>();

  constructor(tables: Tables, now: Situation) {
    this.tables = tables;
    this.now = now;
    this.applies = applicability(tables, now.columns);
    this.left = Float64Array.from(now.causes);
    this.chance = tables.fixes.map((fix, at) => chanceOf(fix, this.applies[at]!, now.causes));
  }

  isEmpty(): boolean {
    return this.placed.size === 0;
  }

  steps(): readonly PlanStep[] {
    return [...this.placed.values()];
  }

  /** Places all of them, each time the one with the best chance per minute of what is left. */
  placeAll(candidates: readonly number[]): void {
    const waiting = new Set(candidates);
    while (waiting.size > 0) {
      const next = this.best(waiting);
      for (const at of this.missing(this.tables.fixes[next]!)) this.place(at, this.tables.fixes[next]!.id);
      this.place(next);
      for (const at of waiting) if (this.placed.has(at)) waiting.delete(at);
    }
  }

  /** Places what the fixes require up to a tier, so that nothing harmless stands between risky steps. */
  placeRequired(fixes: readonly number[], tier: number): void {
    for (const at of fixes) {
      const fix = this.tables.fixes[at]!;
      for (const needed of this.missing(fix)) if (this.tables.fixes[needed]!.tier <= tier) this.place(needed, fix.id);
    }
  }

  place(at: number, requiredBy: string | null = null): void {
    if (this.placed.has(at)) return;
    const fix = this.tables.fixes[at]!;
    const before = sum(this.left);
    const turn = before > 0 ? chanceOf(fix, this.applies[at]!, this.left) / before : 0;
    takeOut(fix, this.applies[at]!, this.left);
    this.placed.set(at, {
      fix: fix.id,
      kind: fix.model.kind,
      safety: fix.model.safety,
      cures: this.curesOf(fix),
      chance: this.chance[at]!,
      turn,
      cost: fix.cost,
      requiredBy,
    });
  }

  private best(waiting: ReadonlySet<number>): number {
    const rated = [...waiting].map((at) => {
      const fix = this.tables.fixes[at]!;
      const cost = fix.cost + sum(this.missing(fix).map((needed) => this.tables.fixes[needed]!.cost));
      return { at, id: fix.id, worth: chanceOf(fix, this.applies[at]!, this.left) / cost };
    });
    return rated.reduce((a, b) => (largestFirst(a.worth, b.worth, a.id, b.id) > 0 ? b : a)).at;
  }

  /** What a fix requires and neither was tried nor stands in the plan. */
  private missing(fix: CompiledFix): readonly number[] {
    return fix.requires.filter((at) => this.now.tried[at] === 0 && !this.placed.has(at));
  }

  private curesOf(fix: CompiledFix): readonly string[] {
    return Array.from(fix.causes, (cause, at) => ({
      id: this.tables.causes[cause]!,
      part: this.now.causes[cause]! * fix.cure[at]!,
    }))
      .sort((a, b) => largestFirst(a.part, b.part, a.id, b.id))
      .map(({ id }) => id);
  }
}
