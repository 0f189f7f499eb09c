/** A label as part of a sentence: its first letter in lower case. Wrong for names, which must not lose their capital. */
export const clause = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1);
