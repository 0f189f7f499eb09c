import { z } from 'zod';
import { QUESTIONS, type QuestionId } from '../vocabulary.ts';
import { frequency, questionId, source, stage } from './shared.ts';

/** For each question on which a presentation says something: how often each option occurs. */
const optionFrequencies = z
  .partialRecord(questionId, z.record(z.string(), frequency))
  .superRefine((given, context) => {
    for (const [question, options] of Object.entries(given)) {
      const known: readonly string[] = QUESTIONS[question as QuestionId];
      for (const option of Object.keys(options)) {
        if (!known.includes(option)) {
          context.addIssue({
            code: 'custom',
            path: [question, option],
            message: `"${option}" is no option of ${question}; it has ${known.join(', ')}`,
          });
        }
      }
    }
  });

/** One way in which a cause shows up in real life. */
const presentation = z.strictObject({
  /** Share among the presentations of its cause; any positive weight, normalised on load. */
  share: z.number().positive(),
  /** One sentence of story: shown as "how this usually looks" and "yours looks like". */
  story: z.string().min(30).max(260),
  answers: optionFrequencies,
});

/** src/content/phases/<phase>/<cause-id>.yaml */
export const cause = z.strictObject({
  /** A full sentence without a full stop, fit after "Most likely": "the target's RDP certificate has expired". */
  label: z.string().min(8).max(90),
  /** The same in a few words, for bars and tables. */
  short: z.string().min(4).max(44),
  /** Of 1,000 Remote Desktop cases that fail, how many have this cause. */
  prior: z.number().int().min(1).max(200),
  /** Where on the line the connection ends. */
  stage,
  /** Whom to ask when a person cannot mend it alone, for what, and the text to send. */
  handover: z.strictObject({
    who: z.string().min(4),
    text: z.string().min(40),
  }),
  /** Causes that the questions cannot tell apart from this one, on purpose, and what would. */
  near: z.record(z.string(), z.string()).default({}),
  sources: z.array(source).min(1),
  presentations: z.array(presentation).min(5).max(10),
});
export type CauseContent = z.infer<typeof cause>;
