/**
 * The collections exist to render MDX bodies; everything else reads the content through src/lib/knowledge,
 * which also checks what one file cannot know. Both use the same schemas.
 */
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { fix } from './lib/knowledge/schema/fix.ts';
import { article } from './lib/knowledge/schema/pages.ts';

const folders = (base: string) => glob({ pattern: '*/index.mdx', base, generateId: ({ entry }) => entry.replace('/index.mdx', '') });

export const collections = {
  phases: defineCollection({ loader: folders('./src/content/phases'), schema: article }),
  articles: defineCollection({ loader: folders('./src/content/articles'), schema: article }),
  fixes: defineCollection({ loader: folders('./src/content/fixes'), schema: fix }),
};
