import packed from 'reconnect:model';
import { unpack } from '../../lib/knowledge/compact.ts';
import { compileChecked } from '../../lib/tree/index.ts';

/** The engine with today's model, which the build has checked (build/knowledge-modules.ts). */
export const engine = compileChecked(unpack(packed));
