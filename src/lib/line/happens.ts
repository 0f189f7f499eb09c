import type { StageId } from '../knowledge/vocabulary.ts';

/** What happens at each stage, in one short sentence. Apart from the stages, because what is drawn in the browser does not say it. */
export const HAPPENS: Readonly<Record<StageId, string>> = {
  name: 'The name is looked up and becomes an address.',
  reach: 'The Remote Desktop port of the target answers.',
  negotiation: 'Both sides agree how to secure the connection.',
  security: 'The target shows its certificate; encryption starts.',
  'sign-in': 'Your account is checked.',
  licence: 'A licence is handed out where one is needed.',
  session: 'The desktop appears, and stays.',
};
