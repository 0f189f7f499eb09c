import type { NameId, RUNS_ON } from '../knowledge/schema/fix.ts';
import type { ChannelId, QuestionId, RdpAnswers } from '../knowledge/vocabulary.ts';

export type { NameId, ChannelId, QuestionId, RdpAnswers };

/** What a script does: look, say what it would change, change it, put it back. */
export type Part = 'check' | 'dry-run' | 'apply' | 'undo';
export const PARTS: readonly Part[] = ['check', 'dry-run', 'apply', 'undo'];

export type Language = 'powershell' | 'bash';
export type RunsOn = (typeof RUNS_ON)[number];

export interface FootprintItem {
  readonly verb: string;
  readonly target: string;
  readonly undo: 'journal' | 'script' | 'regenerates' | 'none';
}

/** What the composer needs to know of a fix. A scripted fix of the knowledge fits. */
export interface FixForScripts {
  readonly id: string;
  readonly revision: number;
  readonly runsOn: RunsOn;
  readonly uses: readonly QuestionId[];
  readonly needs: readonly NameId[];
  readonly channels: Readonly<Partial<Record<ChannelId, string | undefined>>>;
  readonly footprint: readonly FootprintItem[];
  readonly windows: { readonly from: number; readonly to?: number | undefined };
  readonly domainController: 'allowed' | 'refused';
  readonly policies: readonly string[];
  readonly cutsSessions: 'no' | 'may' | 'yes';
  readonly restart: 'none' | 'service' | 'machine';
  readonly undo: 'journal' | 'script' | 'regenerates' | 'none';
}

/** PowerShell texts by file name without ending. */
export type Texts = Readonly<Record<string, string>>;

export type Names = Readonly<Partial<Record<NameId, string>>>;

/** Everything that one script is made from. */
export interface ScriptRequest {
  readonly fix: FixForScripts;
  readonly part: Part;
  readonly channel: ChannelId;
  /** Only those that the fix `uses` are written; an absent one is written as unknown. */
  readonly answers: RdpAnswers;
  readonly names: Names;
  /** The fix's script files by file name: check.ps1, apply.ps1, ... */
  readonly fragments: Texts;
  /** src/content/verbs/*.ps1 by stem. */
  readonly verbs: Texts;
  /** src/lib/scripts/frame/*.ps1 by stem. */
  readonly frame: Texts;
  /** Version of the site, for the header. */
  readonly version: string;
  /** YYYY-MM-DD, for the header. */
  readonly date: string;
  /** The complete address of this resolution, if the site knows its own address. */
  readonly permalink?: string | undefined;
}

export interface Composed {
  readonly refused: null;
  readonly text: string;
  readonly language: Language;
  /** Name for the download. */
  readonly fileName: string;
  /** Pieces to paste one after the other, where the channel cannot take the text at once; together they are the text. */
  readonly blocks?: readonly string[];
}

/** Why there is no script: a sentence, and one for each name that is missing or wrong. */
export interface Refused {
  readonly refused: string;
  readonly fields: Readonly<Partial<Record<NameId, string>>>;
}
