import type { PlanWords } from '../../../lib/knowledge/browser.ts';
import type { QuestionId } from '../../../lib/knowledge/vocabulary.ts';
import { decisive, separates, UNKNOWN, type CauseShare } from '../../../lib/tree/index.ts';
import { engine, type RdpState } from './location.ts';
import type { Sheet } from './sheet.ts';

interface Props {
  readonly sheet: Sheet;
  readonly state: RdpState;
  readonly leading: readonly CauseShare[];
  readonly words: PlanWords | undefined;
  readonly onChange: (question: QuestionId) => void;
}

/** What would change our mind: the answers that carry the conclusion, and what separates the first two. */
export function MindChangers({ sheet, state, leading, words, onChange }: Props) {
  const [first, second] = leading;
  if (!first || !second) return null;
  const carrying = decisive(engine, state).filter((question) => state.answers[question] !== UNKNOWN);
  const separation = separates(engine, state, first.cause, second.cause);
  const short = (cause: string) => sheet.causes.get(cause)?.short ?? cause;
  const outside = words?.causes[first.cause]?.near[second.cause] ?? words?.causes[second.cause]?.near[first.cause];
  const question = separation && sheet.questions.get(separation.question);
  return (
    <section class="band" aria-labelledby="mind-title">
      <h2 id="mind-title">What would change our mind</h2>
      <ul class="stack plain">
        {carrying.length > 0 && (
          <li>
            This rests mostly on your answer to{' '}
            {carrying.map((id, index) => (
              <span key={id}>
                {index > 0 && (index === carrying.length - 1 ? ' and ' : ', ')}
                <button class="as-link" type="button" onClick={() => onChange(id)}>{sheet.questions.get(id)?.ask}</button>
              </span>
            ))}{' '}
            With another answer there the plan may change.
          </li>
        )}
        {separation && question && (
          <li>
            Between "{short(first.cause)}" and "{short(second.cause)}", this tells most:{' '}
            <button class="as-link" type="button" onClick={() => onChange(separation.question)}>{question.ask}</button>
          </li>
        )}
        {outside && <li>To tell these two apart on the machines. {outside}</li>}
        <li>The first step begins with a check. If the check says ok, say "I tried it, no change": the plan is made again.</li>
      </ul>
    </section>
  );
}
