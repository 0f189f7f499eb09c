/** A share (0 to 1) as "N in 10", 0 to 10. */
export function inTens(share: number): number {
  return Math.min(10, Math.max(0, Math.round(share * 10)));
}
