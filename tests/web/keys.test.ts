import { describe, expect, it } from 'vitest';
import type { Frame } from '../../web/engine/messages';
import { effectOf, KEYS } from '../../web/state/keys';
import { initialState, type AppState } from '../../web/state/state';

const known = {
  language: 'en',
  theme: 'system',
  lesson: 'lets-go',
  chapter: null,
  seed: null,
  canTurbo: false,
  turbo: false,
} as const;
const state = (change: Partial<AppState> = {}): AppState => ({
  ...initialState({ ...known, letterKeys: true }),
  phase: 'ready',
  frame: {} as Frame,
  ...change,
});

describe('keys', () => {
  it('each do something in a lesson that stands', () => {
    for (const key of KEYS) expect([key, effectOf(key, state())]).not.toEqual([key, null]);
  });

  it('train, and pause what trains, whether or not Shift is held', () => {
    expect(effectOf('p', state())).toEqual({ action: { type: 'play' } });
    expect(effectOf('P', state({ phase: 'training' }))).toEqual({ action: { type: 'pause' } });
  });

  it('open a part of the lab, and close it again', () => {
    expect(effectOf('e', state())).toEqual({ action: { type: 'shelf', open: 'experiments' } });
    expect(effectOf('e', state({ shelf: 'experiments' }))).toEqual({ action: { type: 'shelf', open: null } });
  });

  it('do nothing that cannot be done now', () => {
    for (const key of KEYS.filter((one) => one !== '?')) {
      expect([key, effectOf(key, state({ phase: 'starting' }))]).toEqual([key, null]);
      expect([key, effectOf(key, state({ frame: null }))]).toEqual([key, null]);
      expect([key, effectOf(key, state({ letterKeys: false }))]).toEqual([key, null]);
      expect([key, effectOf(key, state({ help: true }))]).toEqual([key, null]);
    }
    expect(effectOf('q', state())).toBeNull();
  });

  it('open their sheet even when letters are off', () => {
    expect(effectOf('?', state({ letterKeys: false }))).toEqual({ action: { type: 'help', open: true } });
  });
});
