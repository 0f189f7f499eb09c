import { test as base, expect, type Page } from '@playwright/test';

/** Every test fails on a violation of the site's policy, an error in a script, or a request to another host. */
export const test = base.extend<{ watched: void }>({
  watched: [
    async ({ page, baseURL }, use) => {
      const problems: string[] = [];
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI}`);
        });
      });
      page.on('console', (message) => {
        // A 404 page is a page, too; browsers log its status.
        if (message.type() === 'error' && !message.text().includes('404')) problems.push(message.text());
      });
      page.on('pageerror', (error) => problems.push(error.message));
      page.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(baseURL ?? '') && !/^(?:blob|data):/.test(url)) problems.push(`request to ${url}`);
      });
      await use();
      expect(problems).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect, type Page };

/** The message as the classic client copies it with Ctrl+C. */
export const DIALOG = `[Window Title]
Remote Desktop Connection

[Content]
This computer can't connect to the remote computer.

Try connecting again. If the problem continues, contact the owner of the remote computer or your network administrator.

[Expanded Information]
Error code: 0x904
Extended error code: 0x7
Timestamp (UTC): 11/21/26 07:18:47 AM`;

/** The first sign of use: what tailors a fix page is loaded with it. */
export async function use(page: Page): Promise<void> {
  await page.mouse.move(300, 300);
  await expect(page.getByRole('heading', { name: 'Made for your situation' })).toBeVisible();
}

/** Chooses an option of the question on the screen and goes on. */
export async function answer(page: Page, option: string): Promise<void> {
  const question = await page.getByRole('heading', { level: 1 }).textContent();
  await page.locator(`.option input[value="${option}"]`).check();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(question ?? '');
}

/** Answers "I don't know" until the plan is there. */
export async function finish(page: Page): Promise<void> {
  for (let asked = 0; asked < 20; asked += 1) {
    if (await page.getByRole('heading', { name: 'Try this first', exact: true }).isVisible()) return;
    await answer(page, 'unknown');
  }
  throw new Error('no plan after 20 questions');
}
