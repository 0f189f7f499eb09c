import { useState } from 'preact/hooks';
import { copyToClipboard } from './clipboard.ts';

interface Props {
  /** Unique on the page: several parts of it are drawn on their own, so no counter can tell. */
  readonly id: string;
  readonly label: string;
  readonly text: string;
  /** A link in one line instead of a text in several. */
  readonly oneLine?: boolean;
}

/** A text to copy, in a field, so that it can also be selected by hand. */
export function CopyText({ id, label, text, oneLine = false }: Props) {
  const [done, setDone] = useState<boolean>();
  const copy = async () => setDone(await copyToClipboard(text));
  return (
    <div class="copy-text">
      <label class="label" for={id}>{label}</label>
      {oneLine ? <input class="field" id={id} readOnly value={text} /> : <textarea class="field" id={id} readOnly rows={6} value={text} />}
      <p class="acts">
        <button class="btn" type="button" onClick={copy}>Copy</button>
        <span role="status">{done === true ? 'Copied.' : done === false ? 'Copying is blocked here. Select the text and press Ctrl+C.' : ''}</span>
      </p>
    </div>
  );
}
