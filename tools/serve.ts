/**
 * Serves dist the way a plain static host does, with the headers of dist/_headers: tests see the same
 * Content-Security-Policy as visitors. Usage: node tools/serve.ts [port]
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import process from 'node:process';

const ROOT = 'dist';
const PORT = Number(process.argv[2] ?? 4321);
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon', '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml', '.webmanifest': 'application/manifest+json', '.ps1': 'text/plain; charset=utf-8',
};

/** The headers that `_headers` gives to every page (its block for `/*`). */
function headersForAll(): [string, string][] {
  const file = join(ROOT, '_headers');
  if (!existsSync(file)) return [];
  const block = readFileSync(file, 'utf8').split(/^(?=\S)/m).find((part) => part.startsWith('/*')) ?? '';
  return block.split('\n').slice(1).filter((line) => line.includes(':')).map((line) => {
    const at = line.indexOf(':');
    return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
  });
}

/** The file for a path, or undefined. Paths are normalised first, so none leads out of dist. */
function fileFor(path: string): string | undefined {
  const file = join(ROOT, normalize(`/${decodeURIComponent(path)}`));
  if (!existsSync(file)) return undefined;
  if (!statSync(file).isDirectory()) return file;
  const index = join(file, 'index.html');
  return existsSync(index) ? index : undefined;
}

const headers = headersForAll();

createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const found = fileFor(pathname);
  const file = found ?? join(ROOT, '404.html');
  for (const [name, value] of headers) response.setHeader(name, value);
  response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
  response.statusCode = found ? 200 : 404;
  response.end(existsSync(file) ? readFileSync(file) : 'Not found');
}).listen(PORT, '127.0.0.1', () => console.log(`http://127.0.0.1:${PORT}/`));
