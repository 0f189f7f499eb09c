import { answer, expect, finish, test } from './test.ts';

test('from an error to a plan: every answer moves the list, the plan names a fix and why', async ({ page }) => {
  await page.goto('/troubleshoot/#symptom=closed&target=server&port=open');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(/\?$/);
  await expect(page.getByText('Why this question:')).toBeVisible();
  await page.locator('#flow summary', { hasText: 'How do I find out?' }).click();
  await expect(page.locator('#flow .fold-body pre').first()).toBeVisible();
  await finish(page);
  await expect(heading).toContainText(/Most likely|cannot tell yet|Nothing we know/);
  await expect(page.getByRole('heading', { name: 'Why we think so' })).toBeVisible();
  await expect(page.getByText('Speaks for it').first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open the fix' })).toHaveAttribute('href', /\/fix\/[a-z0-9-]+\/#symptom=closed/);
});

test('strong evidence leads to the cause it speaks for', async ({ page }) => {
  await page.goto('/troubleshoot/#symptom=certificate&target=server&port=open&probe=cert-expired&at=plan');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('certificate has expired');
  await page.goto('/troubleshoot/#symptom=licence&role=session-host&scope=admin-only&event=licensing&at=plan');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/licen/i);
});

test('an earlier answer can be changed and the later ones stay', async ({ page }) => {
  await page.goto('/troubleshoot/#symptom=closed&target=azure&port=open');
  await page.getByRole('button', { name: /Target Azure virtual machine/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Where is the computer you connect to?');
  await expect(page.locator('.option input[value="azure"]')).toBeChecked();
  await answer(page, 'pc');
  await expect(page).toHaveURL(/symptom=closed&target=pc&port=open/);
});

test('Back goes one answer back, Forward comes again', async ({ page }) => {
  await page.goto('/troubleshoot/');
  const heading = page.getByRole('heading', { level: 1 });
  const first = await heading.textContent();
  await page.locator('.option input').first().check();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(heading).not.toHaveText(first ?? '');
  const second = await heading.textContent();
  await page.goBack();
  await expect(heading).toHaveText(first ?? '');
  await page.goForward();
  await expect(heading).toHaveText(second ?? '');
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(heading).toHaveText(first ?? '');
});

test('"I don\'t know" changes no share', async ({ page }) => {
  await page.goto('/troubleshoot/#symptom=closed');
  const bars = page.locator('.sofar li b');
  const before = await bars.allTextContents();
  await page.locator('.option input[value="unknown"]').check();
  expect(await bars.allTextContents()).toEqual(before);
});

test('tried, no change: another fix comes first, and it can be taken back', async ({ page }) => {
  await page.goto('/troubleshoot/#symptom=certificate&target=server&probe=cert-expired&at=plan');
  const first = page.locator('section[aria-labelledby="first-title"] h3');
  const title = await first.textContent();
  await page.getByRole('button', { name: 'I tried it, no change' }).click();
  await expect(first).not.toHaveText(title ?? '');
  await expect(page).toHaveURL(/tried=/);
  await page.getByRole('list', { name: 'Tried, no change' }).getByRole('button').click();
  await expect(first).toHaveText(title ?? '');
});

test('a plan never starts with a step that lowers security', async ({ page }) => {
  for (const answers of ['symptom=sign-in&event=logon-failure&nla=on&join=domain', 'symptom=sign-in&probe=nla-required&client=third-party']) {
    await page.goto(`/troubleshoot/#${answers}&at=plan`);
    await page.reload();
    await expect(page.locator('section[aria-labelledby="first-title"] dl')).not.toContainText('Lowers security');
  }
});

test('going on without a choice says what to do', async ({ page }) => {
  await page.goto('/troubleshoot/');
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('alert')).toContainText('Choose a row first');
});

test('the keyboard alone is enough: digits choose, Enter goes on', async ({ page }) => {
  await page.goto('/troubleshoot/');
  const heading = page.getByRole('heading', { level: 1 });
  const first = await heading.textContent();
  await page.keyboard.press('1');
  await expect(page.locator('.option input').first()).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(heading).not.toHaveText(first ?? '');
  await expect(heading).toBeFocused();
});

test('an old or hostile link is never an error page', async ({ page }) => {
  await page.goto('/troubleshoot/#symptom=closed&colour=blue&target=moon&%3Cscript%3E=1&symptom=licence');
  await expect(page.getByText('do not know any more')).toBeVisible();
  await expect(page.locator('code', { hasText: 'colour' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Your answers so far' })).toContainText('closed before sign-in');
});
