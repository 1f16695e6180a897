import { expect, test } from 'vitest';
import { readHostMessage } from '../../web/embed/protocol';

const message = (fields: object): unknown => ({ vamos: 1, ...fields });

test.each([
  { type: 'train' },
  { type: 'train', until: 200, speed: 'fast', id: 'a' },
  { type: 'pause', id: 7 },
  { type: 'step' },
  { type: 'reset' },
  { type: 'get', id: 'state' },
  { type: 'set', settings: {} },
  {
    type: 'set',
    settings: {
      lesson: 'dates',
      seed: 3,
      speed: 'slow',
      language: 'es',
      theme: 'dark',
      views: ['cross'],
      controls: [],
      locked: ['train'],
      selection: { kind: 'encoder', row: 0, column: 1 },
    },
  },
  { type: 'open', lesson: 'phrases', state: 'AB' },
  { type: 'translate', text: '<img src=x onerror=alert(1)>' },
])('a command is understood: %j', (fields) => {
  expect(readHostMessage(message(fields))).toEqual(message(fields));
});

test.each([
  null,
  undefined,
  'train',
  1,
  [],
  [{ vamos: 1, type: 'train' }],
  {},
  { type: 'train' },
  { vamos: 2, type: 'train' },
  { vamos: '1', type: 'train' },
  message({}),
  message({ type: 'constructor' }),
  message({ type: '__proto__' }),
  message({ type: 'toString' }),
  message({ type: ['train'] }),
  message({ type: 'train', until: -1 }),
  message({ type: 'train', until: 1.5 }),
  message({ type: 'train', until: NaN }),
  message({ type: 'train', until: '200' }),
  message({ type: 'train', speed: 'warp' }),
  message({ type: 'train', more: 1 }),
  message({ type: 'pause', id: {} }),
  message({ type: 'pause', id: '' }),
  message({ type: 'pause', id: 'x'.repeat(101) }),
  message({ type: 'set' }),
  message({ type: 'set', settings: null }),
  message({ type: 'set', settings: { lesson: 'your-own' } }),
  message({ type: 'set', settings: { lesson: 'lets-go', html: '<b>' } }),
  message({ type: 'set', settings: { views: [] } }),
  message({ type: 'set', settings: { views: 'cross' } }),
  message({ type: 'set', settings: { controls: ['train', 'fly'] } }),
  message({ type: 'set', settings: { selection: { kind: 'sideways' } } }),
  message({ type: 'set', settings: JSON.parse('{"__proto__": {"lesson": "dates"}}') as object }),
  message({ type: 'open', lesson: 'phrases' }),
  message({ type: 'open', lesson: 'nothing', state: 'AB' }),
  message({ type: 'translate' }),
  message({ type: 'translate', text: 1 }),
  message({ type: 'translate', text: 'x'.repeat(100_001) }),
])('anything else is ignored: %j', (data) => {
  expect(readHostMessage(data)).toBeNull();
});

test('what a message inherits does not count', () => {
  expect(readHostMessage(Object.create({ vamos: 1, type: 'train' }))).toBeNull();
  expect(readHostMessage(Object.assign(Object.create({ type: 'train' }) as object, { vamos: 1 }))).toBeNull();
});
