import type { CauseContent } from './schema/cause.ts';
import type { FixContent } from './schema/fix.ts';
import type { ArticleContent, ChannelContent, ClaimContent, CodeContent } from './schema/pages.ts';
import type { QuestionContent } from './schema/question.ts';
import type { Scenarios } from './schema/scenarios.ts';
import type { ChannelId, QuestionId } from './vocabulary.ts';

/** Every entry knows its permanent id and the file it came from, so that a message can point at it. */
export interface Entry<Id extends string = string> {
  readonly id: Id;
  readonly file: string;
}

export type Question = Entry<QuestionId> & QuestionContent;
export type Channel = Entry<ChannelId> & ChannelContent;
export type Cause = Entry & CauseContent & { readonly phase: string };
/** `scripts` holds the fix's script fragments by file name ("check.ps1"); `scenarios` the states in which they are executed. */
export type Fix = Entry & FixContent & { readonly scripts: Readonly<Record<string, string>>; readonly scenarios?: Scenarios };
export type Article = Entry & ArticleContent & { readonly body: string };
/** `id` is the slug of its page: 0x904, or ext-0x7 for an extended code. */
export type Code = Entry & CodeContent;
export type Claim = Entry & ClaimContent;

/** All that Reconnect knows, read, validated and cross-checked. */
export interface Knowledge {
  /** In vocabulary order. */
  readonly questions: readonly Question[];
  /** In vocabulary order. */
  readonly channels: readonly Channel[];
  /** By their `order`. */
  readonly phases: readonly Article[];
  /** By their `order`. */
  readonly articles: readonly Article[];
  /** By phase, then by falling prior. */
  readonly causes: readonly Cause[];
  /** By phase, then by title. */
  readonly fixes: readonly Fix[];
  /** Main codes, then extended ones, by value. */
  readonly codes: readonly Code[];
  readonly claims: readonly Claim[];
  /** The verbs' script texts by file name without ending ("registry-value"). */
  readonly verbs: Readonly<Record<string, string>>;
  /** The parts of the frame around every script, likewise. */
  readonly frame: Readonly<Record<string, string>>;
}
