import type { QuestionId } from '../../../lib/knowledge/vocabulary.ts';
import { nextQuestion, NOT_COVERED, plan, shares, type CauseShare, type PlanStep } from '../../../lib/tree/index.ts';
import { aboutInTen } from '../../../lib/wording/shares.ts';
import { CauseList } from './CauseList.tsx';
import { FirstStep } from './FirstStep.tsx';
import { FlowLine } from './FlowLine.tsx';
import { engine, type RdpState } from './location.ts';
import { MindChangers } from './MindChangers.tsx';
import { NextSteps } from './NextSteps.tsx';
import { usePlanWords } from './plan-words.ts';
import { ShareAnswers } from './ShareAnswers.tsx';
import type { Sheet } from './sheet.ts';

interface Props {
  readonly sheet: Sheet;
  readonly state: RdpState;
  readonly onChange: (question: QuestionId) => void;
  readonly onBack: () => void;
  readonly onTried: (fix: string) => void;
  readonly onUntried: (fix: string) => void;
}

/** How many causes are explained; the others are in the list of the question view. */
const EXPLAINED = 3;

function countAnswers(state: RdpState): string {
  const count = Object.keys(state.answers).length;
  return count === 1 ? '1 answer' : `${count} answers`;
}

/** From this share on a cause is called likely; below it the honest word is that we cannot tell yet. */
const LIKELY = 0.25;

/** The sentence that a colleague would say. It never claims more than the shares do. */
function Headline({ sheet, uncovered, top, first }: {
  readonly sheet: Sheet;
  readonly uncovered: boolean;
  readonly top: CauseShare | undefined;
  readonly first: PlanStep;
}) {
  if (uncovered || !top) {
    return <h1 tabIndex={-1} data-focus>Nothing we know fits your answers well. Collect evidence first; it changes nothing.</h1>;
  }
  const label = sheet.causes.get(top.cause)?.label;
  if (top.share < LIKELY) {
    return <h1 tabIndex={-1} data-focus>We cannot tell yet. Of several causes the first is that {label}, <em>{aboutInTen(top.share)}</em>.</h1>;
  }
  return (
    <h1 tabIndex={-1} data-focus>
      Most likely {label}, <em>{aboutInTen(top.share)}</em>. {first.cures[0] === top.cause ? 'Try this first.' : 'First try what is quicker.'}
    </h1>
  );
}

/** A ranked plan: the sentence a colleague would say, the fix to try first, what follows, and why. */
export function PlanView({ sheet, state, onChange, onBack, onTried, onUntried }: Props) {
  const words = usePlanWords();
  const { steps, uncovered } = plan(engine, state);
  const [first, ...rest] = steps;
  const ranked = shares(engine, state);
  const leading = ranked.filter(({ cause }) => cause !== NOT_COVERED).slice(0, EXPLAINED);
  const top = leading[0];
  const next = nextQuestion(engine, state);
  return (
    <div class="plan">
      <p class="quiet kicker">Your plan, from {countAnswers(state)}</p>
      <Headline sheet={sheet} uncovered={uncovered} top={top} first={first} />
      <FlowLine sheet={sheet} state={state} causes={leading.map(({ cause }) => cause)} />
      {next && (
        <p class="quiet">
          One more answer could sharpen this:{' '}
          <button class="as-link" type="button" onClick={() => onChange(next.question)}>
            {sheet.questions.get(next.question)?.ask}
          </button>
        </p>
      )}
      <FirstStep sheet={sheet} state={state} step={first} words={words?.fixes[first.fix]} onTried={onTried} />
      <NextSteps sheet={sheet} state={state} steps={rest} words={words} onUntried={onUntried} />
      <CauseList sheet={sheet} state={state} leading={leading} words={words} />
      <MindChangers sheet={sheet} state={state} leading={leading} words={words} onChange={onChange} />
      <ShareAnswers sheet={sheet} state={state} first={first.fix} revision={words?.fixes[first.fix]?.revision} onChange={onChange} />
      <p class="acts"><button class="btn" type="button" onClick={onBack}>Back</button></p>
    </div>
  );
}
