import type { StageId } from '../knowledge/vocabulary.ts';

/** One of the seven stages of a connection, in words. */
export interface Stage {
  readonly id: StageId;
  readonly name: string;
  /** The technical word beside the name, for people who look for it. */
  readonly tech?: string;
}

/** The stages in the order in which a connection passes them. */
export const LINE: readonly Stage[] = [
  { id: 'name', name: 'Name', tech: 'DNS' },
  { id: 'reach', name: 'Reach', tech: 'TCP' },
  { id: 'negotiation', name: 'Negotiation' },
  { id: 'security', name: 'Security', tech: 'TLS' },
  { id: 'sign-in', name: 'Sign-in' },
  { id: 'licence', name: 'Licence' },
  { id: 'session', name: 'Session' },
];

const BY_ID = new Map(LINE.map((stage, index) => [stage.id, { stage, index }]));

/** Position of a stage on the line, from 0. */
export function indexOf(id: StageId): number {
  return BY_ID.get(id)?.index ?? -1;
}

/** A stage in words. */
export function stageOf(id: StageId): Stage {
  const found = BY_ID.get(id);
  if (!found) throw new Error(`no stage "${id}"`);
  return found.stage;
}
