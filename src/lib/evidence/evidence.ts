import type { QuestionId, RdpAnswers } from '../knowledge/vocabulary.ts';

/** Main and extended codes are different number spaces: 0x7 means different things in the two. */
export type CodeSpace = 'main' | 'extended';

/** A documented or reported code and what it says about the questions. Comes from src/content/codes. */
export interface KnownCode {
  readonly space: CodeSpace;
  /** Lower-case hex without leading zeros: 0x904. */
  readonly value: string;
  readonly answers: RdpAnswers;
}

/** What a fix's check can report. Comes from the fix's frontmatter. */
export interface KnownResult {
  readonly fix: string;
  readonly code: string;
  readonly answers: RdpAnswers;
}

/** Everything that reading evidence needs to know, handed in so that this folder stays pure. */
export interface EvidenceKnowledge {
  readonly codes: readonly KnownCode[];
  readonly results: readonly KnownResult[];
}

/** A stretch of the pasted text that was understood; offsets in UTF-16 units, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface FoundCode extends Span {
  readonly space: CodeSpace;
  readonly value: string;
}

/** One thing that a stretch of text says, with how much it counts. */
export interface Finding extends Span {
  readonly answers: RdpAnswers;
  readonly strength: Strength;
}

/**
 * What beats what, when two stretches answer the same question: a measurement on the machines beats a
 * code, a code beats words. Two errors with different codes contradict each other.
 */
export const STRENGTHS = ['words', 'code', 'measurement'] as const;
export type Strength = (typeof STRENGTHS)[number];

export interface UnderstoodAnswer extends Span {
  readonly option: string;
  /** 1-based line of the pasted text. */
  readonly line: number;
}

/** Two stretches of the same strength that contradict each other; the question is left for the person. */
export interface Conflict {
  readonly question: QuestionId;
  readonly options: readonly string[];
  readonly lines: readonly number[];
}

/** A last line of one of our scripts, read back. */
export interface ScriptResult extends Span {
  readonly fix: string;
  readonly part: string;
  readonly result: string;
  readonly code: string;
}

export interface Understood {
  readonly codes: readonly FoundCode[];
  readonly answers: { readonly [Q in QuestionId]?: UnderstoodAnswer };
  readonly conflicts: readonly Conflict[];
  readonly results: readonly ScriptResult[];
  /** Everything that was understood, in order, not overlapping: what the page highlights. */
  readonly spans: readonly Span[];
}
