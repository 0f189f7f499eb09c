import { useEffect, useState } from 'preact/hooks';

type PlanModule = typeof import('./PlanView.tsx');

let loaded: PlanModule | undefined;

/** The plan's code, which the questions do not need; undefined until it is wanted and has arrived. */
export function usePlanModule(wanted: boolean): PlanModule | undefined {
  const [module, setModule] = useState(loaded);
  useEffect(() => {
    if (!wanted || loaded) return;
    void import('./PlanView.tsx').then((arrived) => {
      loaded = arrived;
      setModule(arrived);
    });
  }, [wanted]);
  return module;
}
