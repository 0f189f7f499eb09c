import type { Wrap } from './wrap.ts';

/** A management agent runs the bare script as SYSTEM; some start the 32-bit PowerShell unless they are told. */
export const agent: Wrap = ({ header, body }) => ({
  lines: [...header, '# Run it in 64-bit PowerShell. In Intune: "Run script in 64 bit PowerShell Host".', ...body],
  language: 'powershell',
});
