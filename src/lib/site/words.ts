import type { FixContent } from '../knowledge/schema/fix.ts';
import type { ClaimContent } from '../knowledge/schema/pages.ts';
import type { Source } from '../knowledge/schema/shared.ts';

/** What a word means for the reader: shown by a sign, the word itself and a colour. */
export type Tone = 'good' | 'caution' | 'danger' | 'plain';

export interface Said {
  readonly word: string;
  readonly tone: Tone;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 2026-11-21 as "21 Nov 2026". */
export function day(iso: string): string {
  const [year = '', month = '', date = ''] = iso.split('-');
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/** Minutes as a person says them. */
export function duration(minutes: number): string {
  if (minutes < 90) return minutes === 1 ? 'about a minute' : `about ${minutes} minutes`;
  const hours = Math.round(minutes / 30) / 2;
  return `about ${hours} hours`;
}

export const SESSIONS: Readonly<Record<FixContent['cutsSessions'], Said>> = {
  no: { word: 'stay open', tone: 'good' },
  may: { word: 'may be cut', tone: 'caution' },
  yes: { word: 'are cut', tone: 'caution' },
};

export const RESTART: Readonly<Record<FixContent['restart'], Said>> = {
  none: { word: 'not needed', tone: 'plain' },
  service: { word: 'of a service only', tone: 'plain' },
  machine: { word: 'of the computer', tone: 'caution' },
};

export const UNDO: Readonly<Record<FixContent['undo'], Said>> = {
  journal: { word: 'yes, from its own record', tone: 'good' },
  script: { word: 'yes, step by step', tone: 'good' },
  regenerates: { word: 'not needed: Windows makes it again', tone: 'plain' },
  none: { word: 'no', tone: 'caution' },
};

export const SAFETY: Readonly<Record<FixContent['safety'], Said>> = {
  'read-only': { word: 'Read-only', tone: 'good' },
  reversible: { word: 'Reversible', tone: 'good' },
  disruptive: { word: 'May interrupt work', tone: 'caution' },
  'lowers-security': { word: 'Lowers security', tone: 'danger' },
  irreversible: { word: 'Cannot be undone', tone: 'danger' },
};

export const CONFIDENCE: Readonly<Record<Source['confidence'], string>> = {
  documented: 'documented by the vendor',
  reported: 'reported by people who tried it',
  derived: 'derived from documented facts',
};

export const VERDICTS: Readonly<Record<ClaimContent['verdict'], Said>> = {
  true: { word: 'True', tone: 'good' },
  partly: { word: 'Partly true', tone: 'caution' },
  unproven: { word: 'Unproven', tone: 'plain' },
  wrong: { word: 'Wrong', tone: 'danger' },
  harmful: { word: 'Harmful', tone: 'danger' },
};

/** How a fix is done, in a word. */
export const KINDS: Readonly<Record<FixContent['kind'], string>> = {
  scripted: 'script',
  'by-hand': 'by hand',
  escalation: 'ask somebody',
};

const ON: Readonly<Record<FixContent['runsOn'], string>> = {
  target: 'the computer you connect to',
  'client-admin': 'your own computer, as administrator',
  'client-user': 'your own computer, as yourself',
  azure: 'Azure, from any computer',
  other: 'another computer or device',
};

/** Where a fix is done. */
export const place = (runsOn: FixContent['runsOn']): string => ON[runsOn];

/** The part of a title before its colon: "Certificate and keys: when ..." is "Certificate and keys". */
export const shortTitle = (title: string): string => title.split(':')[0] ?? title;

/** First letter in upper case. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
