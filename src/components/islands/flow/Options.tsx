import { useEffect } from 'preact/hooks';
import { UNKNOWN } from '../../../lib/tree/index.ts';
import type { QuestionWords } from './sheet.ts';

interface Props {
  readonly name: string;
  readonly words: QuestionWords;
  readonly chosen: string | undefined;
  readonly onChoose: (option: string) => void;
}

/** Number keys choose: 1 to 9 the options, 0 "I don't know". Not while a text field has the keyboard. */
function useNumberKeys(options: readonly string[], onChoose: (option: string) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const inField = event.target instanceof HTMLElement && event.target.matches('input:not([type=radio]), textarea, select');
      if (inField || event.ctrlKey || event.altKey || event.metaKey || !/^\d$/.test(event.key)) return;
      const option = event.key === '0' ? UNKNOWN : options[Number(event.key) - 1];
      if (option === undefined) return;
      event.preventDefault();
      onChoose(option);
      document.querySelector<HTMLInputElement>(`.options input[value="${option}"]`)?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [options.join(), onChoose]);
}

/** The options as full-width rows; "I don't know" is a row like the others. */
export function Options({ name, words, chosen, onChoose }: Props) {
  const ids = [...words.options.keys()];
  useNumberKeys(ids, onChoose);
  const rows = ids.map((id, index) => ({
    id, label: words.options.get(id)?.label, note: words.options.get(id)?.note, key: index < 9 ? String(index + 1) : '',
  }));
  rows.push({ id: UNKNOWN, label: "I don't know", note: 'That is fine. Another question may settle it.', key: '0' });
  return (
    <div class="options">
      {rows.map(({ id, label, note, key }) => (
        <label class="option" key={id}>
          <input type="radio" name={name} value={id} checked={chosen === id} onChange={() => onChoose(id)} />
          <span>
            <b>{label}</b>
            {note && <small>{note}</small>}
          </span>
          {key && <kbd aria-hidden="true">{key}</kbd>}
        </label>
      ))}
    </div>
  );
}
