import chips from 'reconnect:chips';
import type { FixPageData } from '../../../lib/site/fix-page.ts';
import { QUESTION_IDS, type QuestionId } from '../../../lib/knowledge/vocabulary.ts';
import { UNKNOWN } from '../../../lib/tree/types.ts';
import type { Situation } from './situation.ts';

interface Props {
  readonly data: FixPageData;
  readonly situation: Situation;
  readonly onChange: (question: QuestionId, option: string | null) => void;
}

/** The answers that came with the link, and those that this fix's scripts use; each can be changed. */
export function Answers({ data, situation, onChange }: Props) {
  const { answers } = situation.link;
  const shown = QUESTION_IDS.filter((id) => answers[id] !== undefined || data.fix.uses.includes(id));
  if (shown.length === 0) return null;
  return (
    <ul class="chips" aria-label="Answers">
      {shown.map((id) => (
        <li key={id}>
          <label class="chip">
            <span class="chip-key">{chips[id].chip}</span>
            <select value={answers[id] ?? ''} onChange={(event) => onChange(id, event.currentTarget.value || null)}>
              <option value="">not asked</option>
              {Object.entries(chips[id].options).map(([option, name]) => <option key={option} value={option}>{name}</option>)}
              <option value={UNKNOWN}>I don't know</option>
            </select>
          </label>
        </li>
      ))}
    </ul>
  );
}
