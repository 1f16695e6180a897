/** The host's side of protocol.ts, for one frame. */
import { PROTOCOL, type EmbedMessage, type HostMessage } from '../protocol';

/** What a command answers. */
type Value = Extract<EmbedMessage, { ok: true }>['value'];
/** A command before it has an id. */
export type Command = HostMessage extends infer One ? (One extends unknown ? Omit<One, 'id'> : never) : never;

/** A command that was refused: `code` is the embed's, the message is in its language. */
export class VamosError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'VamosError';
  }
}

const isMessage = (data: unknown): data is EmbedMessage =>
  typeof data === 'object' && data !== null && (data as { vamos?: unknown }).vamos === PROTOCOL;

export class EmbedFrame {
  private lastId = 0;
  private readonly pending = new Map<
    number,
    { resolve: (value: Value) => void; reject: (error: VamosError) => void }
  >();
  private readonly origin: string;

  constructor(
    private readonly frame: HTMLIFrameElement,
    private readonly hear: (message: EmbedMessage) => void,
  ) {
    this.origin = new URL(frame.src).origin;
    addEventListener('message', this.listen);
  }

  private readonly listen = (event: MessageEvent<unknown>): void => {
    if (event.source !== this.frame.contentWindow || event.origin !== this.origin || !isMessage(event.data)) return;
    const message = event.data;
    if (message.type !== 'reply') {
      this.hear(message);
      return;
    }
    const waiting = this.pending.get(Number(message.id));
    this.pending.delete(Number(message.id));
    if (message.ok) waiting?.resolve(message.value);
    else waiting?.reject(new VamosError(message.error.code, message.error.text));
  };

  ask<T extends Value>(command: Command): Promise<T> {
    return new Promise((resolve, reject) => {
      this.lastId += 1;
      this.pending.set(this.lastId, { resolve: resolve as (value: Value) => void, reject });
      // A frame of a file's has no origin that could be named.
      const target = this.origin === 'null' ? '*' : this.origin;
      this.frame.contentWindow?.postMessage({ vamos: PROTOCOL, id: this.lastId, ...command }, target);
    });
  }

  close(): void {
    removeEventListener('message', this.listen);
    for (const { reject } of this.pending.values()) reject(new VamosError('closed', 'The lab has been removed.'));
    this.pending.clear();
  }
}
