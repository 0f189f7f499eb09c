/** From how small a change of a share, up or down, a cause is worth a word. */
const WORTH_A_WORD = 0.01;

/** How far a question can move a cause; the engine's Movement has these fields. */
interface Moved {
  readonly cause: string;
  /** Expected change of its share, 0 to 1. */
  readonly expected: number;
  readonly highest: { readonly option: string };
}

/**
 * Why a question is asked, in one line: which causes its answer tells apart.
 * @param movements of the question, the most moved cause first
 * @param short a cause's name in a few words
 */
export function whyThisQuestion(movements: readonly Moved[], short: (cause: string) => string): string {
  const moved = movements.filter(({ expected }) => expected >= WORTH_A_WORD);
  const first = moved[0];
  if (!first) return 'it settles details of the plan.';
  const second = moved.find(({ highest }) => highest.option !== first.highest.option);
  if (!second) return `it can raise or lower one cause: "${short(first.cause)}".`;
  return `it tells two causes apart: "${short(first.cause)}" and "${short(second.cause)}".`;
}
