import type { NameId } from '../../../lib/knowledge/schema/fix.ts';
import type { ChannelId } from '../../../lib/knowledge/vocabulary.ts';
import { checkName, nameField, namesFor } from '../../../lib/scripts/index.ts';
import type { FixForScripts, Names } from '../../../lib/scripts/types.ts';

interface Props {
  readonly fix: FixForScripts;
  readonly channel: ChannelId;
  readonly names: Names;
  readonly onChange: (id: NameId, value: string) => void;
}

interface FieldProps {
  readonly id: NameId;
  readonly optional: boolean;
  readonly value: string;
  readonly channel: ChannelId;
  readonly onChange: Props['onChange'];
}

function Field({ id, optional, value, channel, onChange }: FieldProps) {
  const { label, hint, example } = nameField(id);
  const problem = value === '' ? null : checkName(id, value, channel);
  const note = `name-${id}-note`;
  return (
    <div class="name">
      <label for={`name-${id}`}>{label}{optional && <span class="quiet"> (optional)</span>}</label>
      <input
        class="field" id={`name-${id}`} value={value} placeholder={example} autocomplete="off" autocapitalize="off" spellcheck={false}
        aria-invalid={problem !== null} aria-describedby={note} onInput={(event) => onChange(id, event.currentTarget.value)}
      />
      <p class={problem === null ? 'hint' : 'bad'} id={note} aria-live="polite">{problem ?? hint}</p>
    </div>
  );
}

/** The names that the scripts need. A wrong one gets its message beside the field, and there is no script. */
export function NameFields({ fix, channel, names, onChange }: Props) {
  const { needed, optional } = namesFor(fix, channel);
  if (needed.length + optional.length === 0) return null;
  return (
    <div>
      <div class="names">
        {[...needed, ...optional].map((id) => (
          <Field key={id} id={id} optional={optional.includes(id)} value={names[id] ?? ''} channel={channel} onChange={onChange} />
        ))}
      </div>
      <p class="quiet">Names stay on this page. They are put into the scripts, never into a link.</p>
    </div>
  );
}
