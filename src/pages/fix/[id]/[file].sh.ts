import type { APIRoute, GetStaticPaths } from 'astro';
import { filePaths } from '../../../build/script-files.ts';

export const getStaticPaths: GetStaticPaths = () => filePaths('.sh');

export const GET: APIRoute = ({ props }) => new Response(String(props['text']));
