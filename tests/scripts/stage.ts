import { expect } from 'vitest';
import { notPutBack } from './footprint.ts';
import { changes, type Fix, scriptText, type Verdict, withNames, withoutJournal } from './run.ts';
import { type Case, heals, scenariosOf } from './scenarios.ts';
import { type Action, machine, type Overrides, type SimulatedWindows, type State, type Step } from './windows.ts';

export const LOOK: Action = { look: true };

/** "fault expired" */
export const said = ({ result, code }: Verdict): string => `${result} ${code}`;
export const unchanged = (before: Step, after: Step): void => expect(changes(before.state, after.state)).toEqual([]);
/** What differs on the machine, its journal folder aside. */
export const difference = (before: State, after: State): string[] => changes(withoutJournal(before), withoutJournal(after));

interface Scripts {
  readonly check: Action;
  readonly dry: Action;
  readonly apply: Action;
  /** Looks, where there is no script that undoes. */
  readonly undo: Action;
}

/** A fix, the states of its table, and its scripts on the simulated Windows. */
export class Stage {
  readonly fix: Fix;
  readonly cases: readonly Case[];
  /** The states in which apply changes something. */
  readonly faults: readonly Case[];
  readonly undoable: boolean;
  readonly channel: 'console' | 'client';
  readonly #declared: Fix;
  readonly #shared: Overrides;
  readonly #usual: Overrides;
  readonly #windows: () => SimulatedWindows;

  /**
   * @param windows asked for with each scenario, since the tests begin before PowerShell does
   * @throws if the fix has no table
   */
  constructor(declared: Fix, windows: () => SimulatedWindows) {
    const table = scenariosOf(declared.id);
    if (!table) throw new Error(`src/content/fixes/${declared.id}/scenarios.yaml is missing`);
    this.cases = table.cases;
    this.faults = table.cases.filter(heals);
    this.#declared = declared;
    this.fix = withNames(declared, this.faults[0]?.names ?? {});
    this.undoable = declared.runsOn !== 'client-user' && declared.undo !== 'none';
    this.channel = declared.runsOn === 'target' ? 'console' : 'client';
    this.#shared = table.shared;
    // Somebody is always connected, so that a session that is cut is seen.
    this.#usual = declared.runsOn === 'client-user' ? { user: { kind: 'person' } } : { sessions: { 'rdp-tcp#1': { user: 'lee' } } };
    this.#windows = windows;
  }

  scripts({ answers, names }: Case): Scripts {
    // The fix as it was read: the script itself puts the typed names into its footprint.
    const script = (part: 'check' | 'dry-run' | 'apply' | 'undo'): Action => ({ run: scriptText(this.#declared, part, this.channel, answers, names) });
    return { check: script('check'), dry: script('dry-run'), apply: script('apply'), undo: this.undoable ? script('undo') : LOOK };
  }

  start({ machine: own }: Case, ...more: readonly Overrides[]): Overrides {
    return machine(this.#usual, this.#shared, own, ...more);
  }

  /** Nothing may go past the simulation. */
  async play(start: Overrides, actions: readonly Action[]): Promise<Step[]> {
    const steps = await this.#windows().play(start, actions);
    for (const step of steps) expect({ unknown: step.unknown, fault: step.fault }).toEqual({ unknown: [], fault: null });
    return steps;
  }

  /** What undo should have put back, and did not. A service that a failure left stopped counts too. */
  notBack(begin: Step, after: Step): string[] {
    return notPutBack(this.fix, difference(begin.state, after.state));
  }
}
