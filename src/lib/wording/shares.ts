import { inTens } from '../tree/index.ts';

/** A share in words and tens: "about 6 in 10". Decimals would promise more than an estimate can hold. */
export function aboutInTen(share: number): string {
  const tens = inTens(share);
  if (tens <= 0) return 'less than 1 in 10';
  if (tens >= 10) return 'more than 9 in 10';
  return `about ${tens} in 10`;
}

/** The same without "about", for bars: "6 in 10". */
export function inTen(share: number): string {
  return aboutInTen(share).replace('about ', '');
}
