import published from 'reconnect:link-ids';
import { QUESTIONS } from '../../lib/knowledge/vocabulary.ts';
import type { LinkIds } from '../../lib/tree/decode.ts';

/** What a permalink may carry. The questions come with the vocabulary, which every page with a link has anyway. */
export const LINK_IDS: LinkIds<typeof QUESTIONS> = { ...published, questions: QUESTIONS };
