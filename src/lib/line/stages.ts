import type { StageId } from '../knowledge/vocabulary.ts';

/** One of the seven stages of a connection, in words. */
export interface Stage {
  readonly id: StageId;
  readonly name: string;
  /** The technical word beside the name, for people who look for it. */
  readonly tech?: string;
  /** What happens here, in one short sentence. */
  readonly what: string;
}

/** The stages in the order in which a connection passes them. */
export const LINE: readonly Stage[] = [
  { id: 'name', name: 'Name', tech: 'DNS', what: 'The name is looked up and becomes an address.' },
  { id: 'reach', name: 'Reach', tech: 'TCP', what: 'The Remote Desktop port of the target answers.' },
  { id: 'negotiation', name: 'Negotiation', what: 'Both sides agree how to secure the connection.' },
  { id: 'security', name: 'Security', tech: 'TLS', what: 'The target shows its certificate; encryption starts.' },
  { id: 'sign-in', name: 'Sign-in', what: 'Your account is checked.' },
  { id: 'licence', name: 'Licence', what: 'A licence is handed out where one is needed.' },
  { id: 'session', name: 'Session', what: 'The desktop appears, and stays.' },
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
