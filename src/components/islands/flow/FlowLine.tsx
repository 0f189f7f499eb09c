import { drawLine } from '../../../lib/line/line.ts';
import type { QuestionId } from '../../../lib/knowledge/vocabulary.ts';
import { LineView } from '../LineView.tsx';
import type { RdpState } from './location.ts';
import type { Sheet } from './sheet.ts';

interface Props {
  readonly sheet: Sheet;
  readonly state: RdpState;
  /** The leading causes, on a plan: where they sit is suspected if no answer says more. */
  readonly causes?: readonly string[];
}

/** Where the connection stands, as far as the answers tell. */
export function FlowLine({ sheet, state, causes = [] }: Props) {
  const sayings = Object.entries(state.answers).flatMap(([question, option]) => {
    const line = sheet.questions.get(question as QuestionId)?.options.get(option)?.line;
    return line ? [line] : [];
  });
  const stages = causes.flatMap((cause) => sheet.causes.get(cause)?.stage ?? []);
  return (
    <section class="flow-line" aria-label="Where the connection stands">
      <LineView stages={drawLine(sayings, { causes: stages })} />
    </section>
  );
}
