import { expect, test } from '@playwright/test';

test.use({ javaScriptEnabled: false });

test('the fix page is complete, untailored', async ({ page }) => {
  await page.goto('/fix/renew-rdp-certificate/#target=azure&via=run-command-portal');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Renew the RDP certificate');
  for (const part of ['check', 'dry-run', 'apply', 'undo']) {
    await expect(page.locator(`[data-script="${part}"] pre`)).toContainText('& {');
  }
  for (const section of ['What can go wrong', 'Sources', 'Why it works']) await expect(page.getByRole('heading', { name: section })).toBeVisible();
  await expect(page.locator('[data-channel]').first()).toBeVisible();
  await expect(page.getByText(/Executed by PowerShell 7\.\S+ against a simulated Windows .* in \d\d states\. Not tested: real Windows/)).toBeVisible();
});

test('the troubleshooter lists the questions and the causes with links to their fixes', async ({ page }) => {
  await page.goto('/troubleshoot/');
  await expect(page.getByRole('heading', { name: 'What do you see when you connect?' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Does the Remote Desktop port accept' })).toBeVisible();
  expect(await page.locator('a[href*="/fix/"]').count()).toBeGreaterThan(39);
  await page.locator('a[href*="/fix/renew-rdp-certificate/"]').first().click();
  await expect(page).toHaveURL(/\/fix\/renew-rdp-certificate\//);
});

test('the start page leads on', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: /ask me/i }).click();
  await expect(page).toHaveURL(/\/troubleshoot\//);
});

test('nothing offers what needs a script', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('[data-search]')).toBeHidden();
});
