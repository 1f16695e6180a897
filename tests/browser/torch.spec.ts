import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, open, ready, test, trainFully } from './page';

/** Debian's own python3: another one on PATH would not see Debian's PyTorch. */
const PYTHON = '/usr/bin/python3';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vamos-torch-'));
});
test.afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function saved(page: Page, button: Locator): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

/** The bytes of every tensor by its name. */
function tensors(path: string): Record<string, string> {
  const file = readFileSync(path);
  const start = 8 + Number(file.readBigUInt64LE(0));
  const header = JSON.parse(file.subarray(8, start).toString()) as Record<string, { data_offsets?: [number, number] }>;
  return Object.fromEntries(
    Object.entries(header).flatMap(([name, { data_offsets: ends }]) =>
      ends ? [[name, file.subarray(start + ends[0], start + ends[1]).toString('hex')]] : [],
    ),
  );
}

test('a model goes to PyTorch, translates and learns there, and comes back with its attention', async ({ page }) => {
  test.slow(); // PyTorch takes seconds to begin
  await open(page, 'lets-go');
  await trainFully(page);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const part = page.getByRole('region', { name: 'Take it to PyTorch' });
  const model = await saved(page, part.getByRole('button', { name: 'Save vamos-lets-go-step-200.safetensors' }));
  const program = await saved(page, part.getByRole('link', { name: 'Save vamos_torch.py' }));
  expect(model).toBe(join(folder, 'vamos-lets-go-step-200.safetensors'));
  expect(program).toBe(join(folder, 'vamos_torch.py'));
  const original = tensors(model);

  // The commands as they stand there, but for the number of processes.
  const [translate, train] = await part.locator('pre').allInnerTexts();
  const shell = (line: string): string => execFileSync('sh', ['-c', line], { cwd: folder, encoding: 'utf8' });
  expect(shell(translate!.replace('python3', PYTHON))).toBe('vamos\n');
  const pairs = 'printf "let\'s go\\tvamos\\nto go\\tir\\n" > pairs.tsv;';
  const alone = train!.replace('torchrun --nproc-per-node=4', PYTHON);
  expect(alone).not.toBe(train);
  expect(shell(`${pairs} ${alone} --set totalSteps=203`)).toContain('at step 203');

  const choose = (name: string): Promise<void> => page.getByLabel('Open model file').setInputFiles(join(folder, name));
  await choose('further.safetensors');
  await expect(page.locator('[data-number=step]')).toHaveText('203');
  await ready(page);
  await expect(page.locator('canvas.heat').first()).toBeVisible();
  await expect(page.locator('[data-text]').first()).toHaveAttribute('data-text', 'vamos');

  // To PyTorch and back without a step changes no byte.
  shell(`${PYTHON} -c "import vamos_torch as v; v.save('same.safetensors', v.load('${model}'))"`);
  await choose('same.safetensors');
  await expect(page.locator('[data-number=step]')).toHaveText('200');
  const back = await saved(page, page.getByRole('button', { name: 'Save model file' }));
  expect(Object.keys(original)).toContain('optimizer.second.generator.weight');
  expect(tensors(join(folder, 'same.safetensors'))).toEqual(original);
  expect(tensors(back)).toEqual(original);
});
