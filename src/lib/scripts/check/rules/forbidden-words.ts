import type { Rule } from '../script.ts';

/** Forms that hide what runs, reach past the cmdlets, or end the window of the person. */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/-e(nc|ncodedcommand)?\s+[A-Za-z0-9+/=]{16,}|-EncodedCommand/i, 'an encoded command'],
  [/\[(Microsoft\.Win32\.)?Registry(Key)?\]|Microsoft\.Win32\.Registry/i, 'the registry past the cmdlets'],
  [/Net\.WebClient|Net\.Http|DownloadString|DownloadFile/i, 'a download'],
  [/FromBase64String/i, 'hidden content'],
  [/\[scriptblock\]::Create|\.InvokeScript\(|InvokeCommand/i, 'code made at run time'],
  [/DllImport|Reflection\.Assembly|LoadWithPartialName/i, 'foreign code'],
  [/AsPlainText/i, 'a password in the text'],
];

export const forbiddenWords: Rule = {
  id: 'forbidden-words',
  check: ({ lines, tokens }) => [
    ...lines.flatMap((line, index) =>
      FORBIDDEN.filter(([pattern]) => pattern.test(line)).map(([, what]) => ({ line: index + 1, message: `never: ${what}` })),
    ),
    ...tokens
      .filter(({ kind, text }) => kind === 'keyword' && text.toLowerCase() === 'exit')
      .map(({ line }) => ({ line, message: 'never: exit closes the window of the person' })),
  ],
};
