import { beforeAll, describe, expect, test } from 'vitest';
import type { Parse } from '../../../src/lib/scripts/check/parse.ts';
import { checkAz, checkBash } from '../../../src/lib/scripts/check/shell.ts';
import { AZ, batchGrammar } from './library.ts';

const bash = (line: string) => checkBash(`set -euo pipefail\n${line}\n`).map(({ rule }) => rule);

describe('bash', () => {
  test.each([
    ['rm -- $FILE', 'bash-quoting'], ['curl https://example.org', 'bash-forbidden'], ['rm -rf "$HOME"', 'bash-forbidden'],
    ['eval "$X"', 'bash-forbidden'], ['cat <<EOF', 'bash-here-document'], ['echo \u201cx\u201d', 'bash-ascii'], ['az vm list', 'bash-errors'],
  ])('refuses %s', (line, rule) => expect(bash(line)).toContain(rule));
  test.each(['rm -- "$FILE"', "cat > \"$FILE\" <<'END'\n$anything `goes`\nEND", "echo '$not expanded'", 'az vm list --only-show-errors'])(
    'takes %s', (line) => expect(bash(line)).toEqual([]),
  );
  test('wants the strict rules', () => expect(checkBash('echo x').map(({ rule }) => rule)).toContain('bash-strict'));
});

describe('az', () => {
  const az = (line: string) => checkAz(line, AZ).map(({ message }) => message).join();
  test.each([
    ['az vm run-command invoke --script x', /no option --script$/],
    ['az vm user reset-remote-desktop --name x', /not in the catalogue/],
    ['X=$(az network nsg rule list --nsg x | head)', /no option --nsg$/],
  ])('%s', (line, message) => expect(az(line)).toMatch(message));
  test('options over several lines', () => {
    expect(az("az vm run-command invoke \\\n  --name='x' \\\n  --scripts @f.ps1 \\\n  --only-show-errors")).toBe('');
  });
});

describe('cmd', () => {
  let parse: Parse;
  beforeAll(async () => {
    parse = await batchGrammar();
  });
  test.each(['net stop TermService /y', 'reg add "HKLM\\SYSTEM\\x" /v y /t REG_DWORD /d 0 /f', 'if exist "x" (\r\n  echo y\r\n) else (\r\n  echo z\r\n)'])(
    'takes %j', (text) => expect(parse(`${text}\r\n`)).toEqual([]),
  );
  test.each(['if exist "x" (', 'echo "open\r\nif exist'])('refuses %j', (text) => expect(parse(`${text}\r\n`)).not.toEqual([]));
});
