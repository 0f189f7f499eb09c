import { useEffect, useState } from 'preact/hooks';
import type { PlanWords } from '../../../lib/knowledge/browser.ts';

let loaded: PlanWords | undefined;

/** The words that only a plan needs; undefined until they have arrived. */
export function usePlanWords(): PlanWords | undefined {
  const [words, setWords] = useState(loaded);
  useEffect(() => {
    void import('reconnect:plan-words').then((module) => {
      loaded = module.default;
      setWords(loaded);
    });
  }, []);
  return words;
}
