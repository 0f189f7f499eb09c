import evidence from 'reconnect:evidence';
import { useMemo, useState } from 'preact/hooks';
import { readEvidence } from '../../../lib/evidence/read-evidence.ts';
import { QUESTION_IDS, type QuestionId } from '../../../lib/knowledge/vocabulary.ts';
import { href } from '../../../lib/site/paths.ts';
import { encode } from '../../../lib/tree/permalink.ts';
import { Echo } from './Echo.tsx';
import { UnderstoodChips } from './UnderstoodChips.tsx';

/** What the person changed by hand: an option, or null for "not this". It beats what was read. */
export type Corrections = Readonly<Partial<Record<QuestionId, string | null>>>;

function merged(read: Readonly<Partial<Record<QuestionId, string>>>, corrections: Corrections): Partial<Record<QuestionId, string>> {
  const entries = Object.entries({ ...read, ...corrections }).filter(([, option]) => option !== null && option !== undefined);
  return Object.fromEntries(entries) as Partial<Record<QuestionId, string>>;
}

function pastedBefore(): string {
  const state = history.state as { pasted?: string } | null;
  return state?.pasted ?? '';
}

/** The large box: reads along while somebody pastes, here in the page, and shows what it understood. */
export function PasteBox() {
  const [text, setText] = useState(pastedBefore);
  const [corrections, setCorrections] = useState<Corrections>({});
  const understood = useMemo(() => readEvidence(text, evidence), [text]);
  const read = Object.fromEntries(Object.entries(understood.answers).map(([id, { option }]) => [id, option]));
  const answers = merged(read, corrections);
  const fragment = encode(QUESTION_IDS, { answers });
  const start = (event: Event) => {
    event.preventDefault();
    // So that Back brings the text back. It stays in this tab.
    history.replaceState({ pasted: text }, '');
    location.assign(`${href('/troubleshoot/')}#${fragment}`);
  };
  const result = understood.results.at(-1);
  const lost = text.trim() !== '' && understood.spans.length === 0;
  return (
    <form onSubmit={start}>
      <label class="label" for="paste-text">Paste the error message</label>
      <div class="paste">
        <Echo text={text} spans={understood.spans} />
        <textarea
          class="field" id="paste-text" rows={7} spellcheck={false} autocomplete="off" autocapitalize="off"
          onKeyDown={(event) => { if (event.key === 'Enter' && event.ctrlKey) start(event); }}
          aria-describedby="paste-hint" value={text} onInput={(event) => { setText(event.currentTarget.value); setCorrections({}); }}
        />
      </div>
      <p class="quiet" id="paste-hint">
        In the error window, press <kbd>Ctrl</kbd> <kbd>C</kbd>. The text is read in this page and sent nowhere.
      </p>
      <div class="understood" aria-live="polite">
        <UnderstoodChips
          understood={understood} answers={answers}
          onCorrect={(question, option) => setCorrections({ ...corrections, [question]: option })}
        />
        {lost && <p>No code or phrase that we know. Go on: the first question asks what you see.</p>}
        {result && <p>This is the output of a check. <a href={href(`/fix/${result.fix}/`)}>Open its fix</a> and paste it there.</p>}
      </div>
      <p class="acts">
        <button class="btn btn-go btn-large" type="submit">Find the cause</button>
      </p>
    </form>
  );
}
