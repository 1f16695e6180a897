/** The element's public types are those of its sources: the compiler says where they are not. */
import type * as source from '../../web/embed/element/vamos-lab';
import type * as open from '../../web/embed/element/public';
import type { EmbedMessage } from '../../web/embed/protocol';

/** Each can stand in the other's place. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Detail<T extends EmbedMessage['type']> = Omit<Extract<EmbedMessage, { type: T }>, 'type'>;
type Event<T extends keyof open.VamosLabEvents> = open.VamosLabEvents[T]['detail'];
type Public = Exclude<keyof open.VamosLab, keyof HTMLElement>;

const same: true[] = [
  true satisfies Same<open.EmbedState, source.EmbedState>,
  true satisfies Same<open.EmbedTranslation, source.EmbedTranslation>,
  true satisfies Same<open.HostSettings, source.HostSettings>,
  true satisfies Same<Event<'vamos-ready'>, Detail<'ready'>>,
  true satisfies Same<Event<'vamos-state'>, Detail<'state'>>,
  true satisfies Same<Event<'vamos-step'>, Detail<'step'>>,
  true satisfies Same<Event<'vamos-task'>, Detail<'task'>>,
  true satisfies Same<Event<'vamos-error'>, Detail<'error'>>,
  true satisfies Same<Pick<open.VamosLab, Public>, Pick<source.VamosLab, Public>>,
];
export default same;
