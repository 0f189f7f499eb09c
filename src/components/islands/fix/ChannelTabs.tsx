import { CHANNELS, type ChannelId } from '../../../lib/knowledge/vocabulary.ts';
import { carry } from '../../../lib/scripts/channels/registry.ts';
import type { FixForScripts } from '../../../lib/scripts/types.ts';
import { channelWords } from './page.ts';
import { fits, usable } from './situation.ts';

interface Props {
  readonly fix: FixForScripts;
  readonly channel: ChannelId;
  /** Where the target is, as answered. */
  readonly target: string | undefined;
  readonly onChange: (channel: ChannelId) => void;
}

function Tab({ id, channel, onChange }: { readonly id: ChannelId } & Pick<Props, 'channel' | 'onChange'>) {
  return (
    <label class="tab">
      <input type="radio" name="channel" value={id} checked={id === channel} onChange={() => onChange(id)} />
      <b>{channelWords(id).title}</b>
      <small>{channelWords(id).needs}</small>
    </label>
  );
}

/** One row per way to run it. Ways that cannot carry this fix are listed with the reason. */
export function ChannelTabs({ fix, channel, target, onChange }: Props) {
  // "No way in yet" is a choice too, where the fix has to run on the target: it shows how to get one.
  const shown = fix.runsOn === 'target' ? [...usable(fix), 'none' as const] : usable(fix);
  const near = shown.filter((id) => fits(id, target) || id === channel);
  const far = shown.filter((id) => !near.includes(id));
  const refused = CHANNELS.filter((id) => !shown.includes(id));
  return (
    <fieldset class="channel-tabs">
      <legend class="label">{fix.runsOn === 'target' ? 'How can you reach the target?' : 'Where will you run it?'}</legend>
      <div class="tabs">
        {near.map((id) => <Tab key={id} id={id} channel={channel} onChange={onChange} />)}
      </div>
      {far.length > 0 && (
        <details class="fold">
          <summary>Ways for other kinds of target</summary>
          <div class="tabs">{far.map((id) => <Tab key={id} id={id} channel={channel} onChange={onChange} />)}</div>
        </details>
      )}
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
