import type { FixContent } from '../knowledge/schema/fix.ts';

/** Words for the fields of a fix that decide whether a person runs it. The record types make a missing one a compile error. */

export const CUTS_SESSIONS: Readonly<Record<FixContent['cutsSessions'], string>> = {
  no: 'stay open',
  may: 'may be cut; can be rejoined',
  yes: 'are cut; can be rejoined',
};

export const RESTART: Readonly<Record<FixContent['restart'], string>> = {
  none: 'nothing',
  service: 'Remote Desktop Services',
  machine: 'the whole machine',
};

export const SAFETY: Readonly<Record<FixContent['safety'], string>> = {
  'read-only': 'changes nothing',
  reversible: 'can be undone',
  disruptive: 'disturbs people who work there',
  'lowers-security': 'lowers security while it lasts',
  irreversible: 'cannot be undone',
};

export const UNDO: Readonly<Record<FixContent['undo'], string>> = {
  journal: 'yes, by the script',
  script: 'yes, with its own script',
  regenerates: 'not needed: Windows makes it anew',
  none: 'no',
};

export const CONFIDENCE: Readonly<Record<FixContent['confidence'], string>> = {
  documented: 'documented by the vendor',
  reported: 'reported, not documented',
  derived: 'derived from documented facts',
};

export const KIND: Readonly<Record<FixContent['kind'], string>> = {
  scripted: 'script',
  'by-hand': 'by hand',
  escalation: 'ask somebody',
};

/** "about 3 minutes", "about 2 hours". */
export function duration(minutes: number): string {
  if (minutes < 90) return `about ${minutes} minute${minutes === 1 ? '' : 's'}`;
  return `about ${Math.round(minutes / 60)} hours`;
}
