import { DIALOG, expect, test } from './test.ts';

test('a pasted message is understood, marked, correctable, and starts the flow', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('Paste the error message').fill(DIALOG);
  await expect(page.locator('.paste-echo mark').first()).toHaveText(/Remote Desktop Connection/);
  await expect(page.locator('.chip', { hasText: 'Code 0x904' })).toBeVisible();
  const seen = page.getByRole('combobox', { name: /^You see/ });
  await expect(seen).toHaveValue('closed');
  await page.getByRole('combobox', { name: /^Client/ }).selectOption('windows-app');
  await page.getByRole('button', { name: 'Find the cause' }).click();
  await expect(page).toHaveURL(/\/troubleshoot\/#symptom=closed&client=windows-app$/);
  await expect(page.getByRole('list', { name: 'Your answers so far' })).toContainText('closed before sign-in');
});

test('a text without a known code says so and still goes on', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('Paste the error message').fill('it is broken');
  await expect(page.getByText('No code or phrase that we know')).toBeVisible();
  await page.getByRole('button', { name: 'Find the cause' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/\?$/);
});

test('a contradiction is named, not decided', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('Paste the error message').fill('Error code: 0x904\n\nError code: 0x204');
  await expect(page.getByText('We will ask.')).toBeVisible();
});

test('there is a way in without a message', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: /ask me/i }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/\?$/);
});
