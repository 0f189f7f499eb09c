import type { QuestionId } from '../../../lib/knowledge/vocabulary.ts';
import { QUESTION_IDS } from '../../../lib/knowledge/vocabulary.ts';
import { encode } from '../../../lib/tree/index.ts';
import { CopyText } from '../CopyText.tsx';
import { Chips } from './Chips.tsx';
import type { RdpState } from './location.ts';
import type { Sheet } from './sheet.ts';

interface Props {
  readonly sheet: Sheet;
  readonly state: RdpState;
  readonly first: string;
  readonly revision: number | undefined;
  readonly onChange: (question: QuestionId) => void;
}

/** The answers, and the link that opens the first fix with them. */
export function ShareAnswers({ sheet, state, first, revision, onChange }: Props) {
  const href = sheet.fixes.get(first)?.href ?? '/';
  const fragment = encode(QUESTION_IDS, { ...state, rev: revision ?? null });
  const link = new URL(fragment === '' ? href : `${href}#${fragment}`, location.origin).href;
  return (
    <section class="band" aria-labelledby="answers-title">
      <h2 id="answers-title">Your answers</h2>
      <div class="stack">
        <Chips sheet={sheet} state={state} onChange={onChange} />
        <CopyText id="link-with-answers" label="Link to this fix with your answers. It never carries names." text={link} oneLine />
      </div>
    </section>
  );
}
