import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readKnowledge } from '../../../src/lib/knowledge/load.ts';
import { ContentError, type Problem } from '../../../src/lib/knowledge/problems.ts';

let root: string;
const FIX = 'src/content/fixes/set-security-layer/index.mdx';
const CAUSE = 'src/content/phases/certificate-and-keys/cert-expired.yaml';

/** Changes one file of a copy of the content. */
function plant(file: string, from: string | RegExp, to: string): void {
  const path = join(root, file);
  const text = readFileSync(path, 'utf8');
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  writeFileSync(path, changed);
}

function problems(): readonly Problem[] {
  try {
    readKnowledge(root);
    return [];
  } catch (error) {
    if (error instanceof ContentError) return error.problems;
    throw error;
  }
}

/** The line on which `text` stands in a file of the copy. */
function lineOf(file: string, text: string): number {
  return readFileSync(join(root, file), 'utf8').split('\n').findIndex((line) => line.includes(text)) + 1;
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'reconnect-'));
  cpSync('src/content', join(root, 'src/content'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('content with a mistake', () => {
  it('is named with file and line: a cause that does not exist', () => {
    plant(FIX, /^cures:\n {2}/m, 'cures:\n  no-such-cause: half\n  ');
    expect(problems()).toEqual([
      expect.objectContaining({ file: FIX, line: lineOf(FIX, 'no-such-cause'), message: expect.stringContaining('no cause "no-such-cause"') }),
    ]);
  });

  it('is named with file and line: an option that does not exist', () => {
    plant(CAUSE, 'symptom: { closed:', 'symptom: { clozed:');
    expect(problems()[0]).toMatchObject({ file: CAUSE, message: expect.stringContaining('"clozed" is no option of symptom') });
    expect(problems()[0]?.line).toBeGreaterThan(1);
  });

  it('is reported all at once', () => {
    plant(CAUSE, /^prior: .*$/m, 'prior: many');
    plant(FIX, /^minutes: .*$/m, 'minutes: soon');
    plant('src/content/questions/port.yaml', 'effort:', 'efort:');
    expect(new Set(problems().map(({ file }) => file))).toEqual(new Set([CAUSE, FIX, 'src/content/questions/port.yaml']));
  });

  it('is reported where a question lost a file, a fix its script, a base rate its sum', () => {
    rmSync(join(root, 'src/content/questions/nla.yaml'));
    rmSync(join(root, 'src/content/fixes/set-security-layer/check.ps1'));
    plant('src/content/questions/port.yaml', 'open: 800', 'open: 700');
    const messages = problems().map(({ message }) => message).join('\n');
    expect(messages).toContain('file is missing');
    expect(messages).toContain('needs check.ps1');
    expect(messages).toContain('900, not 1000');
  });

  it('is reported where scripts are not tried: no states, a wrong word in them, or changed since', () => {
    rmSync(join(root, 'src/content/fixes/enable-rdp/scenarios.yaml'));
    plant('src/content/fixes/set-security-layer/index.mdx', /^executed:\n {2}date: .*$/m, 'executed:\n  date: 2020-01-01');
    const messages = problems().map(({ file, message }) => `${file}: ${message}`).join('\n');
    expect(messages).toMatch(/enable-rdp\/index.mdx: a scripted fix needs scenarios.yaml/);
    expect(messages).toMatch(/set-security-layer\/index.mdx: the scripts changed after they were last executed/);
    plant('src/content/fixes/allow-tls12/scenarios.yaml', 'check:', 'chek:');
    expect(problems()[0]).toMatchObject({ file: 'src/content/fixes/allow-tls12/scenarios.yaml' });
  });

  it('is reported where YAML itself is broken', () => {
    plant(CAUSE, /^prior:/m, 'prior: [');
    expect(problems()[0]).toMatchObject({ file: CAUSE });
  });
});
