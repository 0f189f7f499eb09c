/** The bar at the foot of a phone always names the next step: the first one that is not ticked as done. */
export function followProgress(): void {
  const bar = document.querySelector<HTMLElement>('[data-bar]');
  const text = bar?.querySelector('p');
  const link = bar?.querySelector('a');
  // Undo is no step on the way: it has no box to tick.
  const steps = [...document.querySelectorAll<HTMLElement>('.step')].filter((step) => step.querySelector('.done'));
  if (!bar || !text || !link) return;
  const update = () => {
    const at = steps.findIndex((step) => !step.querySelector<HTMLInputElement>('.done input')?.checked);
    const next = steps[at];
    bar.hidden = next === undefined;
    if (!next) return;
    const title = next.querySelector('h3')?.lastChild?.textContent ?? '';
    text.textContent = `Step ${at + 1} of ${steps.length}: ${title}`;
    link.textContent = `Go to step ${at + 1}`;
    link.href = `#${next.id}`;
  };
  document.addEventListener('change', (event) => {
    if (event.target instanceof Element && event.target.closest('.done')) update();
  });
  update();
}
