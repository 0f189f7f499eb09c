/** What holds for every verb that can be undone, whatever it changes. */
import { expect } from 'vitest';
import type { FootprintItem } from '../../../src/lib/scripts/index.ts';
import { notPutBack, outside } from '../footprint.ts';
import { changes, type Fix, verdictOf, withoutJournal } from '../run.ts';
import { type Action, machine, type Overrides, type SimulatedWindows, type Step } from '../windows.ts';
import { script } from './script.ts';
import type { Meddling, Past, Refusal, Situation, Subject } from './subject.ts';

const LOOK: Action = { look: true };
/** Undo may take more rights than the person had who applied: the page says so, and SYSTEM has them. */
const AS_SYSTEM: Action = { set: { user: { kind: 'system' } } };

/** What was tried, for the last line of the test run. */
export const tried = { states: 0, scripts: 0 };

export class Laws {
  readonly #windows: () => SimulatedWindows;
  constructor(windows: () => SimulatedWindows) {
    this.#windows = windows;
  }

  /** Plays on a fresh machine. Nothing may go past the simulation. */
  async play(start: Overrides, ...actions: readonly Action[]): Promise<Step[]> {
    tried.states += 1;
    tried.scripts += actions.filter((action) => 'run' in action).length;
    const steps = await this.#windows().play(machine(start), actions);
    for (const step of steps) expect({ unknown: step.unknown, fault: step.fault }).toEqual({ unknown: [], fault: null });
    return steps;
  }

  /** A dry run is silent; apply does what it is asked and stays in the footprint; a second apply does nothing; undo is the identity, and so is a second one. */
  async roundTrip(subject: Subject, { machine: start, steps, after = {}, repeats }: Situation): Promise<void> {
    const [dry, apply, undo] = scripts(subject.footprint, steps);
    const [begin, said, done, again, , back, idle] = await this.play(start, LOOK, dry, apply, apply, AS_SYSTEM, undo, undo) as [Step, Step, Step, Step, Step, Step, Step];
    const acted = done.writes.some(isOutsideJournal);
    expect({ writes: said.writes, result: verdictOf(said).result, lines: said.output.some((line) => line.startsWith('Would ')) })
      .toEqual({ writes: [], result: acted ? 'would-change' : 'no-change', lines: acted });
    expect({ said: done.output, result: verdictOf(done).result }).toEqual({ said: done.output, result: 'not-fixed' });
    expect(Object.fromEntries(Object.keys(after).map((name) => [name, done.state[name] ?? null]))).toEqual(after);
    expect(outside(asFix(subject), [...done.writes, ...entries(begin, done), ...back.writes])).toEqual([]);
    expect(difference(done, again)).toEqual([]);
    // Two runs that both did something are undone by two undos.
    expect({ said: back.output, left: notBack(subject, begin, repeats ? idle : back) }).toEqual({ said: back.output, left: [] });
    if (repeats) return;
    expect(again.writes.filter(isOutsideJournal)).toEqual([]);
    expect({ back: verdictOf(back).result, idle: verdictOf(idle).result }).toEqual({ back: entries(begin, done).length > 0 ? 'undone' : 'no-change', idle: 'no-change' });
    expect(difference(back, idle)).toEqual([]);
  }

  /** The power goes just before each change; then undo, if anything is left to undo, is the identity. */
  async crashes(subject: Subject, situation: Situation, alsoInJournal = false): Promise<void> {
    for (const [n, write] of await this.writesOf(subject, situation, alsoInJournal)) {
      const [, apply, undo] = scripts(subject.footprint, situation.steps);
      const [begin, , , back] = await this.play(situation.machine, LOOK, { ...apply, crashAt: n }, AS_SYSTEM, undo) as [Step, Step, Step, Step];
      expect({ before: write, left: notBack(subject, begin, back) }).toEqual({ before: write, left: [] });
    }
  }

  /** Each change fails; the script stops and says so, and undo is the identity. */
  async failures(subject: Subject, situation: Situation): Promise<void> {
    for (const [n, write] of await this.writesOf(subject, situation, false)) {
      const [, apply, undo] = scripts(subject.footprint, situation.steps);
      const [begin, failed, , back] = await this.play(situation.machine, LOOK, { ...apply, failAt: n }, AS_SYSTEM, undo) as [Step, Step, Step, Step];
      expect({ before: write, result: verdictOf(failed).result, left: notBack(subject, begin, back) }).toEqual({ before: write, result: 'failed', left: [] });
    }
  }

  /** What the verb cannot do, it says; and undo puts back whatever it did before it noticed. */
  async refusal(subject: Subject, { machine: start, steps, says, stuck = [] }: Refusal): Promise<void> {
    const [, apply, undo] = scripts(subject.footprint, steps);
    const [begin, done, , back] = await this.play(start, LOOK, apply, AS_SYSTEM, undo) as [Step, Step, Step, Step];
    expect(verdictOf(done).result).toMatch(/^(failed|refused)$/);
    expect(done.output.join('\n')).toMatch(says);
    const left = notBack(subject, begin, back);
    expect(left.filter((line) => !stuck.some((entry) => line.startsWith(`${entry}:`)))).toEqual([]);
    if (left.length > 0) expect(verdictOf(back).result).toBe('undone-partly');
  }

  /** Somebody else has changed the item since: undo leaves it as it is and names it, unless it is as it was before anyway. */
  async meddling(subject: Subject, { machine: start, steps, meanwhile, entry, then, keeps, says = /(?:)/ }: Meddling): Promise<void> {
    const [, apply, undo] = scripts(subject.footprint, steps);
    const [begin, , changed, , back] = await this.play(start, LOOK, apply, { set: meanwhile }, AS_SYSTEM, undo) as [Step, Step, Step, Step, Step];
    expect(back.state[entry]).toBe((then === 'left alone' ? changed : begin).state[entry]);
    if (keeps) expect({ [keeps]: back.state[keeps] }).toEqual({ [keeps]: changed.state[keeps] });
    expect(back.output.join('\n')).toMatch(says);
    expect(verdictOf(back).result).toBe(then === 'put back' ? 'undone' : 'undone-partly');
    const named = back.output.filter((line) => line.startsWith(`Left alone: ${subject.verb} `)).map((line) => line.includes('changed since by somebody else'));
    expect(named.some(Boolean)).toBe(then === 'left alone');
    expect(named.length > 0).toBe(then !== 'put back');
  }

  /** A target that the fix does not declare is refused, in a dry run too, and nothing of it is changed. */
  async undeclared(subject: Subject, { machine: start, steps }: Situation): Promise<void> {
    const elsewhere = subject.footprint.map(({ verb }) => ({ verb, target: 'elsewhere', undo: 'journal' as const }));
    const [dry, apply] = scripts(elsewhere, steps);
    const [begin, said, done] = await this.play(start, LOOK, dry, apply) as [Step, Step, Step];
    for (const step of [said, done]) expect({ result: verdictOf(step).result, said: step.output.join('\n') }).toEqual({ result: 'failed', said: expect.stringMatching(/Not declared by this fix/) });
    expect(difference(begin, done)).toEqual([]);
  }

  /** A journal of an earlier version is undone. Its lines are written out here, so that no later version can read them otherwise. */
  async past(subject: Subject, { machine: start, journal, kept, changes: wanted }: Past): Promise<void> {
    const [begin, back] = await this.undo(subject, start, journal, kept);
    expect({ result: verdictOf(back).result, changes: difference(begin, back) }).toEqual({ result: 'undone', changes: wanted });
  }

  /** Undoes a journal that lies there since long ago. */
  async undo(subject: Subject, start: Overrides, journal: Past['journal'], kept: Overrides = {}): Promise<[Step, Step]> {
    const text = journal.map((fields) => `1|verb-test|0|${fields.join('|')}\r\n`).join('');
    const beside = Object.fromEntries(Object.entries(kept).map(([name, file]) => [`${RUN}\\${name}`, file]));
    const folders = { [FOLDER]: { folder: true, sddl: PROTECTED }, [RUN]: { folder: true, sddl: PROTECTED }, [`${RUN}\\journal.txt`]: { text }, ...beside };
    const files = { ...(start['files'] as Overrides | undefined), ...folders };
    const [, , undo] = scripts(subject.footprint, subject.situations[0]!.steps);
    return await this.play({ user: { kind: 'system' }, ...start, files }, LOOK, undo) as [Step, Step];
  }

  private async writesOf(subject: Subject, { machine: start, steps }: Situation, alsoInJournal: boolean): Promise<[number, string][]> {
    const [, apply] = scripts(subject.footprint, steps);
    const [whole] = await this.play(start, apply) as [Step];
    return whole.writes.map((write, index): [number, string] => [index + 1, write]).filter(([, write]) => alsoInJournal || isOutsideJournal(write));
  }
}

const FOLDER = 'C:\\ProgramData\\Reconnect';
const RUN = `${FOLDER}\\202501020304050607089-verb-test`;
const PROTECTED = 'O:BAG:BAD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)';

function scripts(footprint: readonly FootprintItem[], steps: string): [Action, Action, Action] {
  return [script(steps, footprint, 'dry-run'), script(steps, footprint, 'apply'), script(steps, footprint, 'undo')];
}

const asFix = ({ footprint }: Pick<Subject, 'footprint'>): Fix => ({ footprint }) as unknown as Fix;
const isOutsideJournal = (write: string): boolean => outside(asFix({ footprint: [] }), [write]).length > 0;

/** The entries of the state that differ, the journal aside. */
function entries(before: Step, after: Step): string[] {
  const [one, other] = [withoutJournal(before.state), withoutJournal(after.state)];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((name) => one[name] !== other[name]);
}

const difference = (before: Step, after: Step): string[] => changes(withoutJournal(before.state), withoutJournal(after.state));

/** What undo had to put back, and did not: entry: before -> after. */
function notBack(subject: Subject, begin: Step, back: Step): string[] {
  return notPutBack(asFix(subject), entries(begin, back)).map((name) => `${name}: ${begin.state[name] ?? 'absent'} -> ${back.state[name] ?? 'absent'}`);
}
