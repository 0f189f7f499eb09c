/** What the tables of states leave out. Needs no PowerShell: the tables say what the scripts do, and fixes.test.ts proves that they do it. */
import { describe, expect, test } from 'vitest';
import { covers, split } from './footprint.ts';
import { lasting, long, restarts } from './leaves.ts';
import { type Fix, scriptedFixes, withNames } from './run.ts';
import { type Case, heals, scenariosOf } from './scenarios.ts';

const fixes = scriptedFixes().filter((fix) => fix.runsOn !== 'azure' && fix.runsOn !== 'other');
const codeOf = (said: string): string => said.split(' ')[1]!;

/** The codes with which apply itself can stop. */
const stops = (fix: Fix): string[] => [...fix.fragments['apply.ps1']!.matchAll(/Stop-Rc .*-Code '([a-z0-9-]+)'/g)].map(([, code]) => code!);

/** What the frame says in place of a fix. */
const FRAME_CODES = ['policy-owned', 'error'];

/** Is this part of the footprint changed in this state, as the table has it? */
function touches(fix: Fix, index: number, { names, leaves }: Case): boolean {
  const item = withNames(fix, names).footprint[index]!;
  if (item.verb === 'service-state' && restarts(leaves).includes(item.target)) return true;
  return lasting(leaves).map(long).some((line) => covers(item, ...split(line)));
}

describe.for(fixes.map((fix) => [fix.id, fix] as const))('%s', ([id, fix]) => {
  const cases = scenariosOf(id)?.cases ?? [];
  const healed = cases.filter(heals);

  test('has a table of states, a healthy one and a fault among them', () => {
    expect(cases.filter(({ check }) => check.startsWith('ok ')).length).toBeGreaterThan(0);
    expect(healed.length).toBeGreaterThan(0);
  });

  test('no two states have one name', () => {
    const names = cases.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test('every code that a script can say is said in some state', () => {
    const found = cases.flatMap(({ check, apply, after }) => [check, apply, after].filter((text) => text !== undefined).map(codeOf));
    expect([...Object.keys(fix.codes), ...stops(fix)].filter((code) => !found.includes(code))).toEqual([]);
    expect(found.filter((code) => !(code in fix.codes) && !stops(fix).includes(code) && !FRAME_CODES.includes(code))).toEqual([]);
  });

  test('every part of the footprint is changed in some state', () => {
    const idle = fix.footprint.filter((_, index) => !healed.some((item) => touches(fix, index, item)));
    expect(idle.map(({ verb, target }) => `${verb} ${target}`)).toEqual([]);
  });

  test('every policy that owns something is in force in some state', () => {
    if (fix.fragments['check.ps1']!.includes("'policy-owned'")) expect(cases.some(({ check }) => check === 'blocked policy-owned')).toBe(true);
    for (const policy of fix.policies) expect(cases.some(({ machine }) => JSON.stringify(machine).includes(policy.split('!')[1]!))).toBe(true);
  });

  test('sessions are cut as the page says: always, in some states, or never', () => {
    const cutting = healed.filter(({ leaves }) => restarts(leaves).includes('TermService'));
    // A stopped service has no sessions to cut.
    const running = healed.filter(({ leaves }) => !leaves.some((line) => line.startsWith('service TermService: Stopped')));
    const found = cutting.length === 0 ? 'no' : cutting.length === running.length ? 'yes' : 'may';
    // What was stopped before is stopped again by undo, and that may cut sessions too.
    const undoCuts = found === 'no' && running.length < healed.length;
    expect(undoCuts ? ['no', 'may'] : [found]).toContain(fix.cutsSessions);
  });
});
