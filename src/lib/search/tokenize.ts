/**
 * Splits a text for search. What a Windows person types whole stays whole and is also found in parts:
 * 0x80070005, bcdedit.exe, KB5034441, rdp-tcp, Set-Service.
 */
export function tokenize(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}._:\\/-]*/gu) ?? [];
  const trimmed = words.map((word) => word.replace(/[._:\\/-]+$/, ''));
  const parts = trimmed.flatMap((word) => word.split(/[._:\\/-]+/).filter((part) => part !== word && part.length > 1));
  return [...new Set([...trimmed, ...parts])];
}
