import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { nextQuestion, plan as planFor, tailoringQuestions, withTried, withoutTried } from '../../../lib/tree/index.ts';
import { href } from '../../../lib/site/paths.ts';
import type { QuestionId } from '../../../lib/knowledge/vocabulary.ts';
import { Chips } from './Chips.tsx';
import { FlowLine } from './FlowLine.tsx';
import { depth, engine, go, readPlace, type Place, type RdpState } from './location.ts';
import { usePlanModule } from './plan-module.ts';
import { Problems } from './Problems.tsx';
import { QuestionView } from './QuestionView.tsx';
import type { Sheet } from './sheet.ts';

/** The address is the state: Back, Forward, reload and a shared link all come out at the same place. */
function usePlace(): [ReturnType<typeof readPlace>, (place: Place) => void] {
  const [place, setPlace] = useState(readPlace);
  useEffect(() => {
    const update = () => setPlace(readPlace());
    addEventListener('popstate', update);
    addEventListener('hashchange', update);
    return () => {
      removeEventListener('popstate', update);
      removeEventListener('hashchange', update);
    };
  }, []);
  const move = (to: Place) => {
    go(to);
    setPlace(readPlace());
  };
  return [place, move];
}

/** After a step the new heading gets the focus, so that a screen reader reads it; not on the first paint. */
function useFocus(view: string): void {
  useLayoutEffect(() => {
    if (depth() === 0) return;
    scrollTo(0, 0);
    document.querySelector<HTMLElement>('#flow [data-focus]')?.focus({ preventScroll: true });
  }, [view]);
}

/** What to ask next: what helps to find the cause, then what makes the first fix's script fit. */
function nextToAsk(state: RdpState): QuestionId | null {
  const next = nextQuestion(engine, state);
  if (next) return next.question;
  return tailoringQuestions(engine, state, planFor(engine, state).steps[0].fix)[0] ?? null;
}

export function App({ sheet }: { readonly sheet: Sheet }) {
  const [{ state, at, problems }, move] = usePlace();
  const asked = at !== null && at !== 'plan' ? at : null;
  const question = at === 'plan' ? null : (asked ?? nextToAsk(state));
  const plan = usePlanModule(question === null);
  useFocus(question ?? `plan ${state.tried.join()} ${plan === undefined}`);

  const answer = (answered: RdpState) => move({ state: answered, at: null });
  const change = (id: QuestionId) => move({ state, at: id });
  const showPlan = () => move({ state, at: 'plan' });
  const back = () => (depth() > 0 ? history.back() : location.assign(href('/')));

  return (
    <>
      <Problems problems={problems} />
      <Chips sheet={sheet} state={state} onChange={change} />
      {question ? (
        <>
          <QuestionView
            key={question} sheet={sheet} state={state} question={question} onAnswer={answer} onBack={back} onPlan={showPlan}
          />
          <FlowLine sheet={sheet} state={state} />
        </>
      ) : plan && (
        <plan.PlanView
          sheet={sheet} state={state} onChange={change} onBack={back}
          onTried={(fix) => move({ state: withTried(state, fix), at: 'plan' })}
          onUntried={(fix) => move({ state: withoutTried(state, fix), at: 'plan' })}
        />
      )}
    </>
  );
}
