import { z } from 'zod';
import { stage } from './shared.ts';

/** A way to find out the answer: a place to look at or a read-only command. */
const find = z.strictObject({
  /** Where this is done. */
  on: z.enum(['client', 'target', 'network', 'anywhere']),
  /** What to do, in one or two sentences. */
  text: z.string().min(10),
  /** A read-only command. HOST stands for the target's name. */
  command: z.string().optional(),
  shell: z.enum(['powershell', 'cmd', 'bash']).default('powershell'),
  /** How to read what it prints: what you see -> which option it means. */
  reads: z.array(z.strictObject({ see: z.string(), means: z.string() })).default([]),
});

/** What an answer says about the seven stages of a connection. */
const line = z.strictObject({
  /** The connection gets through up to and with this stage. */
  passed: stage.optional(),
  /** It ends at this stage. */
  stops: stage.optional(),
  /** It may end at one of these. */
  suspect: z.array(stage).optional(),
});

const option = z.strictObject({
  /** A symptom that a person can see. */
  label: z.string().min(2).max(80),
  /** A short note under it: what exactly counts. */
  note: z.string().max(220).optional(),
  /** After "You said:" in a chip, in a few words. */
  chip: z.string().min(2).max(34),
  line: line.default({}),
});

/** src/content/questions/<question-id>.yaml */
export const question = z.strictObject({
  /** Ends with a question mark. */
  ask: z.string().regex(/\?$/, 'a question ends with a question mark'),
  /** The word before the answer in a chip: "Target". */
  chip: z.string().min(2).max(24),
  /** What an answer costs a person, relative to a glance at the screen (1). */
  effort: z.number().min(0.2).max(30),
  /** Chance that a person can answer it, 0 to 1. */
  known: z.number().min(0.05).max(1),
  /** Asked only when a script of the plan needs it. */
  tailors: z.boolean().default(false),
  find: z.array(find).min(1),
  options: z.record(z.string(), option),
  /** How often each option occurs among all cases, per 1,000; absent for questions that only tailor. */
  baseRates: z.record(z.string(), z.number().int().min(0)).optional(),
});
export type QuestionContent = z.infer<typeof question>;
