import { QUESTION_IDS, QUESTIONS, STAGES, type QuestionId, type StageId } from '../../../lib/knowledge/vocabulary.ts';
import { clause } from '../../../lib/wording/clause.ts';

/**
 * The words of the guided flow. They stand in the page already, for readers without JavaScript
 * (see QuestionSheet.astro and CauseSheet.astro); reading them from there keeps them out of the script.
 */
export interface OptionWords {
  readonly label: string;
  readonly note: string;
  readonly chip: string;
  readonly line: { readonly passed?: StageId; readonly stops?: StageId; readonly suspect?: readonly StageId[] };
}

export interface QuestionWords {
  readonly ask: string;
  readonly chip: string;
  readonly options: ReadonlyMap<string, OptionWords>;
  /** Where "How do I find out?" is answered: a section of a page of its own, fetched when it is wanted. */
  readonly find: string;
}

export interface CauseWords {
  readonly label: string;
  readonly short: string;
  readonly stage: StageId;
  readonly article: string;
}

export interface Sheet {
  readonly questions: ReadonlyMap<QuestionId, QuestionWords>;
  readonly causes: ReadonlyMap<string, CauseWords>;
  /** Titles of the fixes by id. */
  readonly fixes: ReadonlyMap<string, { readonly title: string; readonly href: string }>;
}

const stageOf = (value: string | undefined): StageId | undefined => STAGES.find((stage) => stage === value);

function readOption(item: HTMLElement): OptionWords {
  const { chip = '', passed, stops, suspect } = item.dataset;
  const [through, end] = [stageOf(passed), stageOf(stops)];
  return {
    label: item.querySelector('b')?.textContent ?? '',
    note: item.querySelector('small')?.textContent ?? '',
    chip,
    line: {
      ...(through ? { passed: through } : {}),
      ...(end ? { stops: end } : {}),
      ...(suspect ? { suspect: suspect.split(' ').map(stageOf).filter((stage) => stage !== undefined) } : {}),
    },
  };
}

function readQuestion(id: QuestionId, section: HTMLElement): QuestionWords {
  const ids: readonly string[] = section.dataset['options']?.split(' ') ?? QUESTIONS[id];
  const items = [...section.querySelectorAll<HTMLElement>('li')];
  return {
    ask: section.querySelector('h3')?.textContent ?? '',
    chip: section.dataset['chip'] ?? '',
    options: new Map(items.map((item, at) => [ids[at] ?? '', readOption(item)])),
    find: section.querySelector('a')?.getAttribute('href') ?? '',
  };
}

/** The label stands in the page as a sentence; where more than its first letter differs, there is an attribute. */
function readCause(item: HTMLElement, link: HTMLAnchorElement): CauseWords {
  return {
    label: item.dataset['label'] ?? clause(link.textContent ?? ''),
    short: item.dataset['short'] ?? '',
    stage: stageOf(item.dataset['stage']) ?? 'negotiation',
    article: link.getAttribute('href') ?? '',
  };
}

/** Reads the sheet from the page. Done once, before the flow hides it. */
export function readSheet(root: ParentNode): Sheet {
  const sections = QUESTION_IDS.map((id) => [id, root.querySelector<HTMLElement>(`#${id}`)] as const);
  const causes = [...root.querySelectorAll<HTMLElement>('[data-stage]')];
  const fixes = [...root.querySelectorAll<HTMLAnchorElement>('a[href*="/fix/"]')];
  return {
    questions: new Map(sections.flatMap(([id, section]) => (section ? [[id, readQuestion(id, section)]] : []))),
    causes: new Map(causes.flatMap((item) => {
      const link = item.querySelector('a');
      return link ? [[link.hash.slice(1), readCause(item, link)]] : [];
    })),
    // The address of a fix ends in its id and a slash.
    fixes: new Map(fixes.map((link) => [
      link.pathname.split('/').at(-2) ?? '', { title: link.textContent?.trim() ?? '', href: link.getAttribute('href') ?? '' },
    ])),
  };
}
