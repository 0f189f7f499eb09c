import chips from 'reconnect:chips';
import type { FoundCode, Understood } from '../../../lib/evidence/evidence.ts';
import { QUESTION_IDS, type QuestionId } from '../../../lib/knowledge/vocabulary.ts';

interface Props {
  readonly understood: Understood;
  readonly answers: Readonly<Partial<Record<QuestionId, string>>>;
  readonly onCorrect: (question: QuestionId, option: string | null) => void;
}

function CodeChip({ code }: { readonly code: FoundCode }) {
  const name = code.space === 'main' ? 'Code' : 'Extended code';
  // No link here: it would stand between the box and the button, and lose the text.
  return <span class="chip chip-still"><span><span class="chip-key">{name}</span> <b>{code.value}</b></span></span>;
}

function AnswerChip({ question, option, onCorrect }: {
  readonly question: QuestionId;
  readonly option: string;
  readonly onCorrect: Props['onCorrect'];
}) {
  const words = chips[question];
  return (
    <label class="chip">
      <span class="chip-key">{words.chip}</span>
      <select value={option} onChange={(event) => onCorrect(question, event.currentTarget.value || null)}>
        {Object.entries(words.options).map(([id, name]) => <option key={id} value={id}>{name}</option>)}
        <option value="">not this</option>
      </select>
    </label>
  );
}

/** What was understood, as chips that can be corrected, and what is contradictory. */
export function UnderstoodChips({ understood, answers, onCorrect }: Props) {
  const given = QUESTION_IDS.filter((id) => answers[id] !== undefined);
  if (understood.codes.length + given.length + understood.conflicts.length === 0) return null;
  return (
    <>
      <p class="quiet">Understood. Change what is not right:</p>
      <ul class="chips">
        {understood.codes.map((code) => <li key={code.space + code.value}><CodeChip code={code} /></li>)}
        {given.map((id) => <li key={id}><AnswerChip question={id} option={answers[id] ?? ''} onCorrect={onCorrect} /></li>)}
      </ul>
      {understood.conflicts.map(({ question, options }) => (
        <p key={question}>
          The text says two things about "{chips[question].chip}": {options.map((id) => chips[question].options[id]).join(', and ')}. We will ask.
        </p>
      ))}
    </>
  );
}
