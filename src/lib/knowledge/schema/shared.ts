import { z } from 'zod';
import { CHANNELS, QUESTIONS, QUESTION_IDS, STAGES, type QuestionId } from '../vocabulary.ts';

/** Any permanent id: kebab-case, at most 32 characters, so that it can stand in a permalink. */
export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case letters, digits and single hyphens').max(32);

/** How often an option occurs in a presentation, or how often a fix cures a cause: words, not numbers. */
export const frequency = z.enum(['almost-always', 'usually', 'half', 'sometimes', 'rarely', 'never']);
export type Frequency = z.infer<typeof frequency>;

export const stage = z.enum(STAGES);
export const channelId = z.enum(CHANNELS);
export const questionId = z.enum(QUESTION_IDS as [QuestionId, ...QuestionId[]]);

/** A calendar day, YYYY-MM-DD. YAML readers may hand over a Date; both are taken. */
export const day = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
  z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write the date as YYYY-MM-DD'),
);

/** How sure a statement is, and why. */
export const confidence = z.enum([
  /** Stated by the vendor of the software it is about. */
  'documented',
  /** Reported by people who tried it; no vendor document found. */
  'reported',
  /** Follows from documented facts; nobody is known to have written it down. */
  'derived',
]);

/** A page that a reader can open to check a statement. */
export const source = z.strictObject({
  title: z.string().min(3),
  url: z.url({ protocol: /^https$/ }),
  /** Who publishes it: Microsoft, FreeRDP, a vendor ... */
  by: z.string().min(2),
  /** What it says that matters here, in our words. */
  says: z.string().min(8).optional(),
  confidence: confidence.default('documented'),
});
export type Source = z.infer<typeof source>;

/** Answers as data: question -> option. Wrong ids are reported with the ones that exist. */
export const answers = z
  .partialRecord(questionId, z.string())
  .superRefine((given, context) => {
    for (const [question, option] of Object.entries(given)) {
      const known: readonly string[] = QUESTIONS[question as QuestionId];
      if (!known.includes(option)) {
        context.addIssue({
          code: 'custom',
          path: [question],
          message: `"${option}" is no option of ${question}; it has ${known.join(', ')}`,
        });
      }
    }
  });

/** Where something applies: question -> the options for which it does. Absent = everywhere. */
export const applies = z
  .partialRecord(questionId, z.array(z.string()).min(1))
  .superRefine((given, context) => {
    for (const [question, options] of Object.entries(given)) {
      const known: readonly string[] = QUESTIONS[question as QuestionId];
      for (const option of options ?? []) {
        if (!known.includes(option)) {
          context.addIssue({ code: 'custom', path: [question], message: `"${option}" is no option of ${question}; it has ${known.join(', ')}` });
        }
      }
    }
  });
