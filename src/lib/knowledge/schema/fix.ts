import { z } from 'zod';
import { executed } from './scenarios.ts';
import { answers, applies, channelId, confidence, day, frequency, id, questionId, source } from './shared.ts';

/** The names that a fix may ask a person to type. They are validated and quoted in src/lib/scripts. */
export const NAME_IDS = [
  'vm', 'resource-group', 'subscription', 'nsg', 'host', 'port', 'account', 'source-address',
  'thumbprint', 'owner-service', 'folder',
] as const;
export type NameId = (typeof NAME_IDS)[number];

/** Where a script runs. */
export const RUNS_ON = ['target', 'client-admin', 'client-user', 'azure', 'other'] as const;

/** From harmless to grave. The order is the order of the constraint in a plan. */
export const SAFETY = ['read-only', 'reversible', 'disruptive', 'lowers-security', 'irreversible'] as const;

/** One thing that a script may touch. The composer compares it with the calls; undo refuses anything else. */
const footprintItem = z.strictObject({
  verb: z.string(),
  /** `HKLM:\...\Key!Value`, a service name, a path (with * at its end), a rule name, `Cert:\LocalMachine\Store\*`. */
  target: z.string().min(3),
  /** What undo does with it. */
  undo: z.enum(['journal', 'script', 'regenerates', 'none']),
  /** In words for the page: "the listener's security layer". */
  what: z.string().min(4),
});

const checkCode = z.strictObject({
  state: z.enum(['ok', 'fault', 'blocked', 'not-applicable', 'unknown']),
  /** What it means, and what to do next, in one or two sentences. */
  means: z.string().min(10),
  /** What the code says about the questions. */
  answers: answers.default({}),
});

const base = {
  /** A verb phrase: "Renew the RDP certificate". */
  title: z.string().min(8).max(70),
  /** What it does and when it helps, in at most three sentences. */
  summary: z.string().min(30).max(420),
  /** The folder name of the phase it belongs to. */
  phase: id,
  /** Which causes it cures, and how often. */
  cures: z.record(id, frequency),
  /** Answers under which it can be done at all: an Azure fix needs an Azure machine. */
  when: applies.default({}),
  /** Minutes for somebody who has not done it before, with check and verify. */
  minutes: z.number().int().min(1).max(600),
  /** Does it cut open Remote Desktop sessions? */
  cutsSessions: z.enum(['no', 'may', 'yes']),
  restart: z.enum(['none', 'service', 'machine']),
  /** In words: "Administrator or SYSTEM on the target". */
  rights: z.string().min(4),
  safety: z.enum(SAFETY),
  undo: z.enum(['journal', 'script', 'regenerates', 'none']),
  /** One sentence: what cannot come back, or that everything can. */
  undoNote: z.string().min(10),
  revision: z.number().int().min(1),
  /** What changed in each revision, newest last. */
  changes: z.array(z.strictObject({ revision: z.number().int(), date: day, what: z.string() })).min(1),
  checked: z.strictObject({ date: day, how: z.string().min(6) }),
  confidence,
  sources: z.array(source).min(1),
  /** Words that people search for and the page does not contain. */
  keywords: z.array(z.string()).default([]),
  /** Fixes that must have been done before. */
  requires: z.array(id).default([]),
  /** How to see that it worked, from outside; for the change ticket and the verify step. */
  verify: z.string().min(20),
  /** What can go wrong, in a sentence each; for the page and the ticket. */
  risks: z.array(z.string().min(10)).min(1),
};

const scripted = z.strictObject({
  ...base,
  kind: z.literal('scripted'),
  runsOn: z.enum(RUNS_ON),
  /** Answers that change the script. */
  uses: z.array(questionId).default([]),
  needs: z.array(z.enum(NAME_IDS)).default([]),
  /** For each channel: yes, or the reason why it cannot carry this fix. Channels left out are refused by kind (see channels.ts). */
  channels: z.partialRecord(channelId, z.union([z.literal('yes'), z.string().min(12)])),
  footprint: z.array(footprintItem),
  /** First and last Windows build that the script is meant for. 9600 = 8.1 / Server 2012 R2. */
  windows: z.strictObject({ from: z.number().int(), to: z.number().int().optional() }),
  domainController: z.enum(['allowed', 'refused']).default('allowed'),
  /** Policy values that would override what this fix sets: `HKLM:\...\Key!Value`. */
  policies: z.array(z.string()).default([]),
  /** Every code that the check can give. */
  codes: z.record(id, checkCode),
  executed,
});

const byHand = z.strictObject({
  ...base,
  kind: z.literal('by-hand'),
  runsOn: z.enum(RUNS_ON),
});

const escalation = z.strictObject({
  ...base,
  kind: z.literal('escalation'),
  runsOn: z.enum(RUNS_ON),
  /** Whom to ask. */
  who: z.string().min(4),
  /** The text to send. */
  ask: z.string().min(40),
});

/** Frontmatter of src/content/fixes/<fix-id>/index.mdx */
export const fix = z.discriminatedUnion('kind', [scripted, byHand, escalation]);
export type FixContent = z.infer<typeof fix>;
export type ScriptedFix = z.infer<typeof scripted>;
