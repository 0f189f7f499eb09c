import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { Fix } from '../knowledge/knowledge.ts';
import type { ScriptedFix } from '../knowledge/schema/fix.ts';
import { CHANNELS } from '../knowledge/vocabulary.ts';
import {
  carry, channelRule, compose, nameField, namesFor, sha256, type ChannelId, type Language, type NameField, type NameId, type Part,
} from '../scripts/index.ts';
import { knowledge } from './knowledge.ts';
import { fixPath } from './paths.ts';

export type Scripted = Fix & ScriptedFix;

/** A script as a page shows it before anything is answered or typed: for `unknown`, with sample names. */
export interface PageScript {
  readonly part: Part;
  readonly language: Language;
  readonly channel: ChannelId;
  readonly text: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly lines: number;
}

/** Why a part has no script on this page. */
export interface NoScript {
  readonly part: Part;
  readonly refused: string;
}

const { version } = JSON.parse(readFileSync(join(process.cwd(), 'package.json'), 'utf8')) as { version: string };

/** The version of the site, for the header of a script. */
export const VERSION = version;

/** The day of the newest revision: a script changes only when its fix does, and so does its SHA-256. */
export const revisedOn = (fix: Fix): string => fix.changes.at(-1)?.date ?? fix.checked.date;

/** The channels whose text a page shows: those that take the bare script, and for Azure one per language. */
function shownChannels(fix: Scripted): ChannelId[] {
  if (fix.runsOn === 'azure') return ['run-command-shell', 'run-command-az'];
  const bare = CHANNELS.filter((id) => carry(fix, id) === 'yes' && channelRule(id).needs.length === 0);
  return bare.slice(0, 1);
}

/** The names that stand as samples in the scripts of the page. */
export function sampleNames(fix: Scripted): NameField[] {
  const ids = new Set<NameId>(shownChannels(fix).flatMap((channel) => [...namesFor(fix, channel).needed]));
  return [...ids].map(nameField);
}

function script(fix: Scripted, part: Part, channel: ChannelId): PageScript | NoScript {
  const names = Object.fromEntries(namesFor(fix, channel).needed.map((id) => [id, nameField(id).example]));
  const permalink = import.meta.env.SITE ? new URL(fixPath(fix.id), import.meta.env.SITE).href : undefined;
  const made = compose({
    fix, part, channel, answers: {}, names, fragments: fix.scripts, verbs: knowledge.verbs, frame: knowledge.frame,
    version: VERSION, date: revisedOn(fix), permalink,
  });
  if (made.refused !== null) return { part, refused: made.refused };
  const { text, language, fileName } = made;
  return { part, language, channel, text, fileName, sha256: sha256(text), lines: text.trimEnd().split('\n').length };
}

const cache = new Map<string, readonly (PageScript | NoScript)[]>();

/** The scripts of one part of a fix: one, or one per language. */
export function scriptsOf(fix: Scripted, part: Part): readonly (PageScript | NoScript)[] {
  const key = `${fix.id} ${part}`;
  const known = cache.get(key) ?? shownChannels(fix).map((channel) => script(fix, part, channel));
  cache.set(key, known);
  return known;
}

export const isScript = (entry: PageScript | NoScript): entry is PageScript => 'text' in entry;
export const isScripted = (fix: Fix): fix is Scripted => fix.kind === 'scripted';
