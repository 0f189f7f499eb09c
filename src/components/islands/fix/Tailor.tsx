import type { FixPageData } from '../../../lib/site/fix-page.ts';
import type { NameId } from '../../../lib/knowledge/schema/fix.ts';
import type { ChannelId } from '../../../lib/knowledge/vocabulary.ts';
import { ChannelTabs } from './ChannelTabs.tsx';
import { NameFields } from './NameFields.tsx';
import { Answers } from './Answers.tsx';
import { withOption, type Situation } from './situation.ts';

interface Props {
  readonly data: FixPageData;
  readonly situation: Situation;
  readonly onChange: (situation: Situation) => void;
}

/** The bar that makes the scripts fit: answers, the way to the machine, names. */
export function Tailor({ data, situation, onChange }: Props) {
  const setName = (id: NameId, value: string) => onChange({ ...situation, names: { ...situation.names, [id]: value } });
  const setChannel = (channel: ChannelId) => onChange({ ...situation, channel });
  return (
    <div class="stack">
      <Answers data={data} situation={situation} onChange={(question, option) => onChange(withOption(situation, question, option))} />
      <ChannelTabs fix={data.fix} channel={situation.channel} target={situation.link.answers.target} onChange={setChannel} />
      <NameFields fix={data.fix} channel={situation.channel} names={situation.names} onChange={setName} />
    </div>
  );
}
