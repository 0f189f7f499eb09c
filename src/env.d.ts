/// <reference types="astro/client" />

// Made at build time from src/content by src/build/knowledge-modules.ts.

/** The engine's model, packed. */
declare module 'reconnect:model' {
  const model: import('./lib/knowledge/compact.ts').CompactModel;
  export default model;
}

/** The ids that a permalink may carry beside questions, and the names they once had. */
declare module 'reconnect:link-ids' {
  const ids: Omit<import('./lib/tree/index.ts').LinkIds, 'questions'>;
  export default ids;
}

/** What reading pasted text needs to know. */
declare module 'reconnect:evidence' {
  const knowledge: import('./lib/evidence/evidence.ts').EvidenceKnowledge;
  export default knowledge;
}

/** Words of chips: question -> its name and the options' names. */
declare module 'reconnect:chips' {
  const chips: import('./lib/knowledge/browser.ts').ChipWords;
  export default chips;
}

/** What the plan shows of each fix, and the stories of each cause; loaded when a plan is shown. */
declare module 'reconnect:plan-words' {
  const words: import('./lib/knowledge/browser.ts').PlanWords;
  export default words;
}

/** What search can find; loaded when search is opened. */
declare module 'reconnect:search' {
  const records: readonly import('./lib/search/records.ts').SearchRecord[];
  export default records;
}

/** Frame and verbs of scripts; loaded when a fix page is tailored. */
declare module 'reconnect:frame' {
  const texts: Pick<import('./lib/scripts/types.ts').ScriptRequest, 'frame' | 'verbs'>;
  export default texts;
}

/** Titles, labels and questions by id; loaded for links that carry answers. */
declare module 'reconnect:verdict-words' {
  const words: import('./lib/knowledge/browser.ts').VerdictWords;
  export default words;
}
