import { UNKNOWN } from '../../../lib/tree/index.ts';
import type { QuestionId } from '../../../lib/knowledge/vocabulary.ts';
import type { RdpState } from './location.ts';
import type { Sheet } from './sheet.ts';

interface Props {
  readonly sheet: Sheet;
  readonly state: RdpState;
  readonly onChange: (question: QuestionId) => void;
}

/** The answers so far; each can be changed without losing the others. */
export function Chips({ sheet, state, onChange }: Props) {
  const given = [...sheet.questions].filter(([id]) => state.answers[id] !== undefined);
  if (given.length === 0) return null;
  return (
    <ul class="chips" aria-label="Your answers so far">
      {given.map(([id, words]) => {
        const answer = state.answers[id] ?? UNKNOWN;
        return (
          <li key={id}>
            <button class="chip" type="button" onClick={() => onChange(id)}>
              <span>
                <span class="chip-key">{words.chip}</span> <b>{words.options.get(answer)?.chip ?? "I don't know"}</b>
              </span>
              <span class="visually-hidden">, change</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
