import type { APIRoute, GetStaticPaths } from 'astro';
import { filePaths } from '../../../build/script-files.ts';

/** The scripts of a fix as files, so that they can be had and compared without JavaScript. */
export const getStaticPaths: GetStaticPaths = () => filePaths('.ps1');

export const GET: APIRoute = ({ props }) => new Response(String(props['text']));
