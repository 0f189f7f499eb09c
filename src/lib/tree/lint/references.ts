import { badReferences } from '../references.ts';
import type { ModelRule } from './rule.ts';

/** Every id that is named exists, once; the fallback is harmless. A model that fails this cannot be compiled. */
export const references: ModelRule = { id: 'references', checkModel: badReferences };
