import { QUESTION_IDS, STAGES, type QuestionId, type StageId } from '../../../lib/knowledge/vocabulary.ts';

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

function readOption(item: HTMLElement): [string, OptionWords] {
  const { option = '', chip = '', passed, stops, suspect } = item.dataset;
  const [through, end] = [stageOf(passed), stageOf(stops)];
  return [option, {
    label: item.querySelector('b')?.textContent ?? option,
    note: item.querySelector('small')?.textContent ?? '',
    chip,
    line: {
      ...(through ? { passed: through } : {}),
      ...(end ? { stops: end } : {}),
      ...(suspect ? { suspect: suspect.split(' ').map(stageOf).filter((stage) => stage !== undefined) } : {}),
    },
  }];
}

function readQuestion(section: HTMLElement): QuestionWords {
  return {
    ask: section.querySelector('h3')?.textContent ?? '',
    chip: section.dataset['chip'] ?? '',
    options: new Map([...section.querySelectorAll<HTMLElement>('[data-option]')].map(readOption)),
    find: section.querySelector('[data-find]')?.getAttribute('href') ?? '',
  };
}

/** Reads the sheet from the page. Done once, before the flow hides it. */
export function readSheet(root: ParentNode): Sheet {
  const all = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)];
  return {
    questions: new Map(all('[data-question]').map((section) => [
      QUESTION_IDS.find((id) => id === section.dataset['question']) ?? 'symptom', readQuestion(section),
    ])),
    causes: new Map(all('[data-cause]').map((item) => [item.dataset['cause'] ?? '', {
      // The attribute has the label as a clause; the text begins with a capital.
      label: item.querySelector('[data-label]')?.getAttribute('data-label') ?? '',
      short: item.dataset['short'] ?? '',
      stage: stageOf(item.dataset['stage']) ?? 'negotiation',
      article: item.querySelector('a[data-article]')?.getAttribute('href') ?? '',
    }])),
    fixes: new Map(all('a[data-fix]').map((link) => [
      link.dataset['fix'] ?? '', { title: link.textContent?.trim() ?? '', href: link.getAttribute('href') ?? '' },
    ])),
  };
}
