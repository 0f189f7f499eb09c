/** Where the site lies below its host, with a slash at both ends. Vite fills it in from BASE_PATH. */
const BASE = import.meta.env.BASE_URL.replace(/\/?$/, '/');

/** A link inside the site: `/fix/x/` with the base path in front. Other links come back as they are. */
export function href(path: string): string {
  return path.startsWith('/') && !path.startsWith('//') ? BASE + path.slice(1) : path;
}

export const fixPath = (id: string): string => href(`/fix/${id}/`);
export const articlePath = (id: string): string => href(`/articles/${id}/`);
export const codePath = (slug: string): string => href(`/codes/${slug}/`);
export const causePath = (cause: { readonly id: string; readonly phase: string }): string => href(`/articles/${cause.phase}/${cause.id}/`);
export const channelPath = (id: string): string => href(`/articles/run-without-rdp/${id}/`);
