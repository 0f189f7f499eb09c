import type { Plugin } from 'vite';
import { chipWords, planWords, verdictWords } from '../lib/knowledge/browser.ts';
import { pack } from '../lib/knowledge/compact.ts';
import { evidenceKnowledge } from '../lib/evidence/from-knowledge.ts';
import { publishedLinkIds, readLock, withdrawnFixes } from '../lib/knowledge/ids.ts';
import type { Knowledge } from '../lib/knowledge/knowledge.ts';
import { loadKnowledge } from '../lib/knowledge/load.ts';
import { toModel, type RdpModel } from '../lib/knowledge/model.ts';
import { searchIndex } from '../lib/search/records.ts';
import { compile } from '../lib/tree/index.ts';

/** What scripts in the browser may import of the knowledge; types in src/env.d.ts. */
const MODULES: Readonly<Record<string, (knowledge: Knowledge) => unknown>> = {
  // Compiled once here, so that pages need not check it again.
  'reconnect:model': (knowledge) => pack(compile(toModel(knowledge, withdrawnFixes(readLock()))).model as RdpModel),
  // The questions are left out: scripts have them from the vocabulary.
  'reconnect:link-ids': () => ({ ...publishedLinkIds(), questions: undefined }),
  'reconnect:evidence': evidenceKnowledge,
  'reconnect:chips': chipWords,
  'reconnect:plan-words': planWords,
  'reconnect:search': searchIndex,
  'reconnect:verdict-words': verdictWords,
  'reconnect:frame': ({ frame, verbs }) => ({ frame, verbs }),
};

// Rollup's convention for ids that are no files.
const RESOLVED = '\0';

/** Makes the knowledge importable as data, each part as a module of its own that loads when it is needed. */
export function knowledgeModules(): Plugin {
  return {
    name: 'reconnect-knowledge',
    resolveId: (id) => (id in MODULES ? RESOLVED + id : undefined),
    load(id) {
      const make = id.startsWith(RESOLVED) ? MODULES[id.slice(RESOLVED.length)] : undefined;
      // JSON.parse of a string is parsed faster by browsers than the same object as script.
      return make && `export default JSON.parse(${JSON.stringify(JSON.stringify(make(loadKnowledge())))})`;
    },
  };
}
