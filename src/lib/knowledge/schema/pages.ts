import { z } from 'zod';
import { answers, confidence, day, id, source, stage } from './shared.ts';

/** Frontmatter of src/content/phases/<phase>/index.mdx and src/content/articles/<id>/index.mdx */
export const article = z.strictObject({
  title: z.string().min(8).max(80),
  /** One or two sentences: what the reader will know or be able to do. */
  summary: z.string().min(30).max(320),
  /** Position in lists; phases follow the line. */
  order: z.number().int(),
  /** The stages of a connection that the article is about. */
  stages: z.array(stage).default([]),
  checked: z.strictObject({ date: day, how: z.string().min(6) }),
  sources: z.array(source).min(1),
  keywords: z.array(z.string()).default([]),
});
export type ArticleContent = z.infer<typeof article>;

/** src/content/channels/<channel-id>.yaml */
export const channel = z.strictObject({
  title: z.string().min(3).max(50),
  /** One word or few on what it needs, under the tab's title. */
  needs: z.string().min(6).max(90),
  /** Where and with which rights the script runs. */
  runsAs: z.string().min(4),
  /** How to send the script, step by step. */
  steps: z.array(z.string().min(6)).min(1),
  /** What this channel cannot do or loses. */
  limits: z.array(z.string().min(6)).default([]),
  sources: z.array(source).min(1),
});
export type ChannelContent = z.infer<typeof channel>;

/** src/content/codes/<slug>.yaml: a code that a client shows */
export const code = z.strictObject({
  /** Main and extended codes are different number spaces. */
  space: z.enum(['main', 'extended']),
  /** Lower-case hex as clients print it: 0x904. */
  value: z.string().regex(/^0x[0-9a-f]+$/),
  /** The documented constant, if there is one. */
  name: z.string().optional(),
  /** What the dialog says, in a few words of ours. */
  title: z.string().min(4).max(80),
  /** What it means, what it does not mean, what to do: two to six sentences. */
  means: z.string().min(40),
  stage: stage.optional(),
  /** What the code says about the questions. */
  answers: answers.default({}),
  confidence,
  sources: z.array(source).min(1),
  /** Causes worth a look. */
  causes: z.array(id).default([]),
});
export type CodeContent = z.infer<typeof code>;

/** src/content/claims/<id>.yaml: advice found on the web, checked */
export const claim = z.strictObject({
  claim: z.string().min(20),
  verdict: z.enum(['true', 'partly', 'unproven', 'wrong', 'harmful']),
  /** Why, in two to five sentences. */
  why: z.string().min(40),
  /** What to do instead: fix ids. */
  instead: z.array(id).default([]),
  checked: day,
  sources: z.array(source).min(1),
});
export type ClaimContent = z.infer<typeof claim>;

