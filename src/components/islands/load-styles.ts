const asked = new Map<string, Promise<void>>();

/**
 * Links the style sheet of a part that is loaded later: its chunk cannot bring it. Done when the sheet has arrived,
 * or cannot be had: a part without its looks is better than none.
 */
export function loadStyles(address: string): Promise<void> {
  const arrived = asked.get(address) ?? new Promise<void>((resolve) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = address;
    link.onload = link.onerror = () => resolve();
    document.head.append(link);
  });
  asked.set(address, arrived);
  return arrived;
}
