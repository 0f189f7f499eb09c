import { useState } from 'preact/hooks';
import type { QuestionId } from '../../../lib/knowledge/vocabulary.ts';
import { whyQuestion, withAnswer, withoutAnswer } from '../../../lib/tree/index.ts';
import { whyThisQuestion } from '../../../lib/wording/why-question.ts';
import { FindOut } from './FindOut.tsx';
import { engine, type RdpState } from './location.ts';
import { Options } from './Options.tsx';
import type { Sheet } from './sheet.ts';
import { SoFar } from './SoFar.tsx';

interface Props {
  readonly sheet: Sheet;
  readonly state: RdpState;
  readonly question: QuestionId;
  readonly onAnswer: (state: RdpState) => void;
  readonly onBack: () => void;
  readonly onPlan: () => void;
}

/** Questions that say nothing about causes have a reason of their own. */
const TAILORING: Readonly<Partial<Record<QuestionId, string>>> = {
  access: 'it decides how the script reaches the target. It does not change what is most likely.',
};

/** One question, with the list so far beside it. */
export function QuestionView({ sheet, state, question, onAnswer, onBack, onPlan }: Props) {
  const [chosen, choose] = useState<string | undefined>(state.answers[question]);
  const [missing, setMissing] = useState(false);
  const words = sheet.questions.get(question);
  if (!words) return null;
  const open = withoutAnswer(state, question);
  // Options come from the sheet, which the build makes from the same vocabulary.
  const preview = chosen === undefined ? open : withAnswer(open, question, chosen as never);
  const why = TAILORING[question] ?? whyThisQuestion(whyQuestion(engine, open, question), (cause) => sheet.causes.get(cause)?.short ?? 'something else');
  const submit = (event: Event) => {
    event.preventDefault();
    if (chosen === undefined) setMissing(true);
    else onAnswer(preview);
  };
  return (
    <div class="columns">
      <form class="ask" onSubmit={submit} noValidate>
        <fieldset aria-describedby={missing ? 'why missing' : 'why'}>
          <legend>
            <h1 tabIndex={-1} data-focus>{words.ask}</h1>
          </legend>
          <p class="why" id="why"><b>Why this question:</b> {why}</p>
          {missing && <p class="bad" id="missing" role="alert">Choose a row first. "I don't know" is a good answer too.</p>}
          <Options name={question} words={words} chosen={chosen} onChoose={(id) => { choose(id); setMissing(false); }} />
        </fieldset>
        <FindOut address={words.find} />
        <p class="acts ask-acts">
          <button class="btn btn-go btn-large" type="submit">Go on</button>
          <button class="btn" type="button" onClick={onBack}>Back</button>
          <span class="quiet keys">
            <kbd>1</kbd> to <kbd>{Math.min(words.options.size, 9)}</kbd> choose, <kbd>0</kbd> I don't know, <kbd>Enter</kbd> goes on
          </span>
        </p>
      </form>
      <SoFar sheet={sheet} state={preview} before={open} onPlan={onPlan} />
    </div>
  );
}
