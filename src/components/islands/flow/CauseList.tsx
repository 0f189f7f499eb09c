import type { PlanWords } from '../../../lib/knowledge/browser.ts';
import type { QUESTIONS } from '../../../lib/knowledge/vocabulary.ts';
import { explainCause, NOT_COVERED, resembles, shares, type AnswerEffect, type CauseShare } from '../../../lib/tree/index.ts';
import { aboutInTen } from '../../../lib/wording/shares.ts';
import { CopyText } from '../CopyText.tsx';
import { engine, type RdpState } from './location.ts';
import type { Sheet } from './sheet.ts';
import { Tens } from './Tens.tsx';

interface Props {
  readonly sheet: Sheet;
  readonly state: RdpState;
  readonly leading: readonly CauseShare[];
  readonly words: PlanWords | undefined;
}

function Evidence({ sheet, effects, sign, title }: {
  readonly sheet: Sheet;
  readonly effects: readonly AnswerEffect<typeof QUESTIONS>[];
  readonly sign: 'for' | 'against';
  readonly title: string;
}) {
  const answers = effects.filter(({ speaks }) => speaks === sign);
  return (
    <div class={`evidence-${sign}`}>
      <h4>{title}</h4>
      {answers.length === 0 ? <p class="quiet">None of your answers.</p> : (
        <ul>
          {answers.map(({ question, option }) => {
            const words = sheet.questions.get(question);
            return <li key={question}>{words?.chip}: {words?.options.get(option)?.chip}</li>;
          })}
        </ul>
      )}
    </div>
  );
}

function CauseItem({ sheet, state, item, words, place }: Omit<Props, 'leading'> & { readonly item: CauseShare; readonly place: number }) {
  const explained = explainCause(engine, state, item.cause);
  const cause = sheet.causes.get(item.cause);
  const plan = words?.causes[item.cause];
  const like = resembles(engine, state, item.cause);
  const answered = Object.keys(state.answers).length > 0;
  return (
    <li>
      <span class="rank" aria-hidden="true">{place}</span>
      <div>
        <div class="cause-head">
          <h3>{cause?.label.replace(/^./, (letter) => letter.toUpperCase())}</h3>
          <Tens share={item.share} lead={place === 1} />
          <p>{aboutInTen(item.share)}</p>
        </div>
        {answered && plan && like !== null && <p class="story">Yours looks most like this: {plan.stories[like]}</p>}
        <div class="evidence">
          <Evidence sheet={sheet} effects={explained.answers} sign="for" title="Speaks for it" />
          <Evidence sheet={sheet} effects={explained.answers} sign="against" title="Speaks against it" />
        </div>
        {plan && (
          <details class="fold">
            <summary>Whom to ask, and what to write</summary>
            <div class="fold-body stack">
              <p>Ask: {plan.who}.</p>
              <CopyText id={`ask-${item.cause}-text`} label="Text to send" text={plan.text} />
            </div>
          </details>
        )}
        {cause?.article && <p class="quiet"><a href={cause.article}>Read more about this</a></p>}
      </div>
    </li>
  );
}

/** The leading causes with the answers that speak for and against each. */
export function CauseList({ sheet, state, leading, words }: Props) {
  const shown = new Set(leading.map(({ cause }) => cause));
  const rest = shares(engine, state).filter(({ cause }) => !shown.has(cause));
  const residual = rest.find(({ cause }) => cause === NOT_COVERED)?.share ?? 0;
  const others = rest.reduce((sum, { share }) => sum + share, 0) - residual;
  return (
    <section class="band" aria-labelledby="why-title">
      <h2 id="why-title">Why we think so</h2>
      <div>
        <ol class="ranked">
          {leading.map((item, index) => (
            <CauseItem key={item.cause} sheet={sheet} state={state} item={item} words={words} place={index + 1} />
          ))}
        </ol>
        <p class="quiet">
          Other causes together: {aboutInTen(others)}. Something that we do not cover: {aboutInTen(residual)}. These are
          estimates from your answers, not counts of cases.
        </p>
      </div>
    </section>
  );
}
