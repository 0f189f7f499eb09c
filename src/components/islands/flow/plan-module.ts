import { useEffect, useState } from 'preact/hooks';
import styles from '../../../styles/pages/plan.css?url';
import { loadStyles } from '../load-styles.ts';

type PlanModule = typeof import('./PlanView.tsx');

let loaded: PlanModule | undefined;

/** The plan's code and looks, which the questions do not need; undefined until they are wanted and have arrived. */
export function usePlanModule(wanted: boolean): PlanModule | undefined {
  const [module, setModule] = useState(loaded);
  useEffect(() => {
    if (!wanted || loaded) return;
    void Promise.all([import('./PlanView.tsx'), loadStyles(styles)]).then(([arrived]) => {
      loaded = arrived;
      setModule(arrived);
    });
  }, [wanted]);
  return module;
}
