/**
 * npm run -s scripts -- --out DIR
 * Writes every script of every fix, for every channel and every combination of the answers that it uses, with
 * sample names filled in, and index.json that lists them. Exit code 2 for a wrong command line.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import type { Fix, Knowledge } from '../lib/knowledge/knowledge.ts';
import { loadKnowledge } from '../lib/knowledge/load.ts';
import type { ScriptedFix } from '../lib/knowledge/schema/fix.ts';
import { CHANNELS, QUESTIONS } from '../lib/knowledge/vocabulary.ts';
import {
  channelRule, compose, nameField, namesFor, PARTS, sha256, type ChannelId, type Language, type Names, type Part,
  type QuestionId, type RdpAnswers,
} from '../lib/scripts/index.ts';

type Scripted = Fix & ScriptedFix;

interface Entry {
  readonly file: string | null;
  readonly fix: string;
  readonly channel: ChannelId;
  readonly part: Part;
  readonly language: Language;
  readonly answers: RdpAnswers;
  readonly names: Names;
  readonly sha256: string | null;
  readonly refused: string | null;
}

/** All ways to answer these questions, `unknown` included. */
function combinations(questions: readonly QuestionId[]): RdpAnswers[] {
  return questions.reduce<RdpAnswers[]>(
    (made, question) =>
      made.flatMap((answers) => [...QUESTIONS[question], 'unknown'].map((option) => ({ ...answers, [question]: option }) as RdpAnswers)),
    [{}],
  );
}

function sampleNames(fix: Scripted, channel: ChannelId): Names {
  const { needed, optional } = namesFor(fix, channel);
  return Object.fromEntries([...needed, ...optional].map((id) => [id, nameField(id).example]));
}

/** fix/channel.part.target-azure.ps1 */
function filePath(fix: string, channel: ChannelId, part: Part, answers: RdpAnswers, language: Language): string {
  const chosen = Object.entries(answers).map(([question, option]) => `.${question}-${option}`).join('');
  return `${fix}/${channel}.${part}${chosen}.${language === 'bash' ? 'sh' : 'ps1'}`;
}

function writeScript(out: string, file: string, text: string): void {
  mkdirSync(dirname(join(out, file)), { recursive: true });
  writeFileSync(join(out, file), text);
}

/** Writes all scripts of one fix and one channel, and gives their lines of the index. */
function writeChannel(fix: Scripted, channel: ChannelId, knowledge: Knowledge, version: string, out: string): Entry[] {
  const names = sampleNames(fix, channel);
  const { verbs, frame } = knowledge;
  const date = fix.changes.at(-1)?.date ?? fix.checked.date;
  return combinations(fix.uses).flatMap((answers) =>
    PARTS.map((part): Entry => {
      const made = compose({ fix, part, channel, answers, names, fragments: fix.scripts, verbs, frame, version, date });
      const common = { fix: fix.id, channel, part, answers, names };
      if (made.refused !== null) {
        return { file: null, ...common, language: channelRule(channel).language, sha256: null, refused: made.refused };
      }
      const file = filePath(fix.id, channel, part, answers, made.language);
      writeScript(out, file, made.text);
      return { file, ...common, language: made.language, sha256: sha256(made.text), refused: null };
    }),
  );
}

function folderFrom(args: readonly string[]): string {
  const [option, out, ...rest] = args;
  if (option === '--out' && out !== undefined && rest.length === 0) return out;
  console.error('usage: npm run -s scripts -- --out DIR');
  process.exit(2);
}

const out = folderFrom(process.argv.slice(2));
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
const knowledge = loadKnowledge();
const scripted = knowledge.fixes.filter((fix): fix is Scripted => fix.kind === 'scripted' && fix.runsOn !== 'other');
const index = scripted.flatMap((fix) => CHANNELS.flatMap((channel) => writeChannel(fix, channel, knowledge, version, out)));
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'index.json'), `${JSON.stringify(index, null, 1)}\n`);
