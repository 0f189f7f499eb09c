import { z } from 'zod';
import { answers, day } from './shared.ts';

/** "fault rdp-layer": a result or a state, and a code. */
const said = z.string().regex(/^[a-z-]+ [a-z0-9-]+$/, 'write a result and a code: "fault expired"');
/** Changes to the healthy machine that every case starts from; `null` takes something away. */
const machine = z.record(z.string(), z.json());

/** A state of the machine, and what the scripts must say of it and do to it. */
const scenario = z.strictObject({
  /** The state in words: "the listener uses the old RDP security". Readers of the fix page see it. */
  name: z.string().min(4),
  machine: machine.default({}),
  check: said,
  /** All that the last line of the check says beside its code: { until: today-3 }. "today-3" is the date of that day; "*" stands for any value. */
  data: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  /** "fixed tls"; "refused needs-system" where apply sees more than the check. Left out where the code of the check says it all. */
  apply: said.optional(),
  /** What the check says afterwards, if not "ok" with the code of apply. */
  after: said.optional(),
  /** The result when apply runs a second time, if not "no-change". */
  again: z.string().optional(),
  /** What apply must leave behind: beginnings of the changes, as the tests print them. */
  leaves: z.array(z.string()).default([]),
  /** What undo says, if not "undone restored". */
  undo: said.optional(),
  answers: answers.default({}),
  names: z.record(z.string(), z.string()).default({}),
});

/** src/content/fixes/<fix-id>/scenarios.yaml: the states in which the scripts of a fix are executed. */
export const scenarios = z.strictObject({
  /** What all cases have in common. */
  machine: machine.default({}),
  answers: answers.default({}),
  cases: z.array(scenario).min(1),
});
export type Scenarios = z.infer<typeof scenarios>;

/** When and by what the scripts of a fix were last executed in their scenarios. */
export const executed = z.strictObject({
  date: day,
  /** "PowerShell 7.6.5" */
  by: z.string().min(6),
  /** "a simulated Windows" */
  against: z.string().min(6),
});
