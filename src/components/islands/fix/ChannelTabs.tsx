import { CHANNELS, type ChannelId } from '../../../lib/knowledge/vocabulary.ts';
import { carry } from '../../../lib/scripts/channels/registry.ts';
import type { FixForScripts } from '../../../lib/scripts/types.ts';
import { channelWords } from './page.ts';
import { usable } from './situation.ts';

interface Props {
  readonly fix: FixForScripts;
  readonly channel: ChannelId;
  readonly onChange: (channel: ChannelId) => void;
}

/** One row per way to run it. Ways that cannot carry this fix are listed with the reason. */
export function ChannelTabs({ fix, channel, onChange }: Props) {
  const works = usable(fix);
  // "No way in yet" is a choice too, where the fix has to run on the target: it shows how to get one.
  const shown = fix.runsOn === 'target' ? [...works, 'none' as const] : works;
  const refused = CHANNELS.filter((id) => !shown.includes(id));
  return (
    <fieldset class="channel-tabs">
      <legend class="label">{fix.runsOn === 'target' ? 'How can you reach the target?' : 'Where will you run it?'}</legend>
      <div class="tabs">
        {shown.map((id) => (
          <label class="tab" key={id}>
            <input type="radio" name="channel" value={id} checked={id === channel} onChange={() => onChange(id)} />
            <b>{channelWords(id).title}</b>
            <small>{channelWords(id).needs}</small>
          </label>
        ))}
      </div>
      {fix.runsOn === 'target' && refused.length > 0 && (
        <details class="fold">
          <summary>Ways that cannot carry this fix</summary>
          <dl class="fold-body stack">
            {refused.map((id) => (
              <div key={id}>
                <dt><b>{channelWords(id).title}</b></dt>
                <dd>{carry(fix, id)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </fieldset>
  );
}
