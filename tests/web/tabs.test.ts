import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

type Tabs = typeof import('../../web/state/keep/tabs');

/** Channels that can be closed. */
const made: BroadcastChannel[] = [];
const Original = BroadcastChannel;
class Closable extends Original {
  constructor(name: string) {
    super(name);
    made.push(this);
  }
}

/** Each page has a module of its own. */
async function tab(): Promise<Tabs> {
  vi.resetModules();
  return import('../../web/state/keep/tabs');
}

const { setTimeout: after } = globalThis;
/** What has been sent has arrived, and been answered. */
const delivered = (): Promise<void> => new Promise((resolve) => after(resolve, 50));

beforeEach(() => {
  // A page on a busy machine has all the time that it needs.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('BroadcastChannel', Closable);
});

afterEach(() => {
  for (const channel of made.splice(0)) channel.close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('pages of one browser', () => {
  it('have names of their own', async () => {
    const [one, other] = [await tab(), await tab()];
    expect(one.ME).not.toBe(other.ME);
    expect(one.ME).toMatch(/^\d+(-\d+){3}$/);
  });

  it('find each other', async () => {
    const [one, other, third] = [await tab(), await tab(), await tab()];
    expect(await Promise.all([one.isOpen(other.ME), third.isOpen(other.ME), other.isOpen(one.ME)])).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('answer for themselves, and for nobody else', async () => {
    const [one, other] = [await tab(), await tab(), await tab()];
    const heard: unknown[] = [];
    new Closable('vamos').onmessage = ({ data }: MessageEvent) => heard.push(data);
    expect(await one.isOpen(other.ME)).toBe(true);
    await delivered();
    expect(heard).toEqual([{ ask: other.ME }, { here: other.ME }]);
  });

  it('do not find one that has gone, and do not wait for it for long', async () => {
    const [one, other, third] = [await tab(), await tab(), await tab()];
    made[1]!.close();
    const found = vi.fn();
    void one.isOpen(other.ME).then(found);
    // The answer of another page is no answer of this one.
    expect(await one.isOpen(third.ME)).toBe(true);
    await vi.advanceTimersByTimeAsync(399);
    expect(found).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(found).toHaveBeenCalledWith(false);
  });

  it('do not find one that answers too late', async () => {
    const [one, other] = [await tab(), await tab()];
    const [, channel] = made as [BroadcastChannel, BroadcastChannel];
    // As a page that is frozen: it hears later.
    const hear = channel.onmessage!.bind(channel);
    const late: MessageEvent[] = [];
    channel.onmessage = (event) => void late.push(event);
    const found = one.isOpen(other.ME);
    await delivered();
    await vi.advanceTimersByTimeAsync(400);
    expect(await found).toBe(false);
    expect(late).toHaveLength(1);
    for (const event of late) hear(event);
    channel.onmessage = hear;
    expect(await one.isOpen(other.ME)).toBe(true);
  });

  it('hear what the others have kept, and not what they have kept themselves', async () => {
    const [one, other] = [await tab(), await tab()];
    const heard = vi.fn();
    const own = vi.fn();
    other.onKept(heard);
    one.onKept(own);
    one.tellKept('phrases', 30);
    await delivered();
    expect(heard.mock.calls).toEqual([['phrases', { by: one.ME, step: 30 }]]);
    expect(own).not.toHaveBeenCalled();
  });

  it('that cannot speak with each other are alone', async () => {
    const broken = (): never => {
      throw new DOMException('forbidden', 'SecurityError');
    };
    vi.stubGlobal('BroadcastChannel', broken);
    const one = await tab();
    // Nobody is waited for.
    expect(await one.isOpen('somebody')).toBe(false);
    expect(() => one.tellKept('phrases', 30)).not.toThrow();
    vi.stubGlobal('BroadcastChannel', undefined);
    expect(await (await tab()).isOpen('somebody')).toBe(false);
  });
});
